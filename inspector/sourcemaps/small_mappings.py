"""Decodes a short `mappings` text number by number: for a few segments the calls of numpy cost more."""

from collections.abc import Iterator

import numpy as np

from inspector.sourcemaps.mapping_chunk import UNMAPPED, MappingChunk
from inspector.sourcemaps.mapping_faults import CUT_NUMBER, FIELD_COUNT, FOREIGN_CHARACTER, LARGE_NUMBER, NO_FIELDS

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
DIGITS = {character: digit for digit, character in enumerate(_ALPHABET)}
CONTINUES, PAYLOAD = 32, 31
_MAX_BITS = 32
_ORDER = (NO_FIELDS, FOREIGN_CHARACTER, CUT_NUMBER, LARGE_NUMBER, FIELD_COUNT)

Row = tuple[int, int, int, int, int, int]


def decode_small(text: bytes) -> MappingChunk:
    """The same as `mappings.iter_mappings` yields for a text of one chunk."""
    faults: set[str] = set()
    rows = list(_rows(text.decode("latin-1"), faults))
    columns = np.array(rows, np.int64).reshape(len(rows), 6).T.copy()
    line, column, source, original_line, original_column, name = columns
    found = tuple(fault for fault in _ORDER if fault in faults)
    return MappingChunk(line, column, source, original_line, original_column, name, found)


def _rows(text: str, faults: set[str]) -> Iterator[Row]:
    sums = [0, 0, 0, 0, 0]
    for number, line in enumerate(text.split(";")):
        sums[0] = 0
        segments = line.split(",") if line else []
        for segment in segments:
            if not segment:
                faults.add(NO_FIELDS)
                continue
            values = _values(segment, faults)
            if len(values) not in (1, 4, 5):
                if values:
                    faults.add(FIELD_COUNT)
                continue
            for index, value in enumerate(values):
                sums[index] += value
            shown = [*sums[: len(values)], *[UNMAPPED] * (5 - len(values))]
            yield (number, *shown)  # type: ignore[misc]  # five of them


def _values(segment: str, faults: set[str]) -> list[int]:
    values: list[int] = []
    raw = shift = 0
    is_open = False
    for character in segment:
        digit = DIGITS.get(character)
        if digit is None:
            faults.add(FOREIGN_CHARACTER)
            continue
        raw |= (digit & PAYLOAD) << shift
        shift += 5
        is_open = digit >= CONTINUES
        if not is_open:
            values.append(_signed(raw, faults))
            raw = shift = 0
    if is_open:
        faults.add(CUT_NUMBER)
        values.append(_signed(raw, faults))
    return values


def _signed(raw: int, faults: set[str]) -> int:
    if raw >> _MAX_BITS:
        faults.add(LARGE_NUMBER)
        return 0
    if raw == 1:
        return -(1 << 31)
    return -(raw >> 1) if raw & 1 else raw >> 1
