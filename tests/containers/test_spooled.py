import bz2
import lzma
import random
from collections.abc import Callable

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.containers.decoders import bzip2_decoder, lzma_decoder, xz_decoder
from inspector.containers.failures import ContainerError, DamagedError, LimitReachedError
from inspector.containers.source import ByteSource, Memory
from inspector.containers.spooled import Decoder, SpooledStream
from inspector.containers.zstd_decoder import ZstdDecoder, is_zstd
from inspector.core.limits import Limits
from tests.containers.context_builder import new_context, what_comes

Packer = Callable[[bytes], bytes]
Opener = Callable[[ByteSource], Decoder]


def zstd(data: bytes) -> bytes:
    return zstandard.ZstdCompressor(write_checksum=True).compress(data)


def streamed_zstd(data: bytes) -> bytes:
    """A frame that does not state its size, in many blocks."""
    packer = zstandard.ZstdCompressor(write_content_size=False).compressobj()
    return (
        b"".join(
            packer.compress(data[at : at + 50_000]) + packer.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)
            for at in range(0, len(data), 50_000)
        )
        + packer.flush()
    )


def alone(data: bytes) -> bytes:
    return lzma.compress(data, lzma.FORMAT_ALONE)


KINDS: dict[str, tuple[Packer, Opener]] = {
    "xz": (lzma.compress, xz_decoder),
    "bzip2": (bz2.compress, bzip2_decoder),
    "zstd": (zstd, ZstdDecoder),
    "streamed zstd": (streamed_zstd, ZstdDecoder),
    "lzma": (alone, lzma_decoder),
}
PLAIN = b"".join(random.Random(n).randbytes(900) + b"words " * 900 for n in range(40))

every_kind = pytest.mark.parametrize("kind", list(KINDS))
every_joined_kind = pytest.mark.parametrize("kind", [k for k in KINDS if k != "lzma"])


def stream_of(kind: str, packed: bytes, limits: Limits | None = None) -> SpooledStream:
    return SpooledStream(KINDS[kind][1](Memory(packed)), new_context(limits))


@every_kind
def test_random_access_equals_sequential(kind: str) -> None:
    stream = stream_of(kind, KINDS[kind][0](PLAIN))
    assert stream.size_bytes is None
    rng = random.Random(2)
    for _ in range(40):
        offset, length = rng.randrange(len(PLAIN) + 100), rng.randrange(30_000)
        assert stream.read_at(offset, length) == PLAIN[offset : offset + length]
    assert what_comes(stream) == (PLAIN, None)
    assert stream.size_bytes == len(PLAIN)


@every_joined_kind
def test_streams_that_follow_each_other(kind: str) -> None:
    pack = KINDS[kind][0]
    assert what_comes(stream_of(kind, pack(b"one ") + pack(b"") + pack(b"two"))) == (b"one two", None)


@every_joined_kind
def test_other_bytes_after_the_end_are_noted(kind: str) -> None:
    context = new_context()
    packed = KINDS[kind][0](b"one") + b"garbage"
    assert what_comes(SpooledStream(KINDS[kind][1](Memory(packed)), context)) == (b"one", None)
    assert len(context.notes) == 1


@every_kind
@pytest.mark.parametrize("part", [0.01, 0.5, 0.99])
def test_truncated_streams_keep_what_came_before(kind: str, part: float) -> None:
    packed = KINDS[kind][0](PLAIN)
    stream = stream_of(kind, packed[: int(len(packed) * part)])
    got, error = what_comes(stream)
    assert PLAIN.startswith(got)
    assert isinstance(error, DamagedError)
    assert stream.size_bytes is None
    with pytest.raises(DamagedError):
        stream.read_at(len(got), 1)


@every_kind
@settings(max_examples=20, deadline=None)
@given(place=st.integers(0, 5000), noise=st.binary(min_size=1, max_size=30))
def test_damage_is_a_container_error(kind: str, place: int, noise: bytes) -> None:
    packed = bytearray(KINDS[kind][0](PLAIN[:20_000]))
    packed[place : place + len(noise)] = noise
    _, error = what_comes(stream_of(kind, bytes(packed)))
    assert error is None or isinstance(error, ContainerError)


@every_kind
def test_growth_meets_the_ratio_limit(kind: str) -> None:
    packed = KINDS[kind][0](bytes(8 << 20))
    stream = stream_of(kind, packed, Limits(ratio_floor_bytes=1 << 20))
    got, error = what_comes(stream)
    assert isinstance(error, LimitReachedError)
    assert len(got) <= 4 << 20


def test_two_streams_share_one_spool() -> None:
    context = new_context()
    first = SpooledStream(ZstdDecoder(Memory(streamed_zstd(PLAIN))), context)
    second = SpooledStream(bzip2_decoder(Memory(bz2.compress(PLAIN[::-1]))), context)
    for at in range(0, len(PLAIN), 60_000):
        assert first.read_at(at, 60_000) == PLAIN[at : at + 60_000]
        assert second.read_at(at, 60_000) == PLAIN[::-1][at : at + 60_000]
    assert first.read_at(5, 200_000) == PLAIN[5:200_005]


def test_zstd_skippable_frames() -> None:
    skipped = b"\x53\x2a\x4d\x18" + (5).to_bytes(4, "little") + b"notes"
    assert is_zstd(skipped)
    assert what_comes(stream_of("zstd", skipped + zstd(b"content") + skipped)) == (b"content", None)


def test_zstd_window_that_is_too_wide_is_refused() -> None:
    frame = b"\x28\xb5\x2f\xfd\x00\xa8" + b"\x01\x00\x00"
    _, error = what_comes(stream_of("zstd", frame))
    assert "memory" in str(error)


def test_zstd_runs_grow_in_bounded_steps() -> None:
    run = (128 << 10 << 3 | 1 << 1).to_bytes(3, "little") + b"x"
    decoder = ZstdDecoder(Memory(b"\x28\xb5\x2f\xfd\x00\x58" + run * 2000))
    assert max(len(decoder.produce() or b"") for _ in range(2000)) == 128 << 10


def test_xz_that_asks_for_too_much_memory_is_refused() -> None:
    header = b"\x5d" + (0xFFFFFFFF).to_bytes(4, "little") + b"\xff" * 8 + bytes(20)
    _, error = what_comes(stream_of("lzma", header))
    assert "memory" in str(error)
