"""The raw fact that something could not be read, and what was done instead."""

from dataclasses import dataclass
from enum import StrEnum


class ProblemKind(StrEnum):
    """Each kind belongs to exactly one coverage rule: see `COVERAGE_RULES`."""

    NOT_SCANNED = "not-scanned"
    UNREADABLE = "unreadable"
    LIMIT = "limit"
    WORKER_DIED = "worker-died"
    ENGINE_MISSING = "engine-missing"
    RULE_FAILED = "rule-failed"
    NOTE = "note"
    """Read differently than asked for, with nothing left unread: no finding."""


COVERAGE_RULES = {
    ProblemKind.NOT_SCANNED: "cov-not-scanned",
    ProblemKind.UNREADABLE: "cov-unreadable",
    ProblemKind.LIMIT: "cov-limit",
    ProblemKind.WORKER_DIED: "cov-worker-died",
    ProblemKind.ENGINE_MISSING: "cov-engine-missing",
    ProblemKind.RULE_FAILED: "cov-not-scanned",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that went wrong. Problems that leave something unread become one finding each."""

    kind: ProblemKind
    path: str
    """Canonical inner path; empty for the artifact itself."""
    message: str
    """One sentence that says what could not be read and why."""
    resolution: str
    """One sentence that says what was done instead."""
    entry: int | None = None
    limit: str = ""
    """The field of `core.limits.Limits` that was met: for the window, not written to reports."""
