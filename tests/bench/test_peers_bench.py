"""A whole scan against other scanners on the same files, in one run.

`pytest -m bench tests/bench/test_peers_bench.py -s` installs what is missing and prints the table. Others get the files
unpacked, where they do not unpack by themselves; only the inspector decodes maps and reads what is nested.
"""

import os
import resource
import subprocess
import sys
import tarfile
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from inspector.core.entry import Entry, EntryKind, Origin
from inspector.documents.decode import document_for
from inspector.documents.document import Document
from inspector.documents.embedded import embedded_documents
from inspector.documents.marks import COMMON_MARKS, found_at
from inspector.documents.one_pass import OnePass
from inspector.rules.document_rule import DocumentFacts
from inspector.rules.registry import rules_for
from inspector.secrets.engine import SecretEngine, load_engine
from tests.bench import peers
from tests.registry import published
from tests.rules.plain_searches import SEARCHES

pytestmark = [pytest.mark.bench, pytest.mark.registry]

_PATIENCE_S = 400
_ROUNDS = 3
"""Tools take turns; the best time of each counts, since nothing makes a program quicker than it is."""
_SLOW_S = 10.0
"""Who takes longer has one turn."""
ARTIFACTS: list[tuple[str, Callable[[], Path]]] = [
    ("pdfjs-dist", lambda: published.npm("pdfjs-dist", "5.6.205")),
    ("numpy wheel", lambda: published.wheel("numpy")),
]
each_artifact = pytest.mark.parametrize(("name", "fetch"), ARTIFACTS, ids=[name for name, _ in ARTIFACTS])


def unpacked(packed: Path, folder: Path) -> Path:
    """The files of an artifact of a trusted publisher."""
    if zipfile.is_zipfile(packed):
        with zipfile.ZipFile(packed) as archive:
            archive.extractall(folder)
    else:
        with tarfile.open(packed) as archive:
            archive.extractall(folder, filter="data")
    return folder


def timed(command: list[str], folder: Path) -> tuple[float, float]:
    """Seconds on the wall and of CPU."""
    before, start_s = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, cwd=folder, capture_output=True, timeout=_PATIENCE_S, check=False, env=dict(os.environ))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - start_s, cpu_s


@each_artifact
def test_the_whole_command_is_ahead_of_its_peers(name: str, fetch: Callable[[], Path], tmp_path: Path) -> None:
    packed = fetch()
    files = unpacked(packed, tmp_path / "files")
    peers.install()
    ours = [sys.executable, "-m", "inspector", "scan", str(packed), "--quiet"]
    timed(ours, Path.cwd())  # fills the cache of rules, as any first scan does
    scanners = {"inspector": (ours, Path.cwd())}
    scanners |= {peer: (command(packed, files), tmp_path) for peer, command in peers.commands().items()}
    figures: dict[str, tuple[float, float]] = {}
    for _ in range(_ROUNDS):
        for tool, (command, folder) in scanners.items():
            if figures.get(tool, (0.0, 0.0))[0] <= _SLOW_S:
                figures[tool] = min(figures.get(tool, (float("inf"), 0.0)), timed(command, folder))
    print(f"\n{name}: seconds, CPU seconds")  # noqa: T201 - the table is what a bench is run for
    for tool, (wall_s, cpu_s) in sorted(figures.items(), key=lambda item: item[1]):
        print(f"  {tool:16} {wall_s:7.2f} {cpu_s:7.2f}")  # noqa: T201 - as above
    slower = [tool for tool, (wall_s, _) in figures.items() if wall_s < figures["inspector"][0]]
    assert not set(slower) - {"inspector", "kingfisher"}


@each_artifact
def test_rules_and_engine_beside_the_engine_alone(name: str, fetch: Callable[[], Path]) -> None:
    engine = load_engine()
    documents = list(_documents(fetch()))
    size_mb = sum(len(document.data) for document in documents) / 1e6
    alone_s = _cpu(lambda: [_engine_alone(engine, document) for document in documents])
    both_s = _cpu(lambda: [_everything(engine, document) for document in documents])
    patterns_s = _cpu(lambda: [_patterns(document) for document in documents])
    print(  # noqa: T201 - as above
        f"\n{name}: {size_mb:.1f} MB; engine alone {alone_s:.2f} s, engine and rules {both_s:.2f} s "
        f"({both_s / alone_s:.1f}x), own patterns {size_mb / patterns_s:.0f} MB/s"
    )
    assert both_s < 2 * alone_s
    assert size_mb / patterns_s > 100


@each_artifact
def test_marks_are_those_of_plain_searches(name: str, fetch: Callable[[], Path]) -> None:
    search = OnePass(COMMON_MARKS, worth_bytes=0)
    for document in _documents(fetch()):
        found = search.places(document.data)
        assert found is not None, f"{name}: the fast search needs hyperscan, which cannot be imported here"
        for mark in COMMON_MARKS:
            assert list(found[mark]) == list(found_at(document.data, mark)), (document.entry.name, mark)


@each_artifact
@pytest.mark.parametrize("search", SEARCHES)
def test_rules_find_what_their_whole_patterns_find(name: str, fetch: Callable[[], Path], search: str) -> None:
    fast, plain = SEARCHES[search]
    for document in _documents(fetch()):
        if document.is_text:
            assert fast(document) == plain(document), (name, document.entry.name)


def _documents(packed: Path) -> list[Document]:
    def document(name: str, data: bytes) -> Document:
        return document_for(Entry(1, None, name, name, EntryKind.FILE, Origin.ARCHIVED), data)

    if zipfile.is_zipfile(packed):
        with zipfile.ZipFile(packed) as archive:
            return [document(i.filename, archive.read(i)) for i in archive.infolist() if not i.is_dir()]
    with tarfile.open(packed) as tarball:
        found = ((member.name, tarball.extractfile(member)) for member in tarball if member.isfile())
        return [document(name, file.read()) for name, file in found if file is not None]


def _cpu(work: Callable[[], object]) -> float:
    """CPU seconds of the better of two rounds."""
    rounds = []
    for _ in range(2):
        start_s = time.process_time()
        work()
        rounds.append(time.process_time() - start_s)
    return min(rounds)


def _engine_alone(engine: SecretEngine, document: Document) -> object:
    return engine._scanner.scan(document.data)


def _judged(facts: DocumentFacts) -> int:
    return sum(len(list(rule.check(facts))) for rule in rules_for(facts))


def _patterns(document: Document) -> int:
    return _judged(DocumentFacts(replace(document, _places=None)))


def _everything(engine: SecretEngine, document: Document) -> int:
    document = replace(document, _places=None)  # what a round found out must not help the next one
    parts = (document, *embedded_documents(document, lambda: None))
    return sum(_judged(DocumentFacts(part, engine.scan(part))) for part in parts)
