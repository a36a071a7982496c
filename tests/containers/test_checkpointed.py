import gzip
import random
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.containers import checkpointed
from inspector.containers.checkpointed import open_deflate, open_gzip
from inspector.containers.failures import ContainerError, DamagedError, LimitReachedError
from inspector.containers.inflate_cache import InflateCache
from inspector.containers.source import Memory
from inspector.core.limits import Limits
from tests.containers.context_builder import new_context, what_comes


def mixed(size_bytes: int, seed: int = 1) -> bytes:
    rng = random.Random(seed)
    data = bytearray()
    while len(data) < size_bytes:
        data += rng.randbytes(rng.randint(1, 3000)) + b"text " * rng.randint(1, 3000)
    return bytes(data[:size_bytes])


PLAIN = mixed(1_500_000)
PACKED = gzip.compress(PLAIN, 5)


@pytest.fixture
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks and checkpoints so small that a test needs no big data."""
    monkeypatch.setattr(checkpointed, "BLOCK_BYTES", 4096)
    monkeypatch.setattr(checkpointed, "CHECKPOINT_BYTES", 16_384)
    monkeypatch.setattr(checkpointed, "CHECKPOINTS_CAP", 8)


@pytest.mark.usefixtures("small_steps")
def test_random_access_equals_sequential() -> None:
    context = new_context()
    context.inflated = InflateCache(blocks_cap_bytes=20_000, cursors_cap=1)
    stream = open_gzip(Memory(PACKED), context)
    assert stream.size_bytes is None
    rng = random.Random(2)
    for _ in range(60):
        offset, length = rng.randrange(len(PLAIN) + 100), rng.randrange(30_000)
        assert stream.read_at(offset, length) == PLAIN[offset : offset + length]
    assert what_comes(stream) == (PLAIN, None)
    assert stream.size_bytes == len(PLAIN)
    assert context.budget.unpacked_bytes == len(PLAIN)


def test_bytes_are_charged_once() -> None:
    context = new_context()
    stream = open_gzip(Memory(PACKED), context)
    for _ in range(3):
        context.inflated = InflateCache()
        assert what_comes(stream) == (PLAIN, None)
    assert context.budget.unpacked_bytes == len(PLAIN)


def test_several_members_padding_and_other_bytes_after_them() -> None:
    context = new_context()
    packed = gzip.compress(b"one ") + gzip.compress(b"") + gzip.compress(b"two") + bytes(70_000) + b"garbage"
    assert what_comes(open_gzip(Memory(packed), context)) == (b"one two", None)
    assert len(context.notes) == 1


def test_a_raw_stream_ends_where_it_ends() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(PLAIN) + packer.flush()
    assert what_comes(open_deflate(Memory(packed + b"more"), new_context())) == (PLAIN, None)


@pytest.mark.parametrize("cut", [0, 1, 9, 10, 11, 500, 100_000, len(PACKED) - 9, len(PACKED) - 8, len(PACKED) - 1])
def test_truncated_streams_give_all_that_is_there(cut: int) -> None:
    stream = open_gzip(Memory(PACKED[:cut]), new_context())
    got, error = what_comes(stream)
    assert got == zlib.decompressobj(31).decompress(PACKED[:cut])
    assert isinstance(error, DamagedError)
    assert stream.size_bytes is None
    with pytest.raises(DamagedError):
        stream.read_at(len(got), 1)
    if got:
        assert stream.read_at(len(got) - 1, 9) == got[-1:]


def test_a_wrong_checksum_at_the_end_keeps_all_bytes() -> None:
    packed = bytearray(PACKED)
    packed[-5] ^= 1
    got, error = what_comes(open_gzip(Memory(bytes(packed)), new_context()))
    assert got == PLAIN
    assert isinstance(error, DamagedError)


def longest_prefix(packed: bytes) -> bytes:
    """What a decompressor fed byte by byte gives before it fails."""
    inflater, out = zlib.decompressobj(31), b""
    for index in range(len(packed)):
        try:
            out += inflater.decompress(packed[index : index + 1])
        except zlib.error:
            break
    return out


@pytest.mark.usefixtures("small_steps")
@settings(max_examples=30, deadline=None)
@given(st.integers(12, 9_000), st.binary(min_size=1, max_size=20))
def test_damage_keeps_every_byte_before_it(place: int, noise: bytes) -> None:
    plain = PLAIN[:60_000]
    packed = bytearray(gzip.compress(plain))
    packed[place : place + len(noise)] = noise
    stream = open_gzip(Memory(bytes(packed)), new_context())
    got, error = what_comes(stream, 7_777)
    expected = longest_prefix(bytes(packed))
    assert got == expected
    if error is not None and got:
        stream._context.inflated = InflateCache()
        assert stream.read_at(len(got) // 2, len(got)) == got[len(got) // 2 :]


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=300), st.booleans())
def test_random_bytes_raise_nothing_else(noise: bytes, with_magic: bool) -> None:
    data = (b"\x1f\x8b\x08\0" if with_magic else b"") + noise
    for stream in (open_gzip(Memory(data), new_context()), open_deflate(Memory(data), new_context())):
        _, error = what_comes(stream)
        assert error is None or isinstance(error, ContainerError)


def test_a_stream_that_grows_too_much_meets_the_ratio_limit() -> None:
    packed = gzip.compress(bytes(4 << 20), 9)
    context = new_context(Limits(ratio_floor_bytes=1 << 20))
    got, error = what_comes(open_gzip(Memory(packed), context))
    assert isinstance(error, LimitReachedError)
    assert error.limit == "max_ratio"
    assert len(got) <= 2 << 20


def test_the_byte_limit_can_be_met_again() -> None:
    context = new_context(Limits(max_unpacked_bytes=300_000))
    stream = open_gzip(Memory(PACKED), context)
    for _ in range(2):
        with pytest.raises(LimitReachedError):
            stream.read_at(len(PLAIN) - 5, 5)
    assert stream.read_at(0, 1000) == PLAIN[:1000]


def test_a_very_long_chain_of_empty_members_ends() -> None:
    assert what_comes(open_gzip(Memory(gzip.compress(b"") * 3000 + gzip.compress(b"x")), new_context())) == (b"x", None)


def test_the_cache_stays_bounded() -> None:
    cache = InflateCache(blocks_cap_bytes=100, cursors_cap=2)
    ticket = cache.new_ticket()
    for index in range(10):
        cache.keep_block(ticket, index, bytes(40))
    assert [index for index in range(10) if cache.block(ticket, index) is not None] == [8, 9]
    assert cache.new_ticket() != ticket
