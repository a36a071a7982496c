"""One package with every trick: it opens, it is flagged, and restoring it writes nothing outside its folder."""

import io
import json
import tarfile
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

EXPECTED = {
    "arc-absolute-path",
    "arc-bomb",
    "arc-case-collision",
    "arc-deceptive-name",
    "arc-duplicate-name",
    "arc-path-traversal",
    "arc-setuid",
    "arc-special-file",
    "arc-symlink-escape",
    "map-embedded-sources",
    "run-npm-preinstall",
}
SOURCES = [
    "../../../../etc/passwd",
    "/abs/x",
    "C:\\Users\\ann\\a.ts",
    "..\\..\\x",
    "a\0b",
    "CON",
    "A.ts",
    "a.ts",
    "src",
    "src/x",
]


def member(name: str, size_bytes: int = 0, **fields: Any) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.size = size_bytes
    for key, value in fields.items():
        setattr(info, key, value)
    return info


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "hostile-1.0.0.tgz"
    manifest = json.dumps({"name": "hostile", "version": "1.0.0", "scripts": {"preinstall": "node x"}}).encode()
    source_map = {"version": 3, "sources": SOURCES, "sourcesContent": ["content"] * len(SOURCES), "mappings": ""}
    files: list[tuple[str, bytes, dict[str, Any]]] = [
        ("package/package.json", manifest, {}),
        ("package/../../../etc/cron.d/evil", b"x", {}),
        ("/etc/passwd", b"x", {}),
        ("package/a.txt", b"one", {}),
        ("package/a.txt", b"two", {}),
        ("package/A.txt", b"three", {}),
        ("package/\u202egpj.exe", b"x", {}),
        ("package/nl\nname", b"x", {}),
        ("package/su", b"x", {"mode": 0o4755}),
        ("package/evil.js.map", json.dumps(source_map).encode(), {}),
        ("package/zeros.bin", bytes(70 << 20), {}),
    ]
    with tarfile.open(path, "w:gz") as archive:
        for name, data, fields in files:
            archive.addfile(member(name, len(data), **fields), io.BytesIO(data))
        archive.addfile(member("package/link", type=tarfile.SYMTYPE, linkname="../../../etc/shadow"))
        archive.addfile(member("package/device", type=tarfile.CHRTYPE, devmajor=1, devminor=3))
    return path


def test_it_opens_and_every_trick_is_flagged(run: Run, hostile: Path) -> None:
    done = run("scan", hostile, "-f", "json")
    assert done.code == 1, done.err
    report = json.loads(done.out)
    assert EXPECTED - {finding["rule"] for finding in report["findings"]} == set()
    assert report["end_state"] == "complete"


def test_every_record_is_listed_and_shown_by_its_path(run: Run, hostile: Path) -> None:
    items = json.loads(run("list", hostile, "--json").out)
    paths = [item["path"] for item in items]
    assert len(paths) == len(set(paths)) == 13 + len(SOURCES)
    assert run("show", hostile, "package/a.txt%231").out == b"two"
    assert run("show", hostile, "package/nl%0Aname").out == b"x"


def test_restoring_writes_nothing_outside_its_folder(run: Run, hostile: Path, tmp_path: Path) -> None:
    target = tmp_path / "in" / "here"
    target.parent.mkdir()
    before = {path for path in tmp_path.rglob("*") if target not in path.parents}
    assert run("restore", hostile, "-o", target, cwd=tmp_path).code == 0
    assert {path for path in tmp_path.rglob("*") if target not in path.parents} - before == {target}
    assert not any(path.is_symlink() for path in target.rglob("*"))
    index = json.loads((target / "inspector-restore.json").read_text(encoding="utf-8"))
    written = [target / file["path"] for file in index["files"]]
    assert all(path.resolve().is_relative_to(target.resolve()) and path.is_file() for path in written)
    assert {source["name"] for source in index["sources"]} == set(SOURCES)
