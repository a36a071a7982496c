"""`-o [FORMAT:]FILE`: which report goes where."""

from dataclasses import dataclass
from pathlib import Path

from inspector.reports.registry import FORMATS, ReportFormat, format_named, format_of_suffix


class OutputError(ValueError):
    """An output that cannot be understood; the message is one sentence."""


@dataclass(frozen=True, slots=True)
class Output:
    """One report to write."""

    format: ReportFormat
    path: Path


def parse_output(text: str) -> Output:
    """Reads one `-o`. Raises OutputError where neither a format nor a known suffix is given."""
    name, separator, rest = text.partition(":")
    if separator and name in {known.name for known in FORMATS}:
        return Output(format_named(name), Path(rest))
    found = format_of_suffix(Path(text).suffix)
    if found is None:
        suffixes = ", ".join(known.suffix for known in FORMATS if known.owns_suffix)
        raise OutputError(f"The format of {text} is not clear: use a suffix ({suffixes}) or FORMAT:FILE.")
    return Output(found, Path(text))


def write_output(output: Output, data: bytes) -> None:
    """Writes one report. Raises OutputError where the file cannot be written."""
    try:
        output.path.write_bytes(data)
    except OSError as error:
        raise OutputError(f"{output.path} cannot be written: {error.strerror}.") from error
