"""`-o [FORMAT:]FILE`: which report goes where."""

from dataclasses import dataclass
from pathlib import Path

from inspector.disk.whole_file import write_whole
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
        return Output(format_named(name), _usable(rest))
    found = format_of_suffix(Path(text).suffix)
    if found is None:
        suffixes = ", ".join(known.suffix for known in FORMATS if known.owns_suffix)
        raise OutputError(f"The format of {text} is not clear: use a suffix ({suffixes}) or FORMAT:FILE.")
    return Output(found, _usable(text))


def _usable(text: str) -> Path:
    """Tells before a long scan what would be told after it."""
    path = Path(text)
    if not text:
        raise OutputError("An output needs a file name after its format.")
    if path.is_dir():
        raise OutputError(f"{text} is a folder, where the name of a file to write is expected.")
    if not path.parent.is_dir():
        raise OutputError(f"{text} cannot be written: there is no folder {path.parent}.")
    return path


def write_output(output: Output, data: bytes) -> None:
    """Writes one report. Raises OutputError where the file cannot be written."""
    try:
        write_whole(output.path, data)
    except OSError as error:
        raise OutputError(f"{output.path} cannot be written: {error.strerror}.") from error
