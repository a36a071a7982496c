"""What lies around and between compressed streams: listed, readable, stated."""

import bz2
import gzip
import lzma
import struct
from collections.abc import Callable

import pytest
import zstandard

from inspector.containers.gzip_header import read_gzip_header
from inspector.containers.oddities import Oddity
from inspector.containers.record import Record
from inspector.core.anomaly import AnomalyKind as Kind
from tests.containers.context_builder import END, body, new_context, octal, opened, padded, tar_header, walk

TAR = tar_header(b"one", octal(1)) + padded(b"1") + END
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": lambda data: gzip.compress(data, mtime=0),
    "xz": lzma.compress,
    "bzip2": bz2.compress,
    "zstd": zstandard.ZstdCompressor().compress,
}
every_packer = pytest.mark.parametrize("kind", list(PACKERS))


def member(content: bytes, flags: int, fields: bytes) -> bytes:
    """A gzip member with optional fields."""
    return b"\x1f\x8b\x08" + bytes([flags]) + bytes(6) + fields + gzip.compress(content, mtime=0)[10:]


def walked(data: bytes, name: str = "x.gz") -> tuple[list[Record], list[Oddity]]:
    context = new_context()
    records, _ = walk(opened(data, name, context))
    assert not context.unread
    return records, context.oddities


@every_packer
@pytest.mark.parametrize("content", [TAR, b"text" * 300])
def test_trailing_bytes_are_an_entry(kind: str, content: bytes) -> None:
    packed = PACKERS[kind](content)
    (_, rest), (odd,) = walked(packed + b"secret behind the end")
    assert (rest.canonical_name, rest.offset, body(rest)) == ("%trailing", len(packed), b"secret behind the end")
    assert (odd.kind, odd.offset) == (Kind.STREAM_TRAILING_BYTES, len(packed))


@every_packer
@pytest.mark.parametrize("content", [TAR, b"text" * 300])
def test_a_clean_stream_has_no_surroundings(kind: str, content: bytes) -> None:
    records, odd = walked(PACKERS[kind](content))
    assert (len(records), odd) == (1, [])


def test_zeros_before_trailing_bytes_are_padding() -> None:
    packed = PACKERS["gzip"](TAR)
    (_, rest), _ = walked(packed + bytes(100_000) + b"rest")
    assert (rest.offset, body(rest)) == (len(packed) + 100_000, b"rest")
    assert len(walked(packed + bytes(100_000))[0]) == 1


def test_several_members_are_stated() -> None:
    first = PACKERS["gzip"](TAR[:700])
    (record,), (odd,) = walked(first + PACKERS["gzip"](TAR[700:]))
    assert body(record) == b"1"
    assert (odd.kind, odd.offset) == (Kind.GZIP_SEVERAL_MEMBERS, len(first))
    assert "2 members" in odd.message


def test_a_second_tar_in_a_member() -> None:
    other = tar_header(b"two") + END
    records, odd = walked(PACKERS["gzip"](TAR) + PACKERS["gzip"](other))
    assert [record.name_raw for record in records] == [b"one", b"two"]
    assert {oddity.kind for oddity in odd} == {Kind.TAR_RECORDS_AFTER_END, Kind.GZIP_SEVERAL_MEMBERS}


def test_members_by_design_are_not_odd() -> None:
    apk = b"".join(PACKERS["gzip"](part) for part in (tar_header(b".SIGN.RSA.x"), tar_header(b".PKGINFO"), TAR))
    assert walked(apk)[1] == []
    block = member(b"A" * 100, 4, struct.pack("<H", 6) + b"BC\x02\0\x1b\0")
    assert walked(block * 20)[1] == []


@pytest.mark.parametrize("place", [-1, -5])
@pytest.mark.parametrize("content", [TAR, b"text" * 300])
def test_a_wrong_checksum_or_length_is_stated(place: int, content: bytes) -> None:
    packed = bytearray(PACKERS["gzip"](content))
    packed[place] ^= 1
    context = new_context()
    records, _ = walk(opened(bytes(packed), "x.gz", context))
    assert records
    assert [oddity.kind for oddity in context.oddities] == [Kind.STREAM_WRONG_TRAILER]


def test_texts_of_gzip_headers_are_an_entry() -> None:
    fields = struct.pack("<H", 4) + b"EXTR" + b"/home/ann/x.tar\0" + b"made on host-7\0"
    (_, texts), (odd,) = walked(member(TAR, 4 | 8 | 16, fields))
    assert body(texts) == b"gzip name=/home/ann/x.tar\ngzip comment=made on host-7\ngzip extra field=EXTR\n"
    assert odd.kind is Kind.GZIP_HEADER_TEXT
    assert "/home/ann/x.tar" in odd.message


def test_usual_names_are_no_text() -> None:
    records, odd = walked(member(TAR, 8, b"demo-1.0.0+local.tar\0"))
    assert (len(records), odd) == (1, [])


def test_a_header_without_end_is_unread() -> None:
    context = new_context()
    walk(opened(member(b"x", 16, b"c" * 200_000 + b"\0"), "x.gz", context))
    assert context.unread
    assert read_gzip_header(b"\x1f\x8b\x08\x10" + bytes(6) + b"com").is_cut


def test_skipped_frames_are_entries() -> None:
    frame = b"\x50\x2a\x4d\x18" + struct.pack("<L", 20) + b"user data in a frame"
    (_, gap), (odd,) = walked(frame + PACKERS["zstd"](TAR), "x.zst")
    assert (gap.canonical_name, body(gap)) == ("%gap", b"user data in a frame")
    assert odd.kind is Kind.STREAM_SKIPPED_FRAME


def test_many_members_and_frames_stay_bounded() -> None:
    (odd,) = walked(gzip.compress(b"") * 3000 + gzip.compress(b"x"))[1]
    assert "3,001" in odd.message
    context = new_context()
    frame = b"\x50\x2a\x4d\x18" + struct.pack("<L", 9) + b"user data"
    records, _ = walk(opened(frame * 500 + PACKERS["zstd"](TAR), "x.zst", context))
    assert len(records) == 101
    assert context.unread
