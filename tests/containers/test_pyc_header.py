import pytest

from inspector.containers.pyc_header import PycWithHeader, is_bare_code, pyc_header
from inspector.containers.source import Memory


@pytest.mark.parametrize(
    ("magic", "length"), [(b"\xa7\x0d\r\n", 16), (b"\x33\x0d\r\n", 12), (b"\x01\x01\r\n", 0), (b"\xa7", 0)]
)
def test_headers(magic: bytes, length: int) -> None:
    header = pyc_header(magic)
    assert len(header) == length
    assert magic.startswith(header[:4])


def test_reads_across_the_border() -> None:
    source = PycWithHeader(b"0123", Memory(b"code"))
    assert source.size_bytes == 8
    whole = b"0123code"
    for offset in range(10):
        for length in range(10):
            assert source.read_at(offset, length) == whole[offset : offset + length]
    assert source.read_at(-1, 3) == b""


def test_bare_code() -> None:
    assert is_bare_code(b"\xe3\0")
    assert not is_bare_code(b"")
    assert not is_bare_code(b"class")
