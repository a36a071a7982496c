"""Restoring: every content written once per path, variants beside it, an index of everything."""

import dataclasses
import hashlib
import json
import zipfile
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from inspector.core.entry import Entry, EntryKind, Origin
from inspector.core.sourcefacts import MapFacts, SourceFacts
from inspector.engine.restore import restore_sources
from inspector.engine.restore_failures import TargetNotEmptyError
from inspector.engine.session import RefusedError
from inspector.sourcemaps.names import place_source
from inspector.sourcemaps.placed_facts import named_facts


class Artifact:
    """Entries and maps as a scan would tell them."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.maps: list[MapFacts] = []
        self.contents: dict[int, bytes] = {}

    def _entry(self, parent: int | None, path: str, name: str, origin: Origin) -> Entry:
        entry = Entry(len(self.entries) + 1, parent, path, name, EntryKind.FILE, origin)
        self.entries.append(entry)
        return entry

    def add_map(self, path: str, *sources: tuple[str | None, bytes | None], root: str | None = None) -> None:
        owner = self._entry(None, path, path, Origin.ARCHIVED)
        facts = [self._source(owner, index, name, data, root) for index, (name, data) in enumerate(sources)]
        self.maps.append(MapFacts(owner.number, inline=False, file=None, source_root=root, sources=tuple(facts)))

    def _source(self, owner: Entry, index: int, name: str | None, data: bytes | None, root: str | None) -> SourceFacts:
        digest = hashlib.sha256(data or b"").hexdigest()
        facts = named_facts(index, name, place_source(name, root, digest[:8]))
        if data is None:
            return facts
        entry = self._entry(owner.number, f"{owner.path}!/{facts.tree_path}", name or "", Origin.REBUILT)
        self.contents[entry.number] = data
        return replace(facts, entry=entry.number, has_content=True, size_bytes=len(data), sha256=digest)

    def approximate(self, owner: int, data: bytes) -> Entry:
        entry = self._entry(owner, f"x{len(self.entries)}", "x", Origin.APPROXIMATE)
        self.contents[entry.number] = data
        return entry

    def ask(self, entry: int, offset: int, length: int) -> "Future[bytes]":
        return answered(self.contents[entry][offset : offset + length])


def answered(data: bytes) -> "Future[bytes]":
    future: Future[bytes] = Future()
    future.set_result(data)
    return future


def written(folder: Path) -> dict[str, bytes]:
    files = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    files.pop("inspector-restore.json")
    return files


def index_of(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "inspector-restore.json").read_text(encoding="utf-8"))
    return found


def test_maps_of_different_depth_meet_in_one_tree(tmp_path: Path) -> None:
    artifact = Artifact()
    artifact.add_map("package/dist/a.js.map", ("../src/a.ts", b"a"), ("../src/b.ts", None))
    artifact.add_map("package/dist/deep/c.js.map", ("../../src/a.ts", b"a"), ("../../src/c.ts", b"c"))
    result = restore_sources(artifact.entries, artifact.maps, artifact.ask, tmp_path)
    assert written(tmp_path) == {"package/src/a.ts": b"a", "package/src/c.ts": b"c"}
    assert (result.sources_listed, result.sources_restored, result.bytes_written) == (4, 3, 2)
    assert result.renamed == []
    assert result.failures == []


def test_one_path_with_two_contents_has_variants(tmp_path: Path) -> None:
    artifact = Artifact()
    artifact.add_map("a.map", ("a", b"1"), ("a", b"22"))
    artifact.add_map(
        "b.map", ("webpack://n/./x.vue?vue&type=template", b"a long template"), ("webpack://n/./x.vue", b"whole")
    )
    restore_sources(artifact.entries, artifact.maps, artifact.ask, tmp_path)
    small, template = (hashlib.sha256(data).hexdigest()[:8] for data in (b"1", b"a long template"))
    assert written(tmp_path) == {
        "a": b"22",
        f"a~{small}": b"1",
        "x.vue": b"whole",
        f"x~{template}.vue": b"a long template",
    }


def test_hostile_names_stay_inside(tmp_path: Path) -> None:
    artifact = Artifact()
    names = [
        "../../../../etc/passwd", "/etc/cron.d/x", "..%2f..%2fx", "a/../../b", "..\\..\\x", "a\0b",
        "C:\\Users\\ann\\a.ts", None, "A.ts", "a.ts", "src", "src/x.js", "aux.js", "name. ", "x" * 300, "a\u202eb",
        "inspector-restore.json",
        'webpack://n/external umd {"root":"React"}',
    ]  # fmt: skip
    artifact.add_map("package/dist/a.map", *((name, f"content {i}".encode()) for i, name in enumerate(names)))
    target = tmp_path / "out"
    result = restore_sources(artifact.entries, artifact.maps, artifact.ask, target)
    assert sorted(written(target).values()) == sorted(f"content {i}".encode() for i in range(len(names)))
    assert list(tmp_path.iterdir()) == [target]
    assert {file.path for file in result.files} == written(target).keys()
    assert "_up2/etc/passwd" in written(target)
    assert "_abs/etc/cron.d/x" in written(target)
    assert "package/_up1/etc" not in written(target)
    assert "_bundler/n/external umd {_root___React_}" in written(target)
    assert index_of(target)["sources"][16]["written"] == "package/dist/inspector-restore.json"


def test_the_index_says_what_came_from_where(tmp_path: Path) -> None:
    artifact = Artifact()
    artifact.add_map("dist/a.map", ("webpack://n/./a?.ts", b"x"), ("node_modules/b.js", None), root="")
    entries = [replace(entry, offset=57) if entry.parent else entry for entry in artifact.entries]
    restore_sources(entries, artifact.maps, artifact.ask, tmp_path)
    first, second = index_of(tmp_path)["sources"]
    assert first == {
        "map": "dist/a.map",
        "index": 0,
        "name": "webpack://n/./a?.ts",
        "source_root": None,
        "name_raw_base64": None,
        "entry": "dist/a.map!/a",
        "offset": 57,
        "merged_path": "a",
        "class": "project",
        "party": "first-party",
        "origin": "rebuilt",
        "written": "a",
        "sha256": hashlib.sha256(b"x").hexdigest(),
        "byte_exact": True,
        "failure": None,
    }
    assert (second["written"], second["party"]) == (None, "third-party")
    assert second["failure"] == "The map holds no content for this source."
    assert index_of(tmp_path)["files"] == [{"path": "a", "sha256": first["sha256"], "renamed": None}]


def test_equal_input_gives_equal_bytes(tmp_path: Path) -> None:
    artifact = Artifact()
    artifact.add_map("a.map", ("b", b"1"), ("a", b"2"), ("a", b"3"))
    for name in ("one.zip", "two.zip"):
        restore_sources(artifact.entries, reversed(artifact.maps), artifact.ask, tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert "inspector-restore.json" in archive.namelist()


def test_what_cannot_be_read_is_reported_and_the_rest_written(tmp_path: Path) -> None:
    artifact = Artifact()
    artifact.add_map("a.map", ("a", b"1"), ("b", b"2"), ("c", b"3"))

    def ask(entry: int, offset: int, length: int) -> "Future[bytes]":
        if artifact.contents[entry] == b"2":
            future: Future[bytes] = Future()
            future.set_exception(RefusedError("The content is damaged."))
            return future
        return answered(b"" if offset else b"other" if artifact.contents[entry] == b"3" else b"1")

    result = restore_sources(artifact.entries, artifact.maps, ask, tmp_path)
    assert written(tmp_path) == {"a": b"1", "c": b"other"}
    assert result.failures == [
        "b: The content is damaged.",
        "c: The content differs from what the scan saw; it was written as it came.",
    ]
    assert [s["failure"] is None for s in index_of(tmp_path)["sources"]] == [True, False, False]


def test_a_target_in_use_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("x")
    with pytest.raises(TargetNotEmptyError):
        restore_sources([], [], lambda _entry, _offset, _length: answered(b""), tmp_path)


def test_nothing_to_restore_writes_an_empty_index(tmp_path: Path) -> None:
    result = restore_sources([], [], lambda _entry, _offset, _length: answered(b""), tmp_path / "out")
    assert (result.files, result.sources_listed) == ([], 0)
    assert index_of(tmp_path / "out")["sources"] == []


def test_approximate_texts_are_written_only_when_asked_for(tmp_path: Path) -> None:
    artifact = Artifact()
    artifact.add_map("dist/a.map", ("../src/a.ts", b"a"), ("../src/lost.ts", None))
    artifact.add_map("dist/b.map", ("../src/lost.ts", None), ("../src/a.ts", None))
    for at, (number, lines) in enumerate(((5, 3), (6, 9))):
        facts = artifact.maps[at]
        entry = artifact.approximate(facts.entry, b"approximate %d" % number)
        sources = [
            replace(s, approximate=entry.number, mapped_lines=lines) if not s.has_content else s for s in facts.sources
        ]
        artifact.maps[at] = dataclasses.replace(facts, sources=tuple(sources))
    restore_sources(artifact.entries, artifact.maps, artifact.ask, tmp_path / "plain")
    assert written(tmp_path / "plain") == {"src/a.ts": b"a"}
    restore_sources(artifact.entries, artifact.maps, artifact.ask, tmp_path / "all", with_approximate=True)
    assert written(tmp_path / "all") == {"src/a.ts": b"a", "_approximate/src/lost.ts": b"approximate 6"}
    origins = {(item["map"], item["name"]): item["origin"] for item in index_of(tmp_path / "all")["sources"]}
    assert origins[("dist/b.map", "../src/lost.ts")] == "approximate"
    assert origins[("dist/a.map", "../src/lost.ts")] is None


def test_nobody_asks_for_the_end_of_a_source_of_known_size(tmp_path: Path) -> None:
    artifact = Artifact()
    artifact.add_map("a.js.map", ("a.ts", b"one"), ("b.ts", b"two!"))
    entries = [
        replace(entry, size_bytes=len(artifact.contents[entry.number])) if entry.name == "a.ts" else entry
        for entry in artifact.entries
    ]
    asked: list[tuple[int, int]] = []

    def ask(entry: int, offset: int, length: int) -> "Future[bytes]":
        asked.append((entry, offset))
        return artifact.ask(entry, offset, length)

    restore_sources(entries, artifact.maps, ask, tmp_path / "out")
    assert asked == [(2, 0), (3, 0), (3, 4)]
    assert written(tmp_path / "out") == {"a.ts": b"one", "b.ts": b"two!"}
