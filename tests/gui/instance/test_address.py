"""The socket lies where nobody else can enter, or nowhere."""

import sys
from pathlib import Path

import pytest

from inspector.gui.instance.address import MAX_SOCKET_PATH_BYTES, private_folder, server_name

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has pipes instead of sockets in folders")


def test_the_folder_is_made_for_one_person_alone(tmp_path: Path) -> None:
    folder = private_folder(tmp_path / "run")
    assert folder is not None
    assert folder.stat().st_mode & 0o777 == 0o700
    assert private_folder(folder) == folder


def test_a_folder_that_others_can_enter_is_refused(tmp_path: Path) -> None:
    (tmp_path / "open").mkdir(mode=0o755)
    assert private_folder(tmp_path / "open") is None
    (tmp_path / "link").symlink_to(tmp_path, target_is_directory=True)
    assert private_folder(tmp_path / "link") is None
    (tmp_path / "file").write_text("")
    assert private_folder(tmp_path / "file") is None


def test_a_folder_that_others_could_swap_is_refused(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared").chmod(0o777)
    assert private_folder(tmp_path / "shared" / "run") is None
    (tmp_path / "shared").chmod(0o1777)
    assert private_folder(tmp_path / "shared" / "run") is not None


def test_there_is_one_name_per_display(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setattr("platformdirs.user_runtime_dir", lambda _name: str(tmp_path / "r"))
    monkeypatch.setenv("DISPLAY", ":1")
    first = server_name()
    monkeypatch.setenv("DISPLAY", ":2")
    assert first is not None
    assert first != server_name()


def test_a_path_too_long_for_a_socket_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = str(tmp_path / ("d" * MAX_SOCKET_PATH_BYTES))
    monkeypatch.setattr("platformdirs.user_runtime_dir", lambda _name: deep)
    assert server_name() is None
    assert Path(deep).is_dir()
