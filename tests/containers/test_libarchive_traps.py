"""What reading through libarchive can go wrong with, each tried out: see the notes in `libarchive_binding`."""

import gzip
import logging
import lzma
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from inspector.containers import libarchive_library
from inspector.containers.failures import ContainerError, DamagedError, LimitReachedError, MissingLibraryError
from inspector.containers.libarchive_formats import LIBRARY_FORMATS
from inspector.containers.libarchive_library import library_archive, library_version, old_library_sentence
from inspector.containers.source import Memory
from inspector.core.limits import Limits
from tests.containers.context_builder import END, new_context, opened, tar_header, walk, what_comes, zip_of
from tests.containers.test_libarchive_formats import CPIO, cpio_member, has_library, read_everything

pytestmark = pytest.mark.skipif(not has_library(), reason="needs libarchive")


def test_no_program_is_started_for_a_filter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With all filters on, the library would run `lrzip` and others that it finds on the PATH."""
    trace = tmp_path / "started"
    for name in ("lrzip", "grzip", "lzop", "gzip", "bzip2", "xz", "zstd", "lz4", "lzma", "uudecode"):
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\necho {name} >> {trace}\ncat\n")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    for head in (b"LRZI\0\6" + bytes(40), b"GRZipII\0\2\4:)" + bytes(40), b"\x89LZO\0\r\n\x1a\n" + bytes(40)):
        for name in ("x", "x.tar.lrz"):
            walk(opened(head, name))
    with pytest.raises(MissingLibraryError):
        library_archive()(Memory(b"LRZI\0\6" + bytes(40)), ("raw",), ("lrzip",), new_context().budget)
    assert not trace.exists()


def test_formats_that_name_files_outside_are_off(tmp_path: Path) -> None:
    """`mtree` lists files of the disk, `warc`, `uu` and `empty` are nothing that is released."""
    other = tmp_path / "other.txt"
    other.write_text("not ours")
    listing = f"#mtree\n./x type=file contents={other}\n".encode()
    assert opened(listing, "x.mtree").format == "file"
    assert not {"mtree", "warc", "empty", "all"} & {name for form in LIBRARY_FORMATS for name in form.formats}
    assert "all" not in {name for form in LIBRARY_FORMATS for name in form.filters}


def test_after_damage_nothing_is_asked_any_more() -> None:
    """Going on after ARCHIVE_RETRY reads freed memory in version 3.6.2."""
    damaged = cpio_member(b"one", b"x") + b"garbage that is no header" * 40
    archive = library_archive()(Memory(damaged), ("cpio",), (), new_context().budget)
    archive.next_record()
    with pytest.raises(DamagedError):
        read_everything(archive)
    with pytest.raises(DamagedError, match="cannot be read on"):
        archive.next_record()
    with pytest.raises(DamagedError, match="cannot be read on"):
        archive.read()
    archive.close()


@pytest.mark.skipif(sys.platform == "win32", reason="locales of POSIX")
def test_names_survive_a_locale_that_cannot_express_them(tmp_path: Path) -> None:
    archive = tmp_path / "x.zip"
    archive.write_bytes(zip_of([("grün.txt", b"")]))
    code = (
        "import sys; from inspector.containers.libarchive_library import library_archive;"
        "from inspector.containers.source import Memory; from tests.containers.context_builder import new_context;"
        "data = open(sys.argv[1], 'rb').read();"
        "print(library_archive()(Memory(data), ('zip',), (), new_context().budget).next_record().name_raw)"
    )
    environment = {**os.environ, "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-c", code, archive], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() in (str("grün.txt".encode()), str(b""))


def test_names_that_are_no_text_stay_bytes() -> None:
    (record,) = walk(opened(cpio_member(b"\xff\xfe\x81", b"") + CPIO[-124:]))[0]
    assert record.name_raw == b"\xff\xfe\x81"


def test_warnings_go_nowhere(capfd: pytest.CaptureFixture[str]) -> None:
    data = bytearray(zip_of([("a", b"content")], 0))
    data[31] ^= 1
    archive = library_archive()(Memory(bytes(data)), ("zip",), (), new_context().budget)
    with pytest.raises(ContainerError):
        read_everything(archive)
    archive.close()
    assert capfd.readouterr() == ("", "")
    assert not logging.getLogger("libarchive").propagate


def test_zeros_of_a_sparse_bomb_are_limited() -> None:
    """10 kB that claim a tebibyte of zeros: the library hands them out at 80 GB a second."""
    header = bytearray(tar_header(b"bomb", b"%011o\0" % 0, b"S", magic=b"ustar  \0"))
    header[386:410] = b"%011o\0" % ((1 << 33) - 1) + b"%011o\0" % 0
    header[483:495] = b"\x80\0\0\0\0\0\1" + bytes(5)
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    context = new_context(Limits(max_unpacked_bytes=2 << 20))
    records, _error = walk(opened(bytes(header) + END, "x.tar", context))
    assert records[0].size_bytes == 1 << 40
    assert records[0].content is not None
    got, error = what_comes(records[0].content)
    assert len(got) <= 3 << 20
    assert isinstance(error, LimitReachedError)


def test_a_backslash_in_a_zip_name_stays_one() -> None:
    data = zip_of([("..?x", b"")]).replace(b"..?x", b"..\\x")
    assert [record.name_raw for record in walk(opened(data, "x.zip"))[0]] == [b"..\\x"]


def test_a_bare_compressed_file_is_read_layer_by_layer() -> None:
    """Format `raw` would peel all layers at once and hide them."""
    outer = opened(gzip.compress(lzma.compress(b"text")), "a.txt.xz.gz")
    (record,) = walk(outer)[0]
    assert record.content is not None
    assert record.content.read_at(0, 6) == b"\xfd7zXZ\0"


@pytest.mark.skipif(shutil.which("bsdtar") is None, reason="needs bsdtar to make archives")
def test_truncated_archives_keep_their_rows(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number}.txt").write_bytes(os.urandom(500))
    subprocess.run(["bsdtar", "--format", "xar", "-cf", "made", "--exclude", "made", "."], cwd=tmp_path, check=True)
    data = (tmp_path / "made").read_bytes()
    records, error = walk(opened(data[: len(data) * 3 // 4]))
    assert records
    assert error is not None or any(record.failure for record in records)


def test_an_old_library_is_named_where_reading_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libarchive_library, "library_version", lambda: (3, 6, 2))
    assert old_library_sentence() == "The installed libarchive is 3.6.2; version 3.8 and later mend known faults."
    context = new_context()
    _records, error = walk(opened(cpio_member(b"one", b"x") + b"garbage that is no header" * 40, "x", context))
    assert isinstance(error, DamagedError)
    assert any("3.6.2" in message for message, _resolution in context.notes)
    monkeypatch.setattr(libarchive_library, "library_version", lambda: (3, 8, 1))
    assert old_library_sentence() is None


def test_the_version_is_known() -> None:
    version = library_version()
    assert version is not None
    assert version >= (3, 0, 0)
