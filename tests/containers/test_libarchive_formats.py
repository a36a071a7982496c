import ctypes
import lzma
import os
import shutil
import struct
import subprocess
import sys
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from inspector.containers import libarchive_library
from inspector.containers.failures import (
    ContainerError,
    DamagedError,
    LimitReachedError,
    MissingLibraryError,
)
from inspector.containers.libarchive_library import library_archive, missing_sentence
from inspector.containers.source import Memory
from inspector.core.entry import EntryKind
from inspector.core.limits import Limits
from tests.containers.context_builder import body, new_context, opened, tar_of, walk, what_comes

if TYPE_CHECKING:
    from inspector.containers.libarchive_binding import LibraryArchive


def has_library() -> bool:
    try:
        library_archive()
    except MissingLibraryError:
        return False
    return True


pytestmark = pytest.mark.skipif(not has_library(), reason="needs libarchive")


def cpio_member(name: bytes, content: bytes, mode: int = 0o100644, links: int = 1) -> bytes:
    fields = (1, mode, 1000, 1001, links, 1_700_000_000, len(content), 0, 0, 0, 0, len(name) + 1, 0)
    head = b"070701" + b"".join(b"%08X" % field for field in fields) + name + b"\0"
    return head + bytes(-len(head) % 4) + content + bytes(-len(content) % 4)


CPIO_END = cpio_member(b"TRAILER!!!", b"")
CPIO = (
    cpio_member(b"dir", b"", 0o040755)
    + cpio_member(b"dir/one", b"first" * 9)
    + cpio_member(b"link", b"dir/one", 0o120777)
    + cpio_member(b"../\xff\xfe", b"raw")
    + CPIO_END
)


def test_cpio() -> None:
    container = opened(CPIO)
    assert container.format == "cpio"
    records, error = walk(container)
    assert error is None
    assert [(r.name_raw, r.kind, r.mode) for r in records] == [
        (b"dir", EntryKind.DIRECTORY, 0o755),
        (b"dir/one", EntryKind.FILE, 0o644),
        (b"link", EntryKind.SYMLINK, 0o777),
        (b"../\xff\xfe", EntryKind.FILE, 0o644),
    ]
    assert records[2].link_target == b"dir/one"
    assert (body(records[1]), body(records[3])) == (b"first" * 9, b"raw")
    assert (records[1].uid, records[1].gid, records[1].mtime_s) == (1000, 1001, 1_700_000_000)


def test_truncated_archives_keep_what_came_before() -> None:
    records, error = walk(opened(CPIO[: CPIO.index(b"first") + 7]))
    assert [r.name_raw for r in records] == [b"dir", b"dir/one"]
    assert isinstance(error, DamagedError)
    assert body(records[1]) in (b"", b"firstfi")
    assert records[1].failure


def test_limits_end_the_walk() -> None:
    data = cpio_member(b"big", bytes(2 << 20)) + CPIO_END
    records, error = walk(opened(data, context=new_context(Limits(max_unpacked_bytes=1 << 20))))
    assert records == []
    assert isinstance(error, LimitReachedError)


def read_everything(archive: "LibraryArchive", got: list[bytes] | None = None) -> None:
    while archive.next_record() is not None:
        while data := archive.read():
            if got is not None:
                got.append(data)


def test_errors_of_the_source_come_through() -> None:
    class Broken(Memory):
        def read_at(self, offset: int, length: int) -> bytes:
            if offset > 0:
                raise DamagedError("The disk is gone.")
            return super().read_at(offset, min(length, 200))

    archive = library_archive()(Broken(CPIO), ("cpio",), (), new_context().budget)
    with pytest.raises(ContainerError, match="The disk is gone"):
        read_everything(archive)
    archive.close()
    archive.close()
    with pytest.raises(DamagedError):
        archive.next_record()


def test_a_bad_checksum_yields_no_stale_memory() -> None:
    """The library reports it by a negative length, which must never become content."""
    content = b"hello"
    packed = (
        struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 0, 0, 0x58A6, zlib.crc32(content) ^ 1, 5, 5, 1, 0)
        + b"n"
        + content
    )
    archive = library_archive()(Memory(packed), ("zip",), (), new_context().budget)
    got: list[bytes] = []
    with pytest.raises(DamagedError):
        read_everything(archive, got)
    assert b"".join(got) in (b"", content)
    archive.close()


@pytest.mark.skipif(shutil.which("bsdtar") is None, reason="needs bsdtar to make archives")
@pytest.mark.parametrize(
    ("format_name", "expected"), [("7zip", "7z"), ("xar", "xar"), ("iso9660", "iso9660"), ("cpio", "cpio")]
)
def test_formats_that_bsdtar_makes(tmp_path: Path, format_name: str, expected: str) -> None:
    (tmp_path / "one.txt").write_bytes(b"first " * 5000)
    (tmp_path / "two.txt").write_bytes(b"second")
    subprocess.run(["bsdtar", "--format", format_name, "-cf", "made", "one.txt", "two.txt"], cwd=tmp_path, check=True)
    container = opened((tmp_path / "made").read_bytes())
    assert container.format == expected
    records, error = walk(container)
    assert error is None
    bodies = {r.name_raw: body(r) for r in records if r.kind is EntryKind.FILE}
    assert bodies == {b"one.txt": b"first " * 5000, b"two.txt": b"second"}


