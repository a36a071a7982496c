"""Folders held open on the way to files."""

import os
from pathlib import Path

import pytest

from inspector.engine.folder_chain import FolderChain

pytestmark = pytest.mark.skipif(os.mkdir not in os.supports_dir_fd, reason="needs descriptors of folders")


def touch(chain: FolderChain, *parts: str) -> None:
    os.close(os.open(parts[-1], os.O_CREAT | os.O_EXCL | os.O_WRONLY, dir_fd=chain.enter(parts[:-1])))


def test_files_come_into_the_folders_named(tmp_path: Path) -> None:
    chain = FolderChain(tmp_path)
    names = ["a/b/1", "a/b/2", "a/3", "4", "a/b/c/5", "b/a/6", "a/b/7"]
    for name in names:
        touch(chain, *name.split("/"))
    chain.close()
    assert sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()) == sorted(names)


def test_no_more_than_the_way_is_held_open(tmp_path: Path) -> None:
    chain = FolderChain(tmp_path)
    deep = chain.enter(("a", "b", "c"))
    top = chain.enter(())
    with pytest.raises(OSError, match=r"."):
        os.fstat(deep)
    chain.close()
    chain.close()
    with pytest.raises(OSError, match=r"."):
        os.fstat(top)


def test_a_link_is_not_entered_and_the_rest_goes_on(tmp_path: Path) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    (root / "link").symlink_to(outside, target_is_directory=True)
    chain = FolderChain(root)
    for folders in (("link",), ("link", "below")):
        with pytest.raises(OSError, match=r"."):
            chain.enter(folders)
    touch(chain, "a", "b", "file")
    chain.close()
    assert list(outside.iterdir()) == []
    assert (root / "a/b/file").exists()
