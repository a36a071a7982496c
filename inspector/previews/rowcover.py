"""Which characters of rows belong to secrets, those included that the end of a row cuts."""

from itertools import accumulate, pairwise

from inspector.previews.covering import SecretCover, Stretch, clipped
from inspector.previews.encoding import EncodedText
from inspector.previews.rowindex import RowIndex

_MAX_CHARACTER_BYTES = 4
_LINE_END = "\r\n"


def stretches_of_rows(
    text: EncodedText, index: RowIndex, cover: SecretCover, numbers: range
) -> dict[int, tuple[Stretch, ...]]:
    """What to cover, by row, in characters of the row as decoded; rows without secrets are left out."""
    look_bytes = cover.look_characters * _MAX_CHARACTER_BYTES
    if not look_bytes or not numbers:
        return {}
    bounds = [index.bounds(number) for number in numbers]
    start, end = bounds[0][0], bounds[-1][1]
    low = index.bounds(index.row_at(max(start - look_bytes, text.body_start)))[0]
    high = index.bounds(index.row_at(min(end + look_bytes, index.end)))[1]
    rows = [text.decode(first, last) for first, last in bounds]
    before = text.decode(low, start)
    stretches = cover.stretches("".join((before, *rows, text.decode(end, high))))
    edges = pairwise(accumulate(map(len, rows), initial=len(before)))
    found = {}
    for number, row, (first, last) in zip(numbers, rows, edges, strict=True):
        parts = tuple(clipped(stretches, first, last - (len(row) - len(row.rstrip(_LINE_END)))))
        if parts:
            found[number] = parts
    return found
