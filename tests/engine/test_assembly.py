"""Long content in windows: nothing is lost, nothing shorter than the overlap is cut, lines stay right."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from inspector.core.entry import Entry, EntryKind, Origin
from inspector.engine.worker.assembly import OVERLAP_BYTES, Assembly, Piece

ENTRY = Entry(1, None, "a", "a", EntryKind.FILE, Origin.ARCHIVED)


def pieces(parts: list[bytes], window_bytes: int, skip: tuple[tuple[int, int], ...] = ()) -> list[Piece]:
    assembly = Assembly(ENTRY, skip, window_bytes)
    return [*(piece for part in parts if (piece := assembly.add(part))), assembly.finish()]


def test_short_content_is_one_whole_piece() -> None:
    (piece,) = pieces([b"one\n", b"two\n"], 1000)
    assert (piece.data, piece.offset, piece.first_line, piece.is_partial) == (b"one\ntwo\n", 0, 1, False)


def test_windows_overlap_and_know_their_first_line() -> None:
    line = b"x" * 99 + b"\n"
    parts = [line * 1000] * 4
    found = pieces(parts, 150_000)
    whole = b"".join(parts)
    assert len(found) > 1
    for piece in found:
        assert piece.is_partial
        assert whole[piece.offset : piece.offset + len(piece.data)] == piece.data
        assert piece.first_line == whole.count(b"\n", 0, piece.offset) + 1
    for first, second in pairwise(found):
        assert first.offset + len(first.data) - second.offset == OVERLAP_BYTES


def test_skipped_spans_are_told_in_each_window() -> None:
    found = pieces([bytes(100_000)] * 3, 30_000, skip=((10, 20), (299_000, 299_500)))
    assert found[0].skip == ((10, 20),)
    assert [(a + found[-1].offset, b + found[-1].offset) for a, b in found[-1].skip] == [(299_000, 299_500)]


@given(st.lists(st.integers(1, 90_000), max_size=8))
def test_every_byte_is_in_some_piece(lengths: list[int]) -> None:
    whole = bytes(range(256)) * (sum(lengths) // 256 + 1)
    parts, position = [], 0
    for length in lengths:
        parts.append(whole[position : position + length])
        position += length
    end = 0
    for piece in pieces(parts, 70_000):
        assert piece.offset <= end
        end = piece.offset + len(piece.data)
    assert end == sum(lengths)
