"""What a rule is: its metadata, and the only door through which its findings are made."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from inspector.core.entry import Entry
from inspector.core.finding import Evidence, Finding
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """A rule's metadata. The manual page is the docstring of the module that defines the rule."""

    id: str
    title: str
    """At most 80 characters, a noun phrase or a fact: "Source map with first-party sources"."""
    severity: Severity
    confidence: Confidence
    since: str
    """Version of the product that introduced the rule."""
    remediation: str
    """One or two sentences: the change that fixes it, in the user's build tool where it can be named."""
    cwe: tuple[int, ...] = ()
    references: tuple[str, ...] = ()
    version: int = 1
    """Raised when the meaning of the rule changes: part of the exact fingerprint."""

    @property
    def group(self) -> str:
        """The part of the id before the first hyphen."""
        return self.id.partition("-")[0]

    def finding(
        self,
        entry: Entry | None,
        message: str,
        content_key: str,
        *,
        severity: Severity | None = None,
        confidence: Confidence | None = None,
        line: int | None = None,
        column: int | None = None,
        offset: int | None = None,
        evidence: Evidence | None = None,
        remediation: str | None = None,
        reasons: Iterable[str] = (),
        refused_by: Iterable[str] = (),
        tags: Iterable[str] = (),
        identity: str | None = None,
    ) -> Finding:
        """Makes one finding of this rule.

        `entry` None stands for the artifact as a whole. `content_key` says what makes the finding the
        same one in another release or at another place: a digest of the secret or of the content, or a
        structural key such as a link target; never a line, an offset or a time. `identity` says it in its
        place for other releases, where the content changes with every build.
        """
        return Finding(
            rule=self.id,
            severity=severity or self.severity,
            confidence=confidence or self.confidence,
            entry=entry.number if entry else None,
            path=entry.path if entry else "",
            message=message,
            content_key=content_key,
            line=line,
            column=column,
            offset=offset,
            evidence=evidence,
            remediation=remediation or self.remediation,
            reasons=tuple(reasons),
            refused_by=tuple(refused_by),
            tags=tuple(tags),
            identity=identity,
        )


class TreeRule(Protocol):
    """A rule over the whole artifact; runs once, when every entry was read."""

    @property
    def info(self) -> RuleInfo:
        """The rule's metadata."""
        ...

    def check(self, view: ArtifactView) -> Iterable[Finding]:
        """Findings in a repeatable order. Must not raise for anything that an artifact can hold."""
        ...
