"""Compares findings with those of an earlier report: new, unchanged or moved."""

import re
from collections.abc import Sequence
from typing import Final

from inspector.core.artifact import Artifact
from inspector.core.report import Baseline, Fingerprint, Report
from inspector.policy.policy import PolicyError

_DIGITS: Final = re.compile(r"\d+")


class BaselineError(PolicyError):
    """The earlier report cannot be compared with; the message says why."""


class BaselineIndex:
    """The fingerprints of an earlier report."""

    def __init__(self, earlier: Report | None, key_id: str | None) -> None:
        """None knows nothing. Raises BaselineError when the report was made with another fingerprint key."""
        if earlier is not None and earlier.policy.key_id != key_id:
            raise BaselineError(
                "The baseline was made with another fingerprint key, so its findings cannot be recognised; "
                "scan the earlier artifact again under this policy."
            )
        findings = earlier.findings if earlier else ()
        self._exact = {(f.rule, f.fingerprint.exact) for f in findings}
        self._loose = {(f.rule, f.fingerprint.loose) for f in findings}

    def compare(self, rule: str, fingerprint: Fingerprint) -> Baseline:
        """Unchanged where the exact fingerprint is known, moved where only the loose one is."""
        if (rule, fingerprint.exact) in self._exact:
            return Baseline.UNCHANGED
        return Baseline.MOVED if (rule, fingerprint.loose) in self._loose else Baseline.NEW


def earlier_of(artifact: Artifact, reports: Sequence[Report]) -> Report | None:
    """The report among several that is about an earlier release of the artifact.

    The same package in the same format counts; without a package, the same name without its digits. A single
    report is taken as it is: somebody chose it.
    """
    if len(reports) == 1:
        return reports[0]
    wanted = _identity(artifact)
    alike = [report for report in reports if _identity(report.artifact) == wanted]
    return next((report for report in alike if report.artifact.name == artifact.name), alike[0] if alike else None)


def _identity(artifact: Artifact) -> tuple[str, ...]:
    """What stays when the version changes; wheels for several systems are told apart by their last tag."""
    package, name = artifact.package, artifact.name
    shape = _DIGITS.sub("", name.rpartition("-")[2] if name.endswith(".whl") else name.rpartition(".")[2])
    if package is not None:
        return (package.ecosystem, package.name, shape)
    return ("", _DIGITS.sub("", name), shape)
