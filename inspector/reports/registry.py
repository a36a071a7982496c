"""All formats of a report: one tuple, in the order in which they are offered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from inspector.core.report import Report
from inspector.reports.html_report import write_html, write_several_html
from inspector.reports.json_report import write_json
from inspector.reports.markdown_report import write_markdown, write_several_markdown
from inspector.reports.sarif_report import (
    write_sarif,
    write_sarif_github,
    write_several_sarif,
    write_several_sarif_github,
)
from inspector.reports.several import write_several_json
from inspector.reports.text_report import write_several_text, write_text


@dataclass(frozen=True, slots=True)
class ReportFormat:
    """One way to write a report."""

    name: str
    """What `--format` and `-o FORMAT:FILE` take."""
    suffix: str
    """What a file of it is called."""
    title: str
    """For people who choose one."""
    write: Callable[[Report], bytes]
    write_several: Callable[[Sequence[Report]], bytes]
    """For one or more reports in one file."""
    owns_suffix: bool = True
    """Whether the suffix alone chooses this format."""


FORMATS: Final = (
    ReportFormat("text", ".txt", "Plain text", write_text, write_several_text),
    ReportFormat("json", ".json", "JSON", write_json, write_several_json),
    ReportFormat("sarif", ".sarif", "SARIF 2.1.0", write_sarif, write_several_sarif),
    ReportFormat(
        "sarif-github",
        ".sarif",
        "SARIF for GitHub code scanning",
        write_sarif_github,
        write_several_sarif_github,
        owns_suffix=False,
    ),
    ReportFormat("html", ".html", "Web page", write_html, write_several_html),
    ReportFormat("md", ".md", "Markdown", write_markdown, write_several_markdown),
)


def format_named(name: str) -> ReportFormat:
    """The format of that name. Raises KeyError where there is none."""
    return {found.name: found for found in FORMATS}[name]


def format_of_suffix(suffix: str) -> ReportFormat | None:
    """The format that a file's suffix stands for, if any."""
    return next((f for f in FORMATS if f.owns_suffix and f.suffix == suffix.lower()), None)


def written(reports: Sequence[Report], chosen: ReportFormat) -> bytes:
    """One report or several in the chosen format."""
    return chosen.write(reports[0]) if len(reports) == 1 else chosen.write_several(reports)
