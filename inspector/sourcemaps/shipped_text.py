"""The file that a map explains, with positions as the map counts them: text, or a WebAssembly module.

ECMA-426, "Position types": a module is one line, and its columns are bytes.
"""

from typing import Final

import numpy as np

from inspector.sourcemaps.utf16_text import Utf16Text

_MODULE: Final = b"\0asm"


def is_module(data: bytes) -> bool:
    """Whether the bytes are a WebAssembly module."""
    return data.startswith(_MODULE)


def shipped_text(data: bytes) -> Utf16Text:
    """The lines and columns of a shipped file."""
    return ByteLine(data) if is_module(data) else Utf16Text(data)


class ByteLine(Utf16Text):
    """Bytes that are no text, as one line of units. They have no characters to show."""

    def __init__(self, data: bytes) -> None:
        """Takes all of them."""
        self._unit_bytes = 1
        self._data = data
        self.starts = np.zeros(1, np.int64)
        self.ends = np.full(1, len(data), np.int64)

    def piece(self, start: int, end: int) -> str:  # noqa: ARG002 - see Utf16Text
        """Nothing: see the class."""
        return ""
