import errno
import os
from pathlib import Path

import pytest

from inspector.containers.failures import DamagedError, UnreadableError
from inspector.containers.files import FileSource, open_sentence


def test_reads_at_any_place(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"0123456789")
    source = FileSource(tmp_path / "f")
    assert source.size_bytes == 10
    assert [source.read_at(*place) for place in ((2, 3), (8, 9), (10, 1), (-1, 3), (0, 0))] == [
        b"234",
        b"89",
        b"",
        b"",
        b"",
    ]
    source.close()
    source.close()


def test_takes_over_a_descriptor(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"0123456789")
    source = FileSource(os.open(tmp_path / "f", os.O_RDONLY))
    assert source.read_at(5, 2) == b"56"
    source.close()


def test_systems_without_positioned_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "pread")
    (tmp_path / "f").write_bytes(b"0123456789")
    source = FileSource(tmp_path / "f")
    assert [source.read_at(6, 2), source.read_at(0, 3)] == [b"67", b"012"]


def test_short_reads_are_continued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "f").write_bytes(b"0123456789")
    source = FileSource(tmp_path / "f")
    whole = os.pread
    monkeypatch.setattr(os, "pread", lambda descriptor, length, offset: whole(descriptor, min(length, 3), offset))
    assert source.read_at(1, 8) == b"12345678"


def test_read_errors_are_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: int) -> bytes:
        raise OSError(errno.EIO, "Input/output error")

    (tmp_path / "f").write_bytes(b"0123456789")
    source = FileSource(tmp_path / "f")
    monkeypatch.setattr(os, "pread", fail)
    with pytest.raises(DamagedError, match="Input/output error"):
        source.read_at(0, 1)


def test_what_cannot_be_opened_says_why(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    os.mkfifo(tmp_path / "pipe")
    for path, words in (
        (tmp_path / "none", "no such file"),
        (tmp_path, "a folder"),
        (tmp_path / "loop", "leads to itself"),
        (tmp_path / "pipe", "a pipe"),
        (tmp_path / ("n" * 300), "too long"),
        ("nul\0name", "no such file"),
    ):
        with pytest.raises(UnreadableError, match=words) as caught:
            FileSource(path)
        assert str(tmp_path) not in str(caught.value)


def test_links_are_refused_where_asked(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"x")
    (tmp_path / "link").symlink_to("f")
    assert FileSource(tmp_path / "link").size_bytes == 1
    with pytest.raises(UnreadableError):
        FileSource(tmp_path / "link", follow_links=False)


def test_sentences_for_other_errors() -> None:
    assert "permission denied" in open_sentence(PermissionError(errno.EACCES, "x"))
    assert open_sentence(OSError(errno.EIO, "Input/output error")) == "The file cannot be opened: Input/output error."
    assert "no reason" in open_sentence(OSError())
