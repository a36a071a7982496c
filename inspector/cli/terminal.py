"""What the terminal at hand can do."""

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


def abandon_output() -> None:
    """Standard output has no reader any more (`| head`): what is still buffered goes nowhere, without a complaint."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
