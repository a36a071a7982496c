import pytest

from inspector.containers.failures import DamagedError, LimitReachedError
from inspector.containers.source import Memory, Window, iter_chunks, measured
from inspector.containers.spool import Spool
from inspector.containers.spool_pieces import SpoolPieces


def test_what_was_appended_can_be_read_anywhere() -> None:
    spool = Spool()
    assert spool.read_at(0, 5) == b""
    assert [spool.append(b"hello"), spool.append(b" world")] == [0, 5]
    assert spool.read_at(3, 4) == b"lo w"
    assert spool.window(6, 5).read_at(1, 9) == b"orld"
    assert spool.size_bytes == 11
    assert (spool.read_at(-1, 4), spool.read_at(11, 4)) == (b"", b"")
    spool.close()
    assert spool.read_at(0, 1) == b""


def test_the_cap_holds() -> None:
    spool = Spool(cap_bytes=8)
    spool.append(b"12345678")
    with pytest.raises(LimitReachedError):
        spool.append(b"9")


def test_pieces_of_two_owners_in_one_spool() -> None:
    spool = Spool()
    first, second = SpoolPieces(spool), SpoolPieces(spool)
    for number in range(10):
        first.append(b"%d" % number * 3)
        if number % 3 == 0:
            second.append(b"x")
    assert first.read_at(0, 99) == b"000111222333444555666777888999"
    assert first.read_at(4, 20) == b"11222333444555666777"
    assert second.read_at(1, 2) == b"xx"
    assert (first.size_bytes, second.size_bytes) == (30, 4)


def test_a_window_past_the_end_of_its_source_is_damage() -> None:
    window = Window(Memory(b"0123456789"), 6, 10)
    assert window.read_at(0, 10) == b"6789"
    with pytest.raises(DamagedError, match="too early"):
        window.read_at(4, 1)
    assert window.read_at(10, 1) == b""
    assert window.read_at(-1, 1) == b""


def test_chunks_and_length() -> None:
    class Unknown(Memory):
        @property
        def size_bytes(self) -> None:  # type: ignore[override]
            return None

    assert list(iter_chunks(Memory(b"0123456789"), 4)) == [b"0123", b"4567", b"89"]
    assert (measured(Memory(b"0123")), measured(Unknown(b"01234"))) == (4, 5)
