import pytest

from inspector.containers import unclaimed
from inspector.containers.source import Memory
from inspector.containers.unclaimed import UnclaimedBytes
from tests.containers.context_builder import body


def left(claims: list[tuple[int, int]], data: bytes = b"0123456789") -> list[tuple[str | None, bytes]]:
    bytes_of = UnclaimedBytes(Memory(data), 2, len(data))
    for offset, size_bytes in claims:
        bytes_of.claim(offset, size_bytes)
    return [(record.canonical_name, body(record)) for record in bytes_of.records()]


def test_what_is_left() -> None:
    assert left([]) == [("%trailing", b"23456789")]
    assert left([(2, 8)]) == []
    assert left([(4, 2), (2, 2), (6, 4)]) == []
    assert left([(7, 1), (3, 1), (3, 2), (5, 0)]) == [("%gap", b"2"), ("%gap", b"56"), ("%trailing", b"89")]
    assert left([(5, 100)]) == [("%gap", b"234")]
    assert left([(50, 5)]) == [("%gap", b"23456789")]


def test_too_many_gaps_become_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unclaimed, "MAX_GAPS", 3)
    bytes_of = UnclaimedBytes(Memory(bytes(200)), 0, 200)
    for at in range(1, 200, 2):
        bytes_of.claim(at, 1)
    assert [record.size_bytes for record in bytes_of.records()] == [1, 1, 1, 194]
