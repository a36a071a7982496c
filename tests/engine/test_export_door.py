"""The door: everything stays below the target, and nothing that exists is touched."""

import hashlib
import zipfile
from pathlib import Path

import pytest

from inspector.engine import restore_targets
from inspector.engine.export_door import ExportDoor
from inspector.engine.restore_failures import TargetNotEmptyError, TargetUnusableError

HOSTILE = [
    "../../../../etc/passwd", "/etc/cron.d/x", "..\\..\\x", "a/../../b", "a\0b", "a\u202eb.ts", "..%2f..%2fx", "", ".",
    "..", "C:\\x\\y", "\\\\srv\\share\\a", "aux.js", "name. ", "x" * 300, "a/" * 4096 + "z", "\ud800",
]  # fmt: skip


def files_below(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture(params=["descriptors", "paths"])
def each_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "paths":
        monkeypatch.setattr(restore_targets, "_HAS_FOLDER_DESCRIPTORS", False)


@pytest.mark.usefixtures("each_way")
def test_hostile_paths_stay_below_the_target(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "out"
    with ExportDoor(target) as door:
        written = [door.write(wanted, wanted.encode("utf-8", "replace")) for wanted in HOSTILE]
    assert [p for p in tmp_path.rglob("*") if p.is_file() and not p.is_relative_to(target)] == []
    assert files_below(target) == {
        file.path: wanted.encode("utf-8", "replace") for file, wanted in zip(written, HOSTILE, strict=True)
    }
    assert all(file.renamed for file, wanted in zip(written, HOSTILE, strict=True) if wanted != "..%2f..%2fx")


def test_a_plain_path_keeps_its_name(tmp_path: Path) -> None:
    with ExportDoor(tmp_path / "out") as door:
        file = door.write("src/a.ts", b"x")
    assert (file.path, file.renamed, file.sha256) == ("src/a.ts", None, hashlib.sha256(b"x").hexdigest())
    assert (tmp_path / "out" / "src" / "a.ts").read_bytes() == b"x"


@pytest.mark.parametrize(
    "paths",
    [
        ["A.ts", "a.ts"],
        ["é.ts", "e\u0301.ts"],
        ["src", "src/x.js"],
        ["src/x.js", "src"],
        ["src", "src/x.js", "src/y.js", "SRC/x.js"],
        ["a.ts", "a.ts", "a.ts"],
        ["a?.ts", "a*.ts"],
    ],
)
def test_collisions_get_a_hash_and_a_reason(tmp_path: Path, paths: list[str]) -> None:
    with ExportDoor(tmp_path) as door:
        written = [door.write(path, str(number).encode()) for number, path in enumerate(paths)]
    assert files_below(tmp_path) == {file.path: str(number).encode() for number, file in enumerate(written)}
    assert len({file.path.casefold() for file in written}) == len(paths)
    assert (
        all(file.renamed for file in written[1:] if file.path != "src/y.js" and "src" in file.path) or paths[0] != "src"
    )
    assert any(file.renamed for file in written)


def test_a_folder_in_the_way_of_a_file_moves_as_a_whole(tmp_path: Path) -> None:
    with ExportDoor(tmp_path) as door:
        door.write("src", b"file")
        first, second = door.write("src/x.js", b"1"), door.write("src/y.js", b"2")
    assert first.path.rpartition("/")[0] == second.path.rpartition("/")[0]
    assert first.path.startswith("src~")


def test_a_target_that_holds_something_is_refused(tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("mine")
    with pytest.raises(TargetNotEmptyError, match="not empty"):
        ExportDoor(tmp_path)
    assert files_below(tmp_path) == {"kept.txt": b"mine"}


def test_a_file_as_target_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(TargetNotEmptyError, match="no folder"):
        ExportDoor(tmp_path / "file")
    with pytest.raises(TargetUnusableError):
        ExportDoor(tmp_path / "file" / "below")


@pytest.mark.usefixtures("each_way")
def test_a_link_that_appears_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    target = tmp_path / "out"
    door = ExportDoor(target)
    (target / "src").symlink_to(outside, target_is_directory=True)
    (target / "a.ts").symlink_to(outside / "a.ts")
    for wanted in ("src/x.ts", "a.ts"):
        with pytest.raises(TargetUnusableError):
            door.write(wanted, b"x")
    assert files_below(outside) == {}


def test_a_reserved_name_stays_free(tmp_path: Path) -> None:
    with ExportDoor(tmp_path, reserved=["index.json"]) as door:
        file = door.write("Index.json", b"source")
        door.write_reserved("index.json", b"own")
    assert file.renamed
    assert (tmp_path / "index.json").read_bytes() == b"own"


def test_a_zip_file_holds_the_same(tmp_path: Path) -> None:
    def write(path: Path) -> bytes:
        with ExportDoor(path) as door:
            for wanted in HOSTILE:
                door.write(wanted, b"x")
        return path.read_bytes()

    first, second = write(tmp_path / "a.zip"), write(tmp_path / "b.ZIP")
    assert first == second
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.testzip() is None
        names = archive.namelist()
    assert len(names) == len(set(names)) == len(HOSTILE)
    assert not any(name.startswith("/") or ".." in name.split("/") for name in names)


def test_an_existing_zip_file_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "a.zip"
    target.write_bytes(b"mine")
    with pytest.raises(TargetNotEmptyError):
        ExportDoor(target)
    assert target.read_bytes() == b"mine"
