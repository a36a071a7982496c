"""What the window says: verdicts, end states, kinds, and how figures are written."""

from inspector.core.end_state import EndState
from inspector.core.entry import Entry, EntryKind, Origin
from inspector.core.problem import ProblemKind
from inspector.core.report import Report, VerdictState
from inspector.core.severity import Confidence, Severity
from inspector.core.sourcefacts import Party
from inspector.gui.language import WordTable, tr

VERDICT_WORDS = WordTable(
    {
        VerdictState.FAIL: "Do not ship",
        VerdictState.REVIEW: "Review",
        VerdictState.PASS: "Pass",
    }
)

END_SENTENCES = WordTable(
    {
        EndState.RUNNING: "The scan is running.",
        EndState.COMPLETE: "The scan is complete.",
        EndState.CANCELLED: "The scan was cancelled. What was found until then is shown.",
        EndState.TIMED_OUT: "The scan ran into its time limit. What was found until then is shown.",
        EndState.OUT_OF_MEMORY: "The scan ran into its memory limit. What was found until then is shown.",
        EndState.WORKER_DIED: "The process that reads the artifact ended unexpectedly. "
        "What was found until then is shown.",
        EndState.FAILED: "The artifact could not be read.",
    }
)

PROBLEM_WORDS = WordTable(
    {
        ProblemKind.NOT_SCANNED: "Not scanned",
        ProblemKind.UNREADABLE: "Unreadable",
        ProblemKind.LIMIT: "Limit reached",
        ProblemKind.WORKER_DIED: "Process ended",
        ProblemKind.ENGINE_MISSING: "Check not available",
        ProblemKind.RULE_FAILED: "Check failed",
        ProblemKind.NOTE: "Note",
    }
)

LEVEL_WORDS = WordTable(
    {
        Severity.CRITICAL: "critical",
        Severity.HIGH: "high",
        Severity.MEDIUM: "medium",
        Severity.LOW: "low",
        Severity.INFO: "info",
    }
)
"""Severities inside a sentence."""

CONFIDENCE_WORDS = WordTable({Confidence.HIGH: "high", Confidence.MEDIUM: "medium", Confidence.LOW: "low"})

PARTY_WORDS = WordTable(
    {
        Party.FIRST: "first-party",
        Party.THIRD: "third-party",
        Party.BUNDLER: "bundler",
        Party.OUTSIDE: "outside",
    }
)

_KIND_WORDS = WordTable(
    {
        EntryKind.FILE: "File",
        EntryKind.DIRECTORY: "Folder",
        EntryKind.SYMLINK: "Symbolic link",
        EntryKind.HARDLINK: "Hard link",
        EntryKind.DEVICE: "Device",
        EntryKind.FIFO: "Named pipe",
        EntryKind.SOCKET: "Socket",
        EntryKind.OTHER: "Other",
    }
)


def kind_words(entry: Entry) -> str:
    """What an entry is, in one or two words."""
    if entry.origin is Origin.REBUILT:
        return tr("Rebuilt source")
    if entry.origin is Origin.APPROXIMATE:
        return tr("Approximate source")
    if entry.origin is Origin.EMBEDDED:
        return tr("Embedded")
    return _KIND_WORDS[entry.kind]


def counted(count: int, one: str, many: str = "") -> str:
    """`1 entry`, `1,906 entries`."""
    return f"{count:,} {tr(one if count == 1 else many or one + 's')}"


def severity_counts(report: Report, *, worst: int = 5) -> str:
    """`2 critical, 3 high`: open findings by severity, those above zero."""
    parts = [
        f"{report.counts.findings.get(level.value, 0):,} {LEVEL_WORDS[level]}"
        for level in Severity
        if report.counts.findings.get(level.value, 0)
    ]
    return ", ".join(parts[:worst]) or tr("no open findings")
