"""One fact, made by one rule, with evidence, severity and confidence."""

from dataclasses import dataclass

from inspector.core.severity import Confidence, Severity

MAX_EXCERPT_CHARACTERS = 240
MAX_CONTEXT_CHARACTERS = 1200


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was seen, bounded. Secrets stand in clear until the masker of the report has run."""

    excerpt: str
    """At most MAX_EXCERPT_CHARACTERS; never cuts through a secret."""
    context: str | None = None
    """A few lines around it, at most MAX_CONTEXT_CHARACTERS; never cuts through a secret."""
    redacted: bool = False
    """Whether the masker replaced something in it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """As the rule made it: base severity and facts, no policy applied, no fingerprint yet."""

    rule: str
    severity: Severity
    confidence: Confidence
    entry: int | None
    path: str
    message: str
    content_key: str
    """Equal for the same fact at several places, which are one finding."""
    line: int | None = None
    """1-based."""
    column: int | None = None
    """1-based, in UTF-16 code units."""
    offset: int | None = None
    """0-based byte in the entry as stored; None in decoded text."""
    evidence: Evidence | None = None
    remediation: str | None = None
    reasons: tuple[str, ...] = ()
    """Why the severity is not the rule's default, one sentence each."""
    refused_by: tuple[str, ...] = ()
    """Upload checks that would refuse the artifact for this: `pypi`, `uv`."""
    tags: tuple[str, ...] = ()
    """Facts that a profile may act on: `first-party`, `third-party`, `test-path`, `example` ..."""
    identity: str | None = None
    """What makes it the same finding in another release; None where the content key does that."""
