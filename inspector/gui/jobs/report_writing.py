"""Writes a report to a file: rendered beside the GUI thread, and complete or not there at all."""

from pathlib import Path

from inspector.core.report import Report
from inspector.disk.whole_file import write_whole
from inspector.gui.jobs.background import Token
from inspector.reports.registry import FORMATS, ReportFormat

FIRST = "html"
"""Offered first: the format for people."""


def offered_formats() -> tuple[ReportFormat, ...]:
    """All formats of the product, the one for people first."""
    return tuple(sorted(FORMATS, key=lambda each: each.name != FIRST))


def write_report(report: Report, chosen: ReportFormat, target: Path, token: Token) -> int:
    """Renders and writes; the size in bytes. Raises OSError. A file of that name is replaced in one step.

    Writes nothing once the token is dropped.
    """
    data = chosen.write(report)
    if token.is_dropped:
        return 0
    write_whole(target, data)
    return len(data)
