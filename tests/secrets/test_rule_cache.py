"""The folder of the compiled rules: private, built once per user and engine, and never trusted blindly."""

import importlib.util
import os
import stat
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from inspector.secrets.rule_cache import build_cache, default_cache_folder, is_built, private_folder, trusted_folder

unix_only = pytest.mark.skipif(not hasattr(os, "getuid"), reason="there are no such modes on this system")


class Compiler:
    """Stands for the engine, which takes some seconds to compile."""

    def __init__(self, status: str = "stored") -> None:
        self.built: list[Path] = []
        self._status = status

    def rules(self, *, cache: bool, cache_dir: Path) -> SimpleNamespace:
        assert cache
        self.built.append(cache_dir)
        return SimpleNamespace(cache_status=self._status)


def installed(monkeypatch: pytest.MonkeyPatch, compiler: Compiler) -> Compiler:
    monkeypatch.setitem(sys.modules, "kingfisher_sdk", SimpleNamespace(Rules=compiler.rules))
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: SimpleNamespace(origin="/engine/1.py"))
    return compiler


def test_it_lies_in_the_users_own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert default_cache_folder().name == "secret-rules"
    assert not default_cache_folder().exists()


def test_it_is_built_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    compiler, folder = installed(monkeypatch, Compiler()), tmp_path / "a" / "rules"
    assert not is_built(folder)
    assert build_cache(folder)
    assert is_built(folder)
    assert compiler.built == [folder]
    assert not is_built(tmp_path / "elsewhere")


def test_another_build_of_the_engine_needs_another_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    installed(monkeypatch, Compiler())
    assert build_cache(tmp_path / "rules")
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: SimpleNamespace(origin="/engine/2.py"))
    assert not is_built(tmp_path / "rules")
    assert build_cache(tmp_path / "rules")
    assert is_built(tmp_path / "rules")
    assert len(list((tmp_path / "rules").iterdir())) == 1, "the old mark is gone"


def test_what_could_not_be_stored_is_not_built(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    installed(monkeypatch, Compiler("unavailable"))
    assert not build_cache(tmp_path / "rules")
    assert not is_built(tmp_path / "rules")


def test_without_an_engine_nothing_is_built(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "kingfisher_sdk", None)
    assert not build_cache(tmp_path / "rules")


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "rules").write_bytes(b"")
    assert private_folder(tmp_path / "rules") is None
    assert not build_cache(tmp_path / "rules" / "below")
    assert trusted_folder(tmp_path / "none") is None


@unix_only
def test_nobody_else_may_look_or_write(tmp_path: Path) -> None:
    folder = private_folder(tmp_path / "rules")
    assert folder is not None
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for mode in (0o720, 0o702, 0o777):
        folder.chmod(mode)
        assert trusted_folder(folder) is None
        assert not is_built(folder)
    folder.chmod(0o755)
    assert trusted_folder(folder) == folder


@unix_only
def test_a_link_or_somebody_elses_folder_is_not_trusted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = private_folder(tmp_path / "rules")
    assert folder is not None
    (tmp_path / "link").symlink_to(folder)
    assert trusted_folder(tmp_path / "link") is None
    monkeypatch.setattr(os, "getuid", lambda: folder.stat().st_uid + 1)
    assert trusted_folder(folder) is None
