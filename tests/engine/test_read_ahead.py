"""Contents are asked for before it is their turn, as far as they are small, and come in order."""

from concurrent.futures import Future

import pytest

from inspector.core.entry import Entry, EntryKind, Origin
from inspector.engine.read_ahead import PIECE_BYTES, iter_contents
from inspector.engine.session import RefusedError


class Reader:
    """Answers at once, and remembers what it was asked."""

    def __init__(self, contents: dict[int, bytes]) -> None:
        self.contents = contents
        self.asked: list[tuple[int, int]] = []

    def ask(self, entry: int, offset: int, length: int) -> "Future[bytes]":
        self.asked.append((entry, offset))
        future: Future[bytes] = Future()
        if entry in self.contents:
            future.set_result(self.contents[entry][offset : offset + length])
        else:
            future.set_exception(RefusedError("It is damaged."))
        return future


def entry(number: int, size_bytes: int | None) -> Entry:
    return Entry(number, None, f"e{number}", f"e{number}", EntryKind.FILE, Origin.REBUILT, size_bytes=size_bytes)


def test_small_contents_are_asked_for_before_their_turn() -> None:
    reader = Reader({number: b"%d" % number for number in range(10)})
    contents = iter_contents(reader.ask, [entry(number, 1) for number in range(10)])
    first = next(contents)
    assert reader.asked == [(number, 0) for number in range(10)]
    assert [content.result() for content in (first, *contents)] == [b"%d" % number for number in range(10)]
    assert len(reader.asked) == 10


def test_large_contents_and_those_of_unknown_size_wait_for_their_turn() -> None:
    large = b"x" * (PIECE_BYTES + 1)
    reader = Reader({1: large, 2: b"two"})
    contents = iter_contents(reader.ask, [entry(1, len(large)), entry(2, None)])
    assert next(contents).result() == large
    assert reader.asked == [(1, 0), (1, PIECE_BYTES)]
    assert next(contents).result() == b"two"
    assert reader.asked[2:] == [(2, 0), (2, 3)]


def test_what_cannot_be_read_stops_nothing_else() -> None:
    reader = Reader({2: b"two"})
    refused, good = iter_contents(reader.ask, [entry(1, 3), entry(2, 3)])
    with pytest.raises(RefusedError):
        refused.result()
    assert good.result() == b"two"


def test_a_reply_that_never_comes_ends_in_time() -> None:
    content = next(iter_contents(lambda _entry, _offset, _length: Future(), [entry(1, 3)], timeout_s=0.01))
    with pytest.raises(TimeoutError):
        content.result()
