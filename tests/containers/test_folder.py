import os
import socket
from pathlib import Path

import pytest

from inspector.containers.failures import DamagedError, UnreadableError
from inspector.containers.folder import open_folder
from inspector.containers.folder_files import OpenFiles
from inspector.core.entry import EntryKind, Origin
from tests.containers.context_builder import body, new_context, walk, what_comes


def test_lists_a_tree_in_sorted_order(tmp_path: Path) -> None:
    (tmp_path / "b" / "deep").mkdir(parents=True)
    (tmp_path / "b" / "deep" / "z").write_bytes(b"z")
    (tmp_path / "b" / "a").write_bytes(b"aa")
    (tmp_path / "a").write_bytes(b"")
    (tmp_path / "link").symlink_to("b")
    (tmp_path / "c.txt").write_bytes(b"text")
    records, error = walk(open_folder(tmp_path, new_context()))
    assert error is None
    assert [(r.name_raw, r.kind) for r in records] == [
        (b"a", EntryKind.FILE),
        (b"b", EntryKind.DIRECTORY),
        (b"b/a", EntryKind.FILE),
        (b"b/deep", EntryKind.DIRECTORY),
        (b"b/deep/z", EntryKind.FILE),
        (b"c.txt", EntryKind.FILE),
        (b"link", EntryKind.SYMLINK),
    ]
    assert records[6].link_target == b"b"
    assert body(records[2]) == b"aa"
    assert all(r.origin is Origin.FOLDER for r in records)


def test_special_files_are_listed_and_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as server:
        old = Path.cwd()
        os.chdir(tmp_path)
        server.bind("sock")
        os.chdir(old)
        records, _ = walk(open_folder(tmp_path, new_context()))
    assert [(r.kind, r.content) for r in records] == [(EntryKind.FIFO, None), (EntryKind.SOCKET, None)]


def test_names_that_are_not_utf_8(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"\xff\xfe")).write_bytes(b"x")
    (record,), _ = walk(open_folder(tmp_path, new_context()))
    assert record.name_raw == b"\xff\xfe"
    assert body(record) == b"x"


def test_files_that_cannot_be_read_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret").write_bytes(b"x")
    monkeypatch.setattr(os, "access", lambda *_: False)
    (record,), _ = walk(open_folder(tmp_path, new_context()))
    assert record.content is None
    assert "permission denied" in (record.failure or "")


def test_files_that_change_meanwhile(tmp_path: Path) -> None:
    for name in ("gone", "short", "linked"):
        (tmp_path / name).write_bytes(b"0123456789")
    gone, linked, short = walk(open_folder(tmp_path, new_context()))[0]
    (tmp_path / "gone").unlink()
    (tmp_path / "short").write_bytes(b"0123")
    (tmp_path / "linked").unlink()
    (tmp_path / "linked").symlink_to("/etc/hostname")
    for record, expected in ((gone, b""), (short, b"0123"), (linked, b"")):
        assert record.content is not None
        got, error = what_comes(record.content)
        assert got == expected
        assert isinstance(error, DamagedError)


def test_few_files_are_open_at_once(tmp_path: Path) -> None:
    open_files = OpenFiles(cap=3)
    for number in range(10):
        (tmp_path / str(number)).write_bytes(b"%d" % number)
    for number in [*range(10), 0, 1, 9]:
        assert open_files.get(str(tmp_path / str(number))).read_at(0, 9) == b"%d" % number
        assert open_files.count <= 3
    open_files.close()
    assert open_files.count == 0


def test_folders_that_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    for path, words in (
        (tmp_path / "file", "not a folder"),
        (tmp_path / "none", "no such folder"),
        ("a\0b", "no such folder"),
    ):
        with pytest.raises(UnreadableError, match=words):
            open_folder(path, new_context())


def test_very_deep_trees(tmp_path: Path) -> None:
    path = tmp_path
    for _ in range(60):
        path /= "d"
    path.mkdir(parents=True)
    assert len(walk(open_folder(tmp_path, new_context()))[0]) == 60
