import pytest

from inspector.containers.failures import DamagedError
from inspector.containers.field_reader import FieldReader
from inspector.containers.source import Memory


def test_numbers_runs_and_names() -> None:
    reader = FieldReader(Memory(b"\1\0\2\0\0\0name\0rest" + b"x" * 9000))
    assert reader.unpack("<HI", 0) == (1, 2)
    assert reader.run(6, 4) == b"name"
    assert reader.zero_ended(6) == b"name"
    assert reader.run(4096, 4800) == b"x" * 4800
    assert reader.zero_ended(-1) == b""


@pytest.mark.parametrize(("offset", "length"), [(-1, 2), (0, -1), (9, 2), (0, 1 << 40), (1 << 50, 1)])
def test_places_that_cannot_be(offset: int, length: int) -> None:
    with pytest.raises(DamagedError):
        FieldReader(Memory(b"0123456789")).run(offset, length)
