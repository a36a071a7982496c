"""The words that every readable format shares."""

from typing import Final

from inspector.core.end_state import EndState
from inspector.core.exposure import Exposure
from inspector.core.report import FindingState, Report, ReportFinding, VerdictState
from inspector.core.severity import Severity
from inspector.core.text import human_size

PRODUCT: Final = "Artifact Inspector"
VERDICTS: Final = {VerdictState.PASS: "Pass", VerdictState.REVIEW: "Review", VerdictState.FAIL: "Do not ship"}
SHAPES: Final = {
    Severity.CRITICAL: "◆",
    Severity.HIGH: "▲",
    Severity.MEDIUM: "■",
    Severity.LOW: "●",
    Severity.INFO: "○",
}
"""A shape for each level, so that colour is never the only sign."""
END_STATES: Final = {
    EndState.COMPLETE: "complete",
    EndState.CANCELLED: "cancelled",
    EndState.TIMED_OUT: "ran out of time",
    EndState.OUT_OF_MEMORY: "ran out of memory",
    EndState.WORKER_DIED: "a scan process ended early",
    EndState.FAILED: "failed",
    EndState.RUNNING: "still running",
}
STATES: Final = {
    FindingState.OPEN: "open",
    FindingState.CONFIRMED: "confirmed",
    FindingState.ACCEPTED: "accepted",
    FindingState.FALSE_POSITIVE: "false positive",
    FindingState.FIXED: "fixed",
    FindingState.EXPIRED: "acceptance lapsed",
}
WHOLE_ARTIFACT: Final = "(the artifact as a whole)"


def place(finding: ReportFinding) -> str:
    """Path with line and column, or byte offset, where they are known."""
    path = finding.path or WHOLE_ARTIFACT
    if finding.line is not None:
        return f"{path}:{finding.line}" + (f":{finding.column}" if finding.column is not None else "")
    return f"{path} at byte {finding.offset:,}" if finding.offset is not None else path


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """`1 file`, `1,906 files`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def summary_of_counts(report: Report) -> str:
    """`2 critical, 3 high`; the levels that have open findings."""
    parts = [f"{report.counts.findings[level]:,} {level}" for level in Severity if report.counts.findings.get(level)]
    return ", ".join(parts) or "no open findings"


def package_name(report: Report) -> str:
    """`npm demo 1.0.0`, or nothing where the artifact names no package."""
    package = report.artifact.package
    if package is None:
        return ""
    return " ".join(part for part in (package.ecosystem, package.name, package.version) if part)


def open_findings(report: Report) -> list[ReportFinding]:
    """Those that count, in the order of the report."""
    return [finding for finding in report.findings if finding.is_open]


def new_findings(report: Report) -> list[ReportFinding]:
    """Those that count and that no earlier report knows: all that count where none was compared with."""
    return [finding for finding in open_findings(report) if not finding.is_known]


def suppressed_findings(report: Report) -> list[ReportFinding]:
    """Those that somebody decided about, in the order of the report."""
    return [finding for finding in report.findings if not finding.is_open]


LEVEL_WORDS: Final = (
    ("full", "Full text"),
    ("linked", "Shipped as plain files"),
    ("approximate", "Approximate text"),
    ("names_only", "Names only"),
    ("pointer", "Addresses elsewhere"),
)
"""Fields of `Levels`, and what people read."""


def exposure_lines(exposure: Exposure) -> list[str]:
    """Sources beyond those with text, and the share of the shipped code that maps explain; nothing of zeros."""
    levels, shipped = exposure.levels, exposure.shipped_code
    counts = [(levels.linked.files, "shipped as plain files"), (levels.approximate.files, "approximate text only"),
              (levels.names_only.files, "name only"), (levels.pointer.files, "address elsewhere")]  # fmt: skip
    without = [f"{count:,} {what}" for count, what in counts if count]
    lines = [f"Sources without text: {', '.join(without)}"] if without else []
    if shipped.mapped_bytes and shipped.mapped_share is not None:
        lines.append(
            f"Maps explain {shipped.mapped_share:.0%} of the shipped code: {human_size(shipped.mapped_bytes)} "
            f"of {human_size(shipped.bytes)}"
        )
    return lines


def limits(report: Report) -> str:
    """`max-entries = 3`: limits that were set otherwise than built in."""
    return ", ".join(f"{key} = {value:,}" for key, value in sorted(report.policy.limits.items()))
