"""Runs the masker over every string of a report that an artifact had a say in."""

from collections.abc import Iterable
from dataclasses import replace

from inspector.core.artifact import Artifact
from inspector.core.exposure import Amount, Exposure
from inspector.core.finding import Evidence
from inspector.core.masking import Masker
from inspector.core.problem import Problem
from inspector.core.report import Verdict


class ReportMasker:
    """Masks texts and records; remembers texts, because paths and sentences repeat."""

    def __init__(self, secrets: Iterable[str]) -> None:
        self._masker = Masker(secrets)
        self._known: dict[str, str] = {}

    def text(self, text: str) -> str:
        """One string."""
        masked = self._known.get(text)
        if masked is None:
            masked = self._known[text] = self._masker.mask(text)[0]
        return masked

    def texts(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        """Several strings."""
        return tuple(map(self.text, texts)) if texts else texts

    def optional(self, text: str | None) -> str | None:
        """A string that may be missing."""
        return None if text is None else self.text(text)

    def evidence(self, evidence: Evidence | None) -> Evidence | None:
        """Evidence, marked as redacted when something was replaced."""
        if evidence is None:
            return None
        excerpt, context = self.text(evidence.excerpt), self.optional(evidence.context)
        if excerpt == evidence.excerpt and context == evidence.context:
            return evidence
        return Evidence(excerpt, context, redacted=True)

    def problem(self, problem: Problem) -> Problem:
        """A problem."""
        return replace(
            problem,
            path=self.text(problem.path),
            message=self.text(problem.message),
            resolution=self.text(problem.resolution),
        )

    def artifact(self, artifact: Artifact) -> Artifact:
        """The artifact and what it claims to be."""
        package = artifact.package
        if package is not None:
            package = replace(package, name=self.text(package.name), version=self.optional(package.version))
        return replace(artifact, name=self.text(artifact.name), package=package)

    def exposure(self, exposure: Exposure) -> Exposure:
        """The exposure: its folders and languages."""
        folders = tuple(replace(row, folder=self.text(row.folder)) for row in exposure.by_folder)
        languages: dict[str, Amount] = {self.text(name): amount for name, amount in exposure.by_language.items()}
        return replace(exposure, by_folder=folders, by_language=languages)

    def verdict(self, verdict: Verdict) -> Verdict:
        """The verdict's sentences."""
        return replace(verdict, reasons=self.texts(verdict.reasons))
