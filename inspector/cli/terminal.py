"""What the terminal at hand can do."""

import io
import os
import sys
from typing import TextIO


def uses_colour(stream: TextIO) -> bool:
    """Whether to colour: a terminal, and nobody asked for none (NO_COLOR, TERM=dumb)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def complain(sentence: str) -> None:
    """One sentence on standard error."""
    sys.stderr.write(f"inspector: {sentence}\n")


def write_bytes(data: bytes) -> None:
    """Bytes on standard output, exactly."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def prepare_streams() -> None:
    """Makes sure that every sentence can be written, whatever the locale, and where a stream is closed.

    Into a file or a pipe goes UTF-8, as in every report: the locale's own encoding (ASCII under `LC_ALL=C`, code
    page 1252 on Windows) lacks the marks of the summary. A terminal keeps its encoding.
    """
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")


def abandon_output() -> None:
    """Standard output has no reader any more (`| head`): what is still buffered goes nowhere, without a complaint."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
