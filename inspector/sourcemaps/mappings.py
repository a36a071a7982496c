"""Decodes the `mappings` text: base64 VLQ segments to columns of numbers (ECMA-426, "Mappings structure").

Whole chunks are decoded at once with numpy; a chunk ends at a separator so that none cuts a number. Maps of a
few segments are many: below SMALL_BYTES the same is done number by number (`small_mappings`).
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from inspector.sourcemaps.mapping_chunk import Flags, MappingChunk, Numbers, Running, SegmentPlaces, Values, chunk_of
from inspector.sourcemaps.mapping_faults import CUT_NUMBER, FIELD_COUNT, FOREIGN_CHARACTER, LARGE_NUMBER, NO_FIELDS
from inspector.sourcemaps.small_mappings import PAYLOAD, decode_small

CHUNK_BYTES = 128 * 1024
"""Larger chunks fall out of the processor's cache: one pass over 64 MB took three times as long."""
SMALL_BYTES = 256
"""Below this the calls of numpy cost more than they save."""
_COMMA, _SEMICOLON, _INVALID = 64, 65, 255
_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_LAST_PLACE, _LAST_PAYLOAD = 6, 3
"""32 bits with the sign: the seventh digit may add two bits, later ones only zeros."""
_MINUS_ZERO = -(1 << 31)


def _class_table() -> npt.NDArray[np.uint8]:
    table = np.full(256, _INVALID, np.uint8)
    table[np.frombuffer(_ALPHABET, np.uint8)] = np.arange(64, dtype=np.uint8)
    table[ord(",")], table[ord(";")] = _COMMA, _SEMICOLON
    return table


_CLASSES = _class_table()


def iter_mappings(text: bytes) -> Iterator[MappingChunk]:
    """The segments of a `mappings` text in chunks. Broken segments are left out and named in `faults`."""
    running, at = Running(), 0
    while at < len(text):
        end = _chunk_end(text, at)
        is_first, is_last = at == 0, end >= len(text)
        if is_first and is_last and len(text) <= SMALL_BYTES:
            yield decode_small(text)
        else:
            yield _decode(text[at:end], running, is_last=is_last, is_first=is_first)
        at = end


def _chunk_end(text: bytes, at: int) -> int:
    """Past the next semicolon after a chunk's length, or past a comma where the line is longer than that."""
    wanted = at + CHUNK_BYTES
    if wanted >= len(text):
        return len(text)
    line_end = text.find(b";", wanted, wanted + CHUNK_BYTES)
    segment_end = line_end if line_end >= 0 else text.find(b",", wanted)
    return segment_end + 1 if segment_end >= 0 else len(text)


def _decode(text: bytes, running: Running, *, is_last: bool, is_first: bool) -> MappingChunk:
    classes = _CLASSES[np.frombuffer(text, np.uint8)]
    faults = _separator_faults(classes, is_first=is_first, is_last=is_last)
    is_invalid = classes == _INVALID
    if is_invalid.any():
        faults.append(FOREIGN_CHARACTER)
        classes = classes[~is_invalid]
    line_ends = np.flatnonzero(classes == _SEMICOLON)
    values, starts, is_first_field = _numbers(classes, faults)
    first = np.flatnonzero(is_first_field)
    counts = np.diff(first, append=len(values))
    is_whole = (counts == 4) | (counts == 5) | (counts == 1)
    if not is_whole.all():
        faults.append(FIELD_COUNT)
        first, counts = first[is_whole], counts[is_whole]
    lines = np.searchsorted(line_ends, starts[first])
    chunk = chunk_of(values, SegmentPlaces(first, counts, lines, len(line_ends)), running)
    chunk.faults = tuple(faults)
    return chunk


def _separator_faults(classes: npt.NDArray[np.uint8], *, is_first: bool, is_last: bool) -> list[str]:
    """A comma must have a segment on either side of it; a line may be empty."""
    if not len(classes):
        return []
    commas = classes == _COMMA
    separators = commas | (classes == _SEMICOLON)
    # A chunk that starts right after a comma has its segment cut off in the chunk before.
    is_edge_bad = (is_first and commas[0]) or (is_last and commas[-1])
    is_inner_bad = (commas[1:] & separators[:-1]).any() or (commas[:-1] & separators[1:]).any()
    return [NO_FIELDS] if is_edge_bad or is_inner_bad else []


def _numbers(classes: npt.NDArray[np.uint8], faults: list[str]) -> tuple[Values, Numbers, Flags]:
    """The numbers in a chunk, where each begins, and whether it is the first of its segment.

    A number ends at a digit without the continuation bit. A separator ends what is still open.
    """
    is_digit = classes < _COMMA
    # Of the classes below 64 that is the sixth bit; separators have another bit above it.
    goes_on = (classes >> np.uint8(5)) == 1
    is_start = is_digit.copy()
    is_start[1:] &= ~goes_on[:-1]
    has_cut = bool(len(classes)) and bool((goes_on[:-1] > is_digit[1:]).any() or goes_on[-1])
    if has_cut:
        faults.append(CUT_NUMBER)
        goes_on[:-1] &= is_digit[1:]
        goes_on[-1] = False
    starts = np.flatnonzero(is_start)
    raw, is_large = _raw_numbers(classes & np.uint8(PAYLOAD), goes_on, starts)
    # Without branches: the lowest bit is the sign, and x ^ -1 is -x - 1.
    sign = -(raw & 1).view(np.int32)
    values = ((raw >> 1).view(np.int32) ^ sign) - sign
    values[raw == 1] = _MINUS_ZERO
    if is_large is not None:
        faults.append(LARGE_NUMBER)
        values[is_large] = 0
    is_first_field = np.ones(len(starts), np.bool_)
    if len(starts) > 1:
        is_first_field[1:] = ~is_digit[starts[1:] - 1]
    return values, starts, is_first_field


def _raw_numbers(
    payload: npt.NDArray[np.uint8], goes_on: Flags, starts: Numbers
) -> tuple[npt.NDArray[np.uint32], Numbers | None]:
    """The bits of each number with the sign as the lowest, and which of them have more than 32, if any."""
    raw = payload[starts].astype(np.uint32)
    longer = np.flatnonzero(goes_on[starts])
    at = starts[longer]
    large: list[Numbers] = []
    for place in range(1, _LAST_PLACE + 1):
        if not len(longer):
            break
        at = at + 1
        bits = payload[at].astype(np.uint32)
        raw[longer] |= bits << np.uint32(5 * place)
        if place == _LAST_PLACE:
            large.append(longer[bits > _LAST_PAYLOAD])
        is_longer = goes_on[at]
        longer, at = longer[is_longer], at[is_longer]
    if len(longer):
        # Any number of zeros may follow.
        ends = np.flatnonzero(~goes_on)
        ones = np.cumsum(payload != 0)
        large.append(longer[ones[ends[np.searchsorted(ends, at)]] != ones[at]])
    found = np.concatenate(large) if large else starts[:0]
    return raw, found if len(found) else None
