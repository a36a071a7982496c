import bz2
import gzip
import lzma
import struct
from collections.abc import Callable

import pytest
import zstandard

from inspector.containers.failures import DamagedError
from inspector.containers.gzip_header import read_gzip_header
from tests.containers.context_builder import (
    END,
    body,
    listed,
    new_context,
    opened,
    tar_header,
    tar_of,
    walk,
    what_comes,
)

Packer = Callable[[bytes], bytes]


def alone(data: bytes) -> bytes:
    return lzma.compress(data, lzma.FORMAT_ALONE)


PACKERS: list[tuple[str, str, str, Packer]] = [
    ("gzip", "tar.gz", ".gz", gzip.compress),
    ("bzip2", "tar.bz2", ".bz2", bz2.compress),
    ("xz", "tar.xz", ".xz", lzma.compress),
    ("zstd", "tar.zst", ".zst", zstandard.ZstdCompressor().compress),
    ("lzma", "tar.lzma", ".lzma", alone),
]
every_packer = pytest.mark.parametrize(("bare", "tar", "suffix", "pack"), PACKERS)


@every_packer
def test_a_tar_inside_is_one_level(bare: str, tar: str, suffix: str, pack: Packer) -> None:
    data = pack(tar_of([("one", b"1" * 9000), ("two", b"2")]))
    container = opened(data, "whatever")
    assert container.format == tar
    assert [body(r) for r in walk(container)[0]] == [b"1" * 9000, b"2"]


@every_packer
def test_anything_else_is_one_record_named_after_the_file(bare: str, tar: str, suffix: str, pack: Packer) -> None:
    container = opened(pack(b"alert(1)" * 999), f"app.js{suffix}")
    assert container.format == bare
    (record,) = walk(container)[0]
    assert record.name_raw == b"app.js"
    assert body(record) == b"alert(1)" * 999


@every_packer
def test_an_empty_tar_is_one_by_its_name(bare: str, tar: str, suffix: str, pack: Packer) -> None:
    assert opened(pack(END * 10), f"x.tar{suffix}").format == tar
    assert listed(pack(END * 10), f"x.tar{suffix}") == []


@every_packer
def test_truncated_tars_list_what_can_be_read(bare: str, tar: str, suffix: str, pack: Packer) -> None:
    data = pack(tar_of([(f"n{n}", bytes([n]) * 3000) for n in range(50)]))
    records, error = walk(opened(data[:-20], f"x.tar{suffix}"))
    assert [r.name_raw for r in records] == [b"n%d" % n for n in range(len(records))]
    assert isinstance(error, DamagedError)


@every_packer
def test_nothing_but_the_magic(bare: str, tar: str, suffix: str, pack: Packer) -> None:
    records, error = walk(opened(pack(b"content")[:14], f"x.tar{suffix}"))
    assert (records, type(error)) == ([], DamagedError)
    (record,), nothing = walk(opened(pack(b"content")[:14], f"x.js{suffix}"))
    assert nothing is None
    assert record.content is not None
    assert isinstance(what_comes(record.content)[1], DamagedError)


def test_gzip_names_and_times() -> None:
    deflated = gzip.compress(b"content", mtime=0)[10:]
    head = b"\x1f\x8b\x08\x0c" + struct.pack("<L", 1_700_000_000) + b"\0\xff\x04\0EXTRnam\xe9.txt\0"
    record, texts = listed(head + deflated, "x.gz")
    assert body(texts) == b"gzip name=nam\xe9.txt\ngzip extra field=EXTR\n"
    assert (record.name_raw, record.mtime_s, body(record)) == (b"nam\xe9.txt", 1_700_000_000, b"content")


@pytest.mark.parametrize("head", [b"", b"\x1f\x8b\x08\x08", b"\x1f\x8b\x08\x0c" + bytes(6) + b"\xff\xff"])
def test_cut_gzip_headers(head: bytes) -> None:
    header = read_gzip_header(head)
    assert (header.name, header.mtime_s) == (None, None)


@pytest.mark.parametrize(
    ("name", "inner"),
    [("a.svgz", b"a.svg"), ("a.tgz", b"a.tar"), (".gz", b".gz.unpacked"), ("a.GZ", b"a"), ("a", b"a.unpacked")],
)
def test_names_of_the_inner_file(name: str, inner: bytes) -> None:
    assert listed(gzip.compress(b"<svg>" + b" " * 600), name)[0].name_raw == inner


def test_several_gzip_members_that_each_hold_a_tar() -> None:
    """Alpine packages are made this way: only the last tar has an end marker."""
    parts = [tar_header(b".SIGN"), tar_header(b".PKGINFO"), tar_header(b"usr/bin/x") + END]
    context = new_context()
    data = b"".join(gzip.compress(part) for part in parts)
    assert [r.name_raw for r in listed(data, "x.apk", context)] == [b".SIGN", b".PKGINFO", b"usr/bin/x"]
    assert context.notes == []
