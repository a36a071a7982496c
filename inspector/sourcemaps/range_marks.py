"""Which segments stand for a range, in which every unit has its own original (ECMA-426 proposal, "Range mappings").

The field `rangeMappings` has a group per generated line; in it unsigned VLQs count from one such segment of the line to
the next, the first from 1. Few maps have it and few segments are in it, so it is read number by number.
"""

import re
from collections.abc import Iterator
from typing import Final

import numpy as np

from inspector.sourcemaps.mapping_chunk import Flags, MappingChunk, Numbers
from inspector.sourcemaps.mapping_faults import (
    CUT_MARK,
    FOREIGN_MARK,
    LARGE_MARK,
    MARK_WITHOUT_SEGMENT,
    TOO_MANY_MARKS,
    ZERO_MARK,
)
from inspector.sourcemaps.small_mappings import CONTINUES, DIGITS, PAYLOAD

MAX_MARKS: Final = 1_000_000
MAX_BYTES: Final = 4 << 20
_NO_KEY: Final = (1 << 63) - 1
_LARGEST: Final = (1 << 31) - 1
_LINE_SHIFT: Final = 32
_GROUP: Final = re.compile(rb"[^;]+")


class RangeMarks:
    """The marks of one map or section, held against its segments as these are decoded."""

    def __init__(self, text: bytes) -> None:
        """`text` is what the field holds."""
        self._faults: dict[str, None] = {}
        if len(text) > MAX_BYTES:
            self._faults[TOO_MANY_MARKS] = None
        self._keys = np.array([*sorted(self._read(text[:MAX_BYTES])), _NO_KEY], np.int64)
        self._line, self._index = 0, 0
        self._hits = 0

    def of(self, chunk: MappingChunk) -> Flags:
        """Which of the segments are ranges. Chunks come in the order of the map."""
        lines = chunk.generated_line
        if not len(lines):
            return np.zeros(0, np.bool_)
        keys = (lines << _LINE_SHIFT) | self._indexes(lines)
        places = np.searchsorted(self._keys, keys)
        # Behind the last one there is a key that no segment has.
        found: Flags = self._keys[places] == keys
        self._hits += int(np.count_nonzero(found))
        return found

    def faults(self) -> tuple[str, ...]:
        """What is wrong with them: see `mapping_faults`. Complete once all segments were shown."""
        is_missing = self._hits < len(self._keys) - 1
        return (*self._faults, *((MARK_WITHOUT_SEGMENT,) if is_missing else ()))

    def _indexes(self, lines: Numbers) -> Numbers:
        """The place of each segment in its line; a line may have begun in the chunk before."""
        begins = np.flatnonzero(np.diff(lines, prepend=-1))
        lengths = np.diff(begins, append=len(lines))
        indexes = np.arange(len(lines)) - np.repeat(begins, lengths)
        if lines[0] == self._line:
            indexes[: lengths[0]] += self._index
        self._line, self._index = int(lines[-1]), int(indexes[-1]) + 1
        return indexes

    def _read(self, text: bytes) -> set[int]:
        keys, line, past = set[int](), 0, 0
        for group in _GROUP.finditer(text):
            line, past = line + text.count(b";", past, group.start()), group.end()
            index = -1
            for step in self._steps(group.group()):
                index += step
                if len(keys) >= MAX_MARKS or index > _LARGEST:
                    self._faults[TOO_MANY_MARKS if index <= _LARGEST else LARGE_MARK] = None
                    return keys
                keys.add((line << _LINE_SHIFT) | index)
        return keys

    def _steps(self, group: bytes) -> Iterator[int]:
        number = shift = 0
        is_open = False
        for character in group.decode("latin-1"):
            digit = DIGITS.get(character)
            if digit is None:
                self._faults[FOREIGN_MARK] = None
                continue
            # Larger than what fits anyway: the shift stops there.
            number |= (digit & PAYLOAD) << min(shift, _LINE_SHIFT)
            shift, is_open = shift + 5, digit >= CONTINUES
            if not is_open:
                if 0 < number <= _LARGEST:
                    yield number
                else:
                    self._faults[LARGE_MARK if number else ZERO_MARK] = None
                number = shift = 0
        if is_open:
            self._faults[CUT_MARK] = None
