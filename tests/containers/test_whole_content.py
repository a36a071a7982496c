"""Reading a content in one piece, within a limit."""

import pytest

from inspector.containers import whole_content
from inspector.containers.failures import DamagedError, LimitReachedError
from inspector.containers.source import Memory
from inspector.containers.whole_content import read_whole


class Unmeasured:
    """A stream whose length is not known, damaged behind its bytes where that is wanted."""

    def __init__(self, data: bytes, damage: str = "") -> None:
        self._data = data
        self._damage = damage

    @property
    def size_bytes(self) -> int | None:
        return None

    def read_at(self, offset: int, length: int) -> bytes:
        data = self._data[offset : offset + length]
        if not data and self._damage:
            raise DamagedError(self._damage)
        return data


def test_all_pieces_are_joined(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole_content, "PIECE_BYTES", 3)
    assert read_whole(Memory(b"0123456789"), 10, "max_map_bytes") == (b"0123456789", None)
    assert read_whole(Unmeasured(b""), 10, "max_map_bytes") == (b"", None)


def test_damage_is_told_beside_the_bytes() -> None:
    assert read_whole(Unmeasured(b"012", "Cut."), 10, "max_map_bytes") == (b"012", "Cut.")


@pytest.mark.parametrize("source", [Memory(b"01234567890"), Unmeasured(b"01234567890")])
def test_the_limit_ends_it(source: Memory | Unmeasured) -> None:
    with pytest.raises(LimitReachedError) as caught:
        read_whole(source, 10, "max_map_bytes")
    assert caught.value.limit == "max_map_bytes"
