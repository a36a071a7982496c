"""How long a preview takes, during a scan and after it: `pytest -m bench tests/bench/test_preview_bench.py -s`."""

import random
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from inspector.core.entry import Entry, EntryKind
from inspector.core.events import EntriesFound, Listed
from inspector.engine.scan import scan_events
from inspector.engine.session import RefusedError
from inspector.engine.worker_session import Session
from inspector.previews.jsontree.branch import ROOT
from tests.bench import made
from tests.registry import published

pytestmark = pytest.mark.bench

TIMEOUT_S = 120
SAMPLES = 40
ARTIFACTS: list[tuple[str, Callable[[], Path]]] = [
    ("babylonjs", lambda: published.npm("babylonjs", "9.34.0")),
    ("60 MB map", made.large_map),
    ("2 GB tarball", made.large_tarball),
]


def milliseconds(work: Callable[[], object]) -> float:
    start_s = time.perf_counter()
    work()
    return (time.perf_counter() - start_s) * 1000


def view_bytes(session: Session, entry: Entry, chance: random.Random) -> None:
    """A screen of bytes somewhere in the entry."""
    session.read(entry.number, chance.randrange(max(entry.size_bytes or 1, 1)), 4096).result(TIMEOUT_S)


def view_text(session: Session, entry: Entry, chance: random.Random) -> None:
    """The first screen of the entry as text, coloured, and a jump."""
    facts = session.open_text(entry.number).result(TIMEOUT_S)
    for first in (0, chance.randrange(max(facts.row_count, 1))):
        session.rows(entry.number, first, 60).result(TIMEOUT_S)
        session.spans(entry.number, first, 60).result(TIMEOUT_S)


def view_page(session: Session, entry: Entry, _chance: random.Random) -> None:
    """The first rows of the page about the entry, where it has one."""
    session.page(entry.number, 0, 60).result(TIMEOUT_S)


def view_tree(session: Session, entry: Entry, _chance: random.Random) -> None:
    """The outermost values of a JSON text."""
    (root,) = session.branch(entry.number, ROOT).result(TIMEOUT_S).nodes
    session.branch(entry.number, root.place).result(TIMEOUT_S)


def measured(session: Session, entries: list[Entry], name: str, view: Callable[..., None]) -> str:
    """Median and worst of some entries chosen at random; the text of one entry is opened once."""
    chance = random.Random(3)
    times = []
    for entry in chance.sample(entries, min(SAMPLES, len(entries))):
        try:
            times.append(milliseconds(lambda: view(session, entry, chance)))  # noqa: B023
        except RefusedError:
            continue
    return f"{name} {statistics.median(times):.0f} / {max(times):.0f} ms" if times else f"{name}: none"


def is_small(entry: Entry) -> bool:
    return (entry.size_bytes or 0) < 2_000_000


@pytest.mark.parametrize(("name", "make"), ARTIFACTS, ids=[name for name, _ in ARTIFACTS])
def test_previews(name: str, make: Callable[[], Path]) -> None:
    session = Session(str(make()))
    files: list[Entry] = []
    shown: list[str] = []

    def measure(when: str) -> None:
        small = [entry for entry in files if is_small(entry)]
        shown.append(measured(session, files, f"{when}: bytes", view_bytes))
        shown.append(measured(session, small or files[:5], "text", view_text))
        shown.append(measured(session, [e for e in files if e.name.endswith("package.json")], "page", view_page))
        json_files = [entry for entry in files if entry.name.endswith((".json", ".map"))]
        shown.append(measured(session, json_files, "JSON tree", view_tree))

    try:
        for event in scan_events(session):
            if isinstance(event, EntriesFound):
                files += [entry for entry in event.entries if entry.kind is EntryKind.FILE]
            elif isinstance(event, Listed):
                measure("during the scan (median / worst)")
        measure("after it")
    finally:
        session.close()
    print(f"\n{name}: " + ", ".join(shown))  # noqa: T201
    assert len(shown) == 8
