"""Sources without text in real sessions: found, measured, put together when they are looked at."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from inspector.core.entry import Entry, Origin
from inspector.core.events import EntriesFound, ExposureMeasured, MapsRead, ProblemsMet
from inspector.core.exposure import Exposure
from inspector.core.problem import Problem, ProblemKind
from inspector.core.sourcefacts import MapFacts
from inspector.engine.scan import scan_events
from inspector.engine.session import RefusedError
from inspector.engine.worker.map_positions import MAX_SHIPPED_BYTES
from inspector.engine.worker_session import Session
from inspector.previews.sourcepair import PairSide
from tests.sourcemaps.plain_mappings import Row, encode

CODE = "function a(b){return b}\nconsole.log(1)\n"
ROWS: list[Row] = [
    (0, 0, 0, 0, 0), (0, 9, 0, 0, 9, 0), (0, 11, 0, 0, 14, 1), (0, 14, 0, 2, 2), (0, 21, 0, 2, 9, 1), (1, 0, 1, 0, 0),
    (1, 11), (1, 12, 2, 0, 0),
]  # fmt: skip
APPROXIMATE = "function load(path){\n\n  return path}\n"


class Found:
    def __init__(self, session: Session) -> None:
        self.session = session
        self.entries: dict[str, Entry] = {}
        self.maps: list[MapFacts] = []
        self.problems: list[Problem] = []
        self.exposure = Exposure()
        for event in scan_events(session):
            match event:
                case EntriesFound():
                    self.entries.update((entry.path, entry) for entry in event.entries)
                case MapsRead():
                    self.maps += event.maps
                case ProblemsMet():
                    self.problems += event.problems
                case ExposureMeasured():
                    self.exposure = event.exposure
                case _:
                    pass

    def read(self, path: str) -> bytes:
        return self.session.read(self.entries[path].number, 0, 10_000).result(timeout=60)


@contextmanager
def opened(folder: Path, *, scan: bool = False) -> Iterator[Found]:
    session = Session(str(folder), scan=scan)
    try:
        yield Found(session)
    finally:
        session.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "a.js").write_text(CODE)
    fields = {
        "sources": ["../src/a.ts", "../src/b.ts", "webpack/bootstrap"],
        "sourcesContent": [None, "console.log(1)"],
        "names": ["load", "path"],
    }
    write_map(tmp_path, **fields)
    return tmp_path


def write_map(folder: Path, **fields: object) -> None:
    content = {"version": 3, "mappings": encode(ROWS), **fields}
    (folder / "dist" / "a.js.map").write_text(json.dumps(content))


def test_a_source_without_text_becomes_an_approximate_entry(folder: Path) -> None:
    with opened(folder) as found:
        path = "dist/a.js.map!/_approximate/_up1/src/a.ts"
        entry = found.entries[path]
        assert (entry.origin, entry.size_bytes) == (Origin.APPROXIMATE, None)
        assert found.read(path).decode() == APPROXIMATE
        approximate = [e.path for e in found.entries.values() if e.origin is Origin.APPROXIMATE]
        assert approximate == [path]
        source, known, runtime = found.maps[0].sources
        assert (source.approximate, known.approximate, runtime.approximate) == (entry.number, None, None)
        assert (source.mapped_lines, source.last_mapped_line) == (2, 3)
        assert (source.mapped_bytes, known.mapped_bytes, runtime.mapped_bytes) == (23, 11, 2)
        assert found.maps[0].mapped_bytes == 36
        assert found.problems == []


def test_no_approximate_entry_where_the_file_is_there(folder: Path) -> None:
    (folder / "src").mkdir()
    (folder / "src" / "a.ts").write_text("true source")
    with opened(folder) as found:
        assert [e.path for e in found.entries.values() if e.origin is Origin.APPROXIMATE] == []
        assert found.maps[0].sources[0].linked == found.entries["src/a.ts"].number


def test_no_approximate_entry_without_the_shipped_file(folder: Path) -> None:
    (folder / "dist" / "a.js").unlink()
    with opened(folder) as found:
        assert [e.path for e in found.entries.values() if e.origin is Origin.APPROXIMATE] == []
        assert found.maps[0].shipped is None


@pytest.mark.parametrize(("comment", "expected"), [("", "dist/a.js"), ("//# sourceMappingURL=a.js.map", "dist/b.js")])
def test_of_the_named_file_and_the_stated_one_a_comment_decides(folder: Path, comment: str, expected: str) -> None:
    (folder / "dist" / "a.js").write_text("a()\n")
    (folder / "dist" / "b.js").write_text(f"b()\n{comment}\n")
    write_map(folder, file="b.js", sources=["a.ts"], sourcesContent=["a"], names=[])
    with opened(folder, scan=True) as found:
        assert found.maps[0].shipped == found.entries[expected].number


def test_the_same_name_twice_gives_two_paths(folder: Path) -> None:
    write_map(folder, sources=["x.ts", "x.ts", "_approximate/x.ts"], sourcesContent=[None, None, "real"], names=[])
    with opened(folder) as found:
        assert sorted(path for path in found.entries if "_approximate" in path) == [
            "dist/a.js.map!/_approximate/x.ts",
            "dist/a.js.map!/_approximate/x.ts%231",
            "dist/a.js.map!/_approximate/x.ts%232",
        ]


def test_a_map_that_is_gone_when_it_is_looked_at_is_a_sentence(folder: Path) -> None:
    with opened(folder) as found:
        (folder / "dist" / "a.js.map").write_text("{")
        with pytest.raises(RefusedError):
            found.read("dist/a.js.map!/_approximate/_up1/src/a.ts")


def test_a_scan_measures_maps_that_have_all_texts(folder: Path) -> None:
    write_map(folder, sources=["a.ts", "b.ts", "c.ts"], sourcesContent=["a", "b", "c"], names=[])
    with opened(folder, scan=True) as found:
        assert found.maps[0].mapped_bytes == 36
    with opened(folder) as found:
        assert found.maps[0].shipped is None


def test_maps_in_files_belong_to_their_file(folder: Path) -> None:
    content = json.dumps({"version": 3, "sources": ["s.ts"], "names": [], "mappings": encode([(0, 0, 0, 0, 0)])})
    url = "data:application/json;charset=utf-8," + content.replace("%", "%25")
    (folder / "dist" / "inline.js").write_text(f"run()\n//# sourceMappingURL={url.replace(' ', '%20')}\n")
    with opened(folder) as found:
        assert found.read("dist/inline.js!/%map-1!/_approximate/s.ts") == b"run()\n"


def test_a_shipped_file_that_is_too_large_is_not_read(folder: Path) -> None:
    with (folder / "dist" / "a.js").open("wb") as sparse:
        sparse.truncate(MAX_SHIPPED_BYTES + 1)
    with opened(folder) as found:
        assert [e.path for e in found.entries.values() if e.origin is Origin.APPROXIMATE] == []
        (problem,) = found.problems
        assert (problem.kind, problem.path) == (ProblemKind.NOTE, "dist/a.js.map")
        assert "larger than" in problem.message


def test_beside_its_shipped_code_it_says_what_it_is(folder: Path) -> None:
    with opened(folder) as found:
        owner, shipped = (found.entries[path].number for path in ("dist/a.js.map", "dist/a.js"))
        entry = found.entries["dist/a.js.map!/_approximate/_up1/src/a.ts"].number
        facts = found.session.open_pair(owner, shipped, 0, entry).result(timeout=60)
        assert "approximate" in facts.approximate
        crossing = found.session.cross(facts.pair, PairSide.ORIGINAL, 2, 2).result(timeout=60)
        assert crossing is not None
        assert [place.row for place in crossing.there] == [0]
        assert found.session.open_pair(owner, shipped, 1, None).result(timeout=60).approximate == ""
