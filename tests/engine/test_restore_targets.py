"""A disk that is full leaves no half file under its final name."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from inspector.engine.export_door import ExportDoor
from inspector.engine.restore_targets import open_target

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
WRITER = """
import os, resource, signal, sys
from pathlib import Path
from inspector.engine.restore_failures import TargetUnusableError
from inspector.engine.restore_targets import open_target
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
target = open_target(Path(sys.argv[1]))
small, large = (("a", "small.ts"), b"whole"), (("a", "large.ts"), os.urandom(200_000))
for step in (lambda: target.put(*small), lambda: target.put(*large), target.close):
    try:
        step()
    except TargetUnusableError as error:
        print(error)
"""


def written_to(target: Path) -> list[str]:
    """What is said while a large file meets a full disk; a limit on the size of files stands for it."""
    run = subprocess.run([sys.executable, "-c", WRITER, str(target)], capture_output=True, text=True, check=True)
    return run.stdout.splitlines()


@POSIX
def test_a_folder_keeps_whole_files_only(tmp_path: Path) -> None:
    said = written_to(tmp_path / "out")
    assert len(said) == 1
    assert "cannot be written" in said[0]
    assert [path.name for path in (tmp_path / "out" / "a").iterdir()] == ["small.ts"]


@POSIX
def test_a_zip_that_was_cut_does_not_stay(tmp_path: Path) -> None:
    said = written_to(tmp_path / "out.zip")
    assert said
    assert all("cannot be written" in sentence for sentence in said)
    assert not (tmp_path / "out.zip").exists()


def write_until_an_error(target: Path) -> None:
    with ExportDoor(target, ["index"]) as door:
        door.write("a", b"1")
        raise KeyError


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_an_error_while_writing_leaves_nothing_that_looks_whole(tmp_path: Path, name: str) -> None:
    with pytest.raises(KeyError):
        write_until_an_error(tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == ([] if name.endswith(".zip") else [name])
    assert not (tmp_path / name / "index").exists()


@pytest.mark.skipif(os.name == "nt", reason="needs symbolic links")
def test_a_target_that_is_a_link_to_an_empty_folder_is_that_folder(tmp_path: Path) -> None:
    """The person named the link; what is in the artifact cannot make one."""
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with ExportDoor(tmp_path / "link") as door:
        door.write("a/b", b"1")
    assert (tmp_path / "real" / "a" / "b").read_bytes() == b"1"


def test_a_zip_that_fits_stays(tmp_path: Path) -> None:
    target = open_target(tmp_path / "out.zip")
    target.put(("a", "b.ts"), b"text")
    target.close()
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert archive.read("a/b.ts") == b"text"
