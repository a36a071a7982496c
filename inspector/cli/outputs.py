"""`-o [FORMAT:]FILE`: which report goes where."""

from dataclasses import dataclass
from pathlib import Path

from inspector.cli.parser import FORMATS

SUFFIXES = {".json": "json", ".sarif": "sarif", ".html": "html", ".htm": "html", ".md": "md", ".txt": "text"}


class OutputError(ValueError):
    """An output that cannot be understood; the message is one sentence."""


@dataclass(frozen=True, slots=True)
class Output:
    """One report to write."""

    format: str
    path: Path


def parse_output(text: str) -> Output:
    """Reads one `-o`. Raises OutputError where neither a format nor a known suffix is given."""
    name, separator, rest = text.partition(":")
    if separator and name in FORMATS:
        return Output(name, Path(rest))
    suffix = Path(text).suffix.lower()
    if suffix not in SUFFIXES:
        known = ", ".join(sorted(SUFFIXES))
        raise OutputError(f"The format of {text} is not clear: use a suffix ({known}) or FORMAT:FILE.")
    return Output(SUFFIXES[suffix], Path(text))


def write_output(output: Output, data: bytes) -> None:
    """Writes one report. Raises OutputError where the file cannot be written."""
    try:
        output.path.write_bytes(data)
    except OSError as error:
        raise OutputError(f"{output.path} cannot be written: {error.strerror}.") from error
