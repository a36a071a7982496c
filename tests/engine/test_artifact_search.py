"""Searching with a real process: numbers as the scan gives them, stopping, and expressions that never end."""

import io
import queue
import tarfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from inspector.core.entry import Entry, Origin
from inspector.core.events import EntriesFound
from inspector.engine.artifact_search import ArtifactSearch
from inspector.engine.scan import scan_events
from inspector.engine.search.events import HitsFound, SearchDone, SearchEvent
from inspector.engine.search.hit import SearchHit, SkippedEntry
from inspector.engine.search.query import SearchQuery, SearchScope
from inspector.engine.worker_session import Session

TIMEOUT_S = 60
HANGS = "(a+)+$"
TRAP = b"a" * 60 + b"!"
Opener = Callable[..., ArtifactSearch]


def tarball(path: Path, files: dict[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz", compresslevel=1) as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return path


@pytest.fixture
def opened() -> Iterator[Opener]:
    searches: list[ArtifactSearch] = []

    def opener(path: Path, **options: float) -> ArtifactSearch:
        searches.append(ArtifactSearch(str(path), **options))  # type: ignore[arg-type]
        return searches[-1]

    yield opener
    for search in searches:
        search.close()


def answer(search: ArtifactSearch, query: SearchQuery) -> tuple[list[SearchHit], list[SkippedEntry], SearchDone]:
    events: queue.SimpleQueue[SearchEvent] = queue.SimpleQueue()
    search.search(query, events.put)
    hits: list[SearchHit] = []
    skipped: list[SkippedEntry] = []
    while True:
        event = events.get(timeout=TIMEOUT_S)
        if isinstance(event, HitsFound):
            hits += event.hits
            skipped += event.skipped
        elif isinstance(event, SearchDone):
            return hits, skipped, event


def test_entries_have_the_numbers_of_the_scan(demo: Path, opened: Opener) -> None:
    session = Session(str(demo), scan=False)
    entries: dict[int, Entry] = {}
    for event in scan_events(session):
        if isinstance(event, EntriesFound):
            entries |= {entry.number: entry for entry in event.entries}
    session.close()
    search = opened(demo)
    hits, _, done = answer(search, SearchQuery("const"))
    rebuilt, _, _ = answer(search, SearchQuery("const", scope=SearchScope.REBUILT))
    assert done.sentence == ""
    assert {entries[hit.entry].origin for hit in rebuilt} == {Origin.REBUILT}
    assert {hit.entry for hit in rebuilt} < {hit.entry for hit in hits}
    folder = entries[hits[0].entry].path
    inside, _, _ = answer(search, SearchQuery("const", folder=folder))
    assert {entries[hit.entry].path for hit in inside} == {folder}


def test_an_expression_that_never_ends_costs_its_entry_only(tmp_path: Path, opened: Opener) -> None:
    path = tarball(tmp_path / "p.tgz", {"a.txt": b"an aaa\n", "trap.txt": TRAP, "z.txt": b"zaa\n"})
    hits, skipped, done = answer(opened(path, regex_s=2), SearchQuery(HANGS, is_regex=True))
    assert [(hit.entry, hit.line) for hit in hits] == [(1, 1), (3, 1)]
    assert [(left.entry, "took longer" in left.sentence) for left in skipped] == [(2, True)]
    assert done.sentence == ""


def test_a_new_search_does_not_wait_for_one_that_hangs(tmp_path: Path, opened: Opener) -> None:
    search = opened(tarball(tmp_path / "p.tgz", {"trap.txt": TRAP}))
    ended: queue.SimpleQueue[SearchEvent] = queue.SimpleQueue()
    search.search(SearchQuery(HANGS, is_regex=True), ended.put)
    start_s = time.monotonic()
    hits, _, _ = answer(search, SearchQuery("a!"))
    assert [hit.offset for hit in hits] == [59]
    assert time.monotonic() - start_s < 20


def test_stopping_ends_at_once(tmp_path: Path, opened: Opener) -> None:
    search = opened(tarball(tmp_path / "p.tgz", {"trap.txt": TRAP}))
    events: queue.SimpleQueue[SearchEvent] = queue.SimpleQueue()
    search.search(SearchQuery(HANGS, is_regex=True), events.put)
    search.stop()
    done = events.get(timeout=TIMEOUT_S)
    assert isinstance(done, SearchDone)
    assert "stopped" in done.sentence


def test_what_cannot_be_opened_is_said(tmp_path: Path, opened: Opener) -> None:
    (tmp_path / "empty.tgz").write_bytes(b"")
    hits, skipped, _ = answer(opened(tmp_path / "empty.tgz"), SearchQuery("x"))
    assert hits == []
    assert skipped == [SkippedEntry(0, "The file is empty.")]


def test_a_wrong_expression_is_refused_in_words(demo: Path, opened: Opener) -> None:
    _, _, done = answer(opened(demo), SearchQuery("(", is_regex=True))
    assert done.sentence.startswith("This is no regular expression")
