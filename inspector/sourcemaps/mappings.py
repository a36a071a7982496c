"""Decodes the `mappings` text: base64 VLQ segments to columns of numbers (ECMA-426, "Mappings structure").

Whole chunks are decoded at once with numpy; a chunk ends at a separator so that none cuts a number.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

CHUNK_BYTES = 256 * 1024
"""Larger chunks fall out of the processor's cache: one pass over 64 MB took three times as long."""
UNMAPPED = int(np.iinfo(np.int64).min)
"""Stands where a segment has no such field: no decoded value can be it."""
_COMMA, _SEMICOLON, _INVALID = 64, 65, 255
_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_MAX_SHIFT = 60


def _class_table() -> npt.NDArray[np.uint8]:
    table = np.full(256, _INVALID, np.uint8)
    table[np.frombuffer(_ALPHABET, np.uint8)] = np.arange(64, dtype=np.uint8)
    table[ord(",")], table[ord(";")] = _COMMA, _SEMICOLON
    return table


_CLASSES = _class_table()


@dataclass(slots=True)
class MappingChunk:
    """A run of segments, one row each, in the order of the text."""

    generated_line: Numbers
    generated_column: Numbers
    source: Numbers
    """UNMAPPED where the segment has one field."""
    original_line: Numbers
    original_column: Numbers
    name: Numbers
    """UNMAPPED where the segment has fewer than five fields."""
    faults: tuple[str, ...] = ()
    """What is wrong with the text itself, in words that fit after "a segment"."""


@dataclass(slots=True)
class _Running:
    """Values that run on from chunk to chunk."""

    line: int = 0
    column: int = 0
    fields: list[int] = field(default_factory=lambda: [0, 0, 0, 0])


def iter_mappings(text: bytes) -> Iterator[MappingChunk]:
    """The segments of a `mappings` text in chunks. Broken segments are left out and named in `faults`."""
    running, at = _Running(), 0
    while at < len(text):
        end = _chunk_end(text, at)
        yield _decode(text[at:end], running, is_last=end >= len(text), is_first=at == 0)
        at = end


def _chunk_end(text: bytes, at: int) -> int:
    """Past the next semicolon after a chunk's length, or past a comma where the line is longer than that."""
    wanted = at + CHUNK_BYTES
    if wanted >= len(text):
        return len(text)
    line_end = text.find(b";", wanted, wanted + CHUNK_BYTES)
    segment_end = line_end if line_end >= 0 else text.find(b",", wanted)
    return segment_end + 1 if segment_end >= 0 else len(text)


def _decode(text: bytes, running: _Running, *, is_last: bool, is_first: bool) -> MappingChunk:
    classes = _CLASSES[np.frombuffer(text, np.uint8)]
    is_separator = (classes == _COMMA) | (classes == _SEMICOLON)
    faults = _separator_faults(classes, is_first=is_first, is_last=is_last)
    if (classes == _INVALID).any():
        faults.append("holds a character outside the base64 alphabet")
    # A number never crosses a separator: each separator closes what is open.
    segment_of_character = np.cumsum(is_separator)
    is_digit = classes < 64
    digits = classes[is_digit].astype(np.int64)
    owner = segment_of_character[is_digit]
    values, owners, number_faults = _numbers(digits, owner)
    line_of_segment = np.concatenate(([0], np.cumsum(classes[is_separator] == _SEMICOLON)))
    chunk = _segments(values, owners, line_of_segment, running)
    chunk.faults = (*faults, *number_faults, *chunk.faults)
    return chunk


def _separator_faults(classes: npt.NDArray[np.uint8], *, is_first: bool, is_last: bool) -> list[str]:
    """A comma must have a segment on either side of it; a line may be empty."""
    if not len(classes):
        return []
    commas = classes == _COMMA
    separators = commas | (classes == _SEMICOLON)
    before = np.concatenate(([is_first], separators[:-1]))
    after = np.concatenate((separators[1:], [is_last]))
    # A chunk that starts right after a comma has its segment cut off in the chunk before.
    return ["has no fields"] if bool((commas & (before | after)).any()) else []


def _numbers(digits: Numbers, owner: Numbers) -> tuple[Numbers, Numbers, list[str]]:
    """VLQ digits to numbers, each with the segment that owns it."""
    if not len(digits):
        return digits, owner, []
    continues = (digits & 32) != 0
    last_of_owner = np.append(owner[1:] != owner[:-1], True)
    ends = ~continues | last_of_owner
    faults = ["ends inside a number"] if bool((continues & last_of_owner).any()) else []
    starts = np.concatenate(([0], np.flatnonzero(ends)[:-1] + 1))
    lengths = np.diff(np.append(starts, len(digits)))
    place = np.arange(len(digits)) - np.repeat(starts, lengths)
    payload = digits & 31
    # 32 bits with the sign: the seventh digit may add two bits, later ones only zeros.
    too_large = ((place > 6) & (payload != 0)) | ((place == 6) & (payload > 3))
    shifts = np.minimum(place * 5, _MAX_SHIFT)
    raw = np.add.reduceat(np.where(place > 6, 0, payload) << shifts, starts)
    magnitude = raw >> 1
    values = np.where(raw & 1, np.where(magnitude == 0, -(1 << 31), -magnitude), magnitude)
    broken = np.logical_or.reduceat(too_large, starts)
    if bool(broken.any()):
        faults.append("holds a number of more than 32 bits")
        values = np.where(broken, 0, values)
    return values, owner[starts], faults


def _segments(values: Numbers, owners: Numbers, line_of_segment: Numbers, running: _Running) -> MappingChunk:
    segment_ids, first, counts = np.unique(owners, return_index=True, return_counts=True)
    is_whole = np.isin(counts, (1, 4, 5))
    faults = () if bool(is_whole.all()) else ("has a number of fields other than 1, 4 or 5",)
    segment_ids, first, counts = segment_ids[is_whole], first[is_whole], counts[is_whole]
    lines = line_of_segment[segment_ids]
    columns = _restarting_sum(values[first] if len(first) else first, lines, running.column)
    ends_at = int(line_of_segment[-1])
    if len(columns) and int(lines[-1]) == ends_at:
        running.column = int(columns[-1])
    elif ends_at:
        running.column = 0
    has_source, has_name = counts >= 4, counts == 5
    at = first[has_source]
    source, line, column = (_filled(_running_sum(values[at + i], running, i - 1), has_source) for i in (1, 2, 3))
    name = _filled(_running_sum(values[first[has_name] + 4], running, 3), has_name)
    chunk = MappingChunk(lines + running.line, columns, source, line, column, name, faults)
    running.line += ends_at
    return chunk


def _restarting_sum(values: Numbers, lines: Numbers, carried: int) -> Numbers:
    """Running sums that start again at each line; the first line goes on from the chunk before."""
    if not len(values):
        return values
    sums = np.cumsum(values)
    line_starts = np.flatnonzero(np.concatenate(([True], lines[1:] != lines[:-1])))
    before = sums[line_starts] - values[line_starts]
    if lines[0] == 0:
        before[0] -= carried
    return sums - np.repeat(before, np.diff(np.append(line_starts, len(values))))


def _running_sum(values: Numbers, running: _Running, index: int) -> Numbers:
    if not len(values):
        return values
    sums: Numbers = np.cumsum(values) + running.fields[index]
    running.fields[index] = int(sums[-1])
    return sums


def _filled(values: Numbers, mask: Flags) -> Numbers:
    full = np.full(len(mask), UNMAPPED, np.int64)
    full[mask] = values
    return full
