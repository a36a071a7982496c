"""An original beside the shipped code, asked of a session with real workers."""

import io
import json
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector.core.entry import Entry
from inspector.core.events import EntriesFound
from inspector.engine.scan import scan_events
from inspector.engine.session import RefusedError
from inspector.engine.worker_session import Session
from inspector.previews.sourcepair import PairSide, SourcePair
from tests.sourcemaps.plain_mappings import encode

TIMEOUT_S = 60
ORIGINAL = "export function greet(name: string) {\n  return name;\n}\n"
SHIPPED = "function g(n){return n}\n//# sourceMappingURL=app.js.map\n"
FIELDS = {"sources": ["../src/a.ts", "../src/b.ts"], "sourcesContent": [ORIGINAL, None], "names": ["greet", "name"]}
ROWS: list[tuple[int, ...]] = [
    (0, 0, 0, 0, 7),
    (0, 9, 0, 0, 16, 0),
    (0, 11, 0, 0, 22, 1),
    (0, 14, 0, 1, 2),
    (0, 21, 0, 1, 9, 1),
]
SHIFTED: list[tuple[int, ...]] = [(0, 20 * n + column, 0, 2, n % 2, 0) for n, (_, column, *_) in enumerate(ROWS * 5)]


def write(path: Path, files: dict[str, str]) -> None:
    with tarfile.open(path, "w:gz") as archive:
        for name, text in files.items():
            data = text.encode()
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))


def map_text(rows: list[tuple[int, ...]]) -> str:
    return json.dumps({"version": 3, **FIELDS, "mappings": encode(rows)})


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    path = tmp_path / "p.tgz"
    files = {
        "dist/app.js": SHIPPED,
        "dist/app.js.map": map_text(ROWS),
        "dist/bad.js": "x" * 1000,
        "dist/bad.js.map": map_text(SHIFTED),
        "plain.js": "a();\n",
        "broken.js": "//# sourceMappingURL=plain.js\n",
    }
    write(path, files)
    opened = Session(str(path), scan=False)
    yield opened
    opened.close()


def entries(session: Session) -> dict[str, Entry]:
    found = [event.entries for event in scan_events(session) if isinstance(event, EntriesFound)]
    return {entry.path: entry for batch in found for entry in batch}


def test_a_source_is_paired_with_its_shipped_file_and_places_lead_both_ways(session: Session) -> None:
    known = entries(session)
    original = known["dist/app.js.map!/_up1/src/a.ts"].number
    facts = session.open_pair(known["dist/app.js.map"].number, None, 0, original).result(TIMEOUT_S)
    assert facts.pair == SourcePair(known["dist/app.js.map"].number, 0, original, known["dist/app.js"].number)
    assert (facts.segments, facts.source_segments, facts.objection) == (5, 5, "")
    there = session.cross(facts.pair, PairSide.ORIGINAL, 1, 10).result(TIMEOUT_S)
    assert there is not None
    assert [(piece.row, piece.start) for piece in there.there] == [(0, 21)]
    back = session.cross(facts.pair, PairSide.SHIPPED, 0, 21).result(TIMEOUT_S)
    assert back is not None
    assert (back.there, back.originals) == (there.here, there.originals)
    assert back.originals[0].name == "name"


def test_a_shipped_file_finds_its_map(session: Session) -> None:
    known = entries(session)
    facts = session.open_pair(None, known["dist/app.js"].number, None, None).result(TIMEOUT_S)
    assert (facts.pair.map, facts.pair.source) == (known["dist/app.js.map"].number, 0)


def test_unmapped_code_is_told(session: Session) -> None:
    known = entries(session)
    facts = session.open_pair(None, known["dist/app.js"].number, None, None).result(TIMEOUT_S)
    assert session.unmapped(facts.pair, PairSide.SHIPPED, 0, 9).result(TIMEOUT_S) == ((), ((0, 31),))
    assert session.unmapped(facts.pair, PairSide.ORIGINAL, 0, 9).result(TIMEOUT_S) == ()


def test_positions_that_cannot_be_trusted_are_not_jumped_to(session: Session) -> None:
    known = entries(session)
    facts = session.open_pair(known["dist/bad.js.map"].number, None, 0, None).result(TIMEOUT_S)
    assert facts.name_share == 0
    assert "Only 0% of the names" in facts.objection
    assert session.cross(facts.pair, PairSide.SHIPPED, 0, 0).result(TIMEOUT_S) is None


@pytest.mark.parametrize(
    ("path", "reason"), [("plain.js", "No source map of this file"), ("broken.js", "no JSON object")]
)
def test_files_without_a_map_are_refused_in_words(session: Session, path: str, reason: str) -> None:
    known = entries(session)
    with pytest.raises(RefusedError, match=reason):
        session.open_pair(None, known[path].number, None, None).result(TIMEOUT_S)


def test_a_source_that_does_not_exist_is_refused(session: Session) -> None:
    known = entries(session)
    with pytest.raises(RefusedError, match="lists no such source"):
        session.open_pair(known["dist/app.js.map"].number, None, 9, None).result(TIMEOUT_S)
