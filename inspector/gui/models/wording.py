"""What the window says: verdicts, end states, kinds, and how figures are written."""

from inspector.core.end_state import EndState
from inspector.core.entry import Entry, EntryKind, Origin
from inspector.core.problem import ProblemKind
from inspector.core.report import Report, VerdictState
from inspector.core.severity import Severity

VERDICT_WORDS = {
    VerdictState.FAIL: "Do not ship",
    VerdictState.REVIEW: "Review",
    VerdictState.PASS: "Pass",
}

END_SENTENCES = {
    EndState.RUNNING: "The scan is running.",
    EndState.COMPLETE: "The scan is complete.",
    EndState.CANCELLED: "The scan was cancelled. What was found until then is shown.",
    EndState.TIMED_OUT: "The scan ran into its time limit. What was found until then is shown.",
    EndState.OUT_OF_MEMORY: "The scan ran into its memory limit. What was found until then is shown.",
    EndState.WORKER_DIED: "The process that reads the artifact ended unexpectedly. What was found until then is shown.",
    EndState.FAILED: "The artifact could not be read.",
}

PROBLEM_WORDS = {
    ProblemKind.NOT_SCANNED: "Not scanned",
    ProblemKind.UNREADABLE: "Unreadable",
    ProblemKind.LIMIT: "Limit reached",
    ProblemKind.WORKER_DIED: "Process ended",
    ProblemKind.ENGINE_MISSING: "Check not available",
    ProblemKind.RULE_FAILED: "Check failed",
    ProblemKind.NOTE: "Note",
}

_KIND_WORDS = {
    EntryKind.FILE: "File",
    EntryKind.DIRECTORY: "Folder",
    EntryKind.SYMLINK: "Symbolic link",
    EntryKind.HARDLINK: "Hard link",
    EntryKind.DEVICE: "Device",
    EntryKind.FIFO: "Named pipe",
    EntryKind.SOCKET: "Socket",
    EntryKind.OTHER: "Other",
}


def kind_words(entry: Entry) -> str:
    """What an entry is, in one or two words."""
    if entry.origin is Origin.REBUILT:
        return "Rebuilt source"
    if entry.origin is Origin.APPROXIMATE:
        return "Approximate source"
    if entry.origin is Origin.EMBEDDED:
        return "Embedded"
    return _KIND_WORDS[entry.kind]


def counted(count: int, one: str, many: str = "") -> str:
    """`1 entry`, `1,906 entries`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def severity_counts(report: Report, *, worst: int = 5) -> str:
    """`2 critical, 3 high`: open findings by severity, those above zero."""
    parts = [
        f"{report.counts.findings.get(level.value, 0):,} {level.value}"
        for level in Severity
        if report.counts.findings.get(level.value, 0)
    ]
    return ", ".join(parts[:worst]) or "no open findings"
