import hashlib

from inspector.containers.digested import Digested
from inspector.containers.failures import DamagedError
from inspector.containers.source import Memory
from tests.containers.context_builder import what_comes

DATA = b"0123456789" * 30


def test_right_digests_say_nothing() -> None:
    source = Digested(Memory(DATA), len(DATA), hashlib.sha256(DATA).hexdigest(), "the header")
    assert what_comes(source, 7) == (DATA, None)
    assert source.size_bytes == len(DATA)
    assert source.read_at(5, 5) == b"56789"


def test_wrong_digests_show_once_all_was_read() -> None:
    source = Digested(Memory(DATA), len(DATA), "0" * 64, "the header")
    assert source.read_at(100, 5) == DATA[100:105]
    content, error = what_comes(source, 7)
    assert content == DATA
    assert isinstance(error, DamagedError)
    assert "the header" in str(error)
    assert source.size_bytes is None
    assert source.read_at(0, 3) == b"012"