@pytest.mark.skipif(shutil.which("bsdtar") is None, reason="needs bsdtar to make archives")
@pytest.mark.parametrize(("option", "tar_name"), [("--lz4", "tar.lz4"), ("--lzip", "tar.lz"), ("-Z", "tar.Z")])
def test_streams_that_bsdtar_makes(tmp_path: Path, option: str, tar_name: str) -> None:
    (tmp_path / "one.tar").write_bytes(tar_of([("a", b"content" * 3000), ("b", b"x")]))
    subprocess.run(["bsdtar", option, "-cf", "made", "@one.tar"], cwd=tmp_path, check=True)
    data = (tmp_path / "made").read_bytes()
    container = opened(data)
    assert container.format == tar_name
    assert [body(r) for r in walk(container)[0]] == [b"content" * 3000, b"x"]
    records, error = walk(opened(data[: len(data) // 2], f"x.{tar_name}"))
    for record in records:
        if record.content is not None:
            what_comes(record.content)
    assert error is None or isinstance(error, ContainerError)


@pytest.mark.skipif(shutil.which("bsdtar") is None, reason="needs bsdtar to make archives")
def test_bytes_behind_an_lz4_stream_are_a_record(tmp_path: Path) -> None:
    (tmp_path / "one.tar").write_bytes(tar_of([("a", b"content")]))
    subprocess.run(["bsdtar", "--lz4", "-cf", "made", "@one.tar"], cwd=tmp_path, check=True)
    assert behind((tmp_path / "made").read_bytes()) == []
    (tail,) = behind((tmp_path / "made").read_bytes() + b"hidden bytes")
    assert tail.endswith(b"hidden bytes")
    assert len(tail) <= len(b"hidden bytes") + 4


def test_bytes_behind_an_lzip_stream_are_a_record() -> None:
    archive = tar_of([("a", b"content")])
    packed = lzma.compress(archive, lzma.FORMAT_RAW, filters=[{"id": lzma.FILTER_LZMA1, "dict_size": 1 << 16}])
    trailer = struct.pack("<IQQ", zlib.crc32(archive), len(archive), 6 + len(packed) + 20)
    member = b"LZIP\x01\x10" + packed + trailer
    assert behind(member) == behind(member + bytes(9)) == []
    assert behind(member + bytes(9) + b"hidden bytes") == [b"hidden bytes"]


def test_bytes_behind_an_lzma_stream_are_a_record() -> None:
    packed = lzma.compress(tar_of([("a", b"content")]), lzma.FORMAT_ALONE)
    assert behind(packed) == []
    assert behind(packed + b"hidden bytes") == [b"hidden bytes"]
    assert behind(packed + bytes(100_000) + b"hidden bytes") == [b"hidden bytes"]


def behind(data: bytes) -> list[bytes]:
    records, error = walk(opened(data))
    assert error is None
    assert body(records[0]) == b"content"
    return [body(record) for record in records[1:]]


@pytest.mark.parametrize(
    "head",
    [
        b"7z\xbc\xaf\x27\x1c\0\x04" + bytes(24), b"MSCF\0\0\0\0" + bytes(40), b"xar!\0\x1c\0\x01" + bytes(24),
        b"Rar!\x1a\x07\0" + bytes(40), b"Rar!\x1a\x07\x01\0" + bytes(40), b"\xed\xab\xee\xdb\x03\0" + bytes(100),
        b"\x20\0-lh5-" + bytes(40), b"LZIP\x01" + bytes(40), b"\x04\x22\x4d\x18" + bytes(30),
        b"\x1f\x9d\x90" + bytes(30),
    ],
)  # fmt: skip
def test_nothing_but_the_magic_is_no_crash(head: bytes) -> None:
    container = opened(head)
    assert container.format != "file"
    records, error = walk(container)
    for record in records:
        if record.content is not None:
            error = error or what_comes(record.content)[1]
    assert error is None or isinstance(error, ContainerError)


def test_short_magic_numbers_need_more_signs() -> None:
    for data in (b"\xc7\x71" + b"\xff" * 60, b"ab-lights", b"\x1f\x9d\xff\xff" + bytes(40)):
        assert opened(data).format == "file"


def test_a_missing_library_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    library_archive.cache_clear()
    monkeypatch.setitem(sys.modules, "inspector.containers.libarchive_binding", None)
    try:
        with pytest.raises(MissingLibraryError, match="libarchive"):
            opened(b"7z\xbc\xaf\x27\x1c" + bytes(40))
    finally:
        library_archive.cache_clear()


@pytest.mark.parametrize(
    ("system", "words"), [("linux", "libarchive13"), ("darwin", "brew install"), ("win32", "PATH")]
)
def test_advice_for_each_system(monkeypatch: pytest.MonkeyPatch, system: str, words: str) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert words in missing_sentence()


def test_usual_names_are_tried_first(monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []

    def load(name: str) -> object:
        tried.append(name)
        if len(tried) < 3:
            raise OSError
        return object()

    monkeypatch.setattr(ctypes, "CDLL", load)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert libarchive_library._loadable_name() == tried[2]


def test_the_environment_is_left_as_it_was() -> None:
    before = os.environ.get("LIBARCHIVE")
    library_archive()
    assert os.environ.get("LIBARCHIVE") == before


def test_other_rooms_do_not_load_the_library() -> None:
    code = "import inspector.containers.recognise, sys; sys.exit('libarchive' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
