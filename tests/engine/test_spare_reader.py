"""A reader that waits for its artifact: it serves one session, and nobody is left behind."""

import io
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector.core.end_state import EndState
from inspector.core.events import Ended, EntriesFound
from inspector.engine import worker_session
from inspector.engine.scan import scan_events
from inspector.engine.spare_reader import SpareReader, started_reader
from inspector.engine.worker_session import Session


@pytest.fixture
def spare(monkeypatch: pytest.MonkeyPatch) -> Iterator[SpareReader]:
    made = SpareReader()
    monkeypatch.setattr(worker_session, "SPARE", made)
    yield made
    made.close()


@pytest.fixture
def package(tmp_path: Path) -> Path:
    path = tmp_path / "p.tgz"
    with tarfile.open(path, "w:gz") as archive:
        member = tarfile.TarInfo("p/a.txt")
        member.size = 2
        archive.addfile(member, io.BytesIO(b"a\n"))
    return path


def pid_of(spare: SpareReader) -> int:
    assert spare._waiting is not None
    return spare._waiting.worker.process.pid


def scanned(package: Path) -> tuple[list[str], EndState, int]:
    session = Session(str(package))
    try:
        events = scan_events(session)
        pid = session.worker_pids()["reader"]
        found = list(events)
    finally:
        session.close()
    assert isinstance(found[-1], Ended)
    paths = [entry.path for event in found if isinstance(event, EntriesFound) for entry in event.entries]
    return paths, found[-1].state, pid


def test_a_session_takes_the_reader_that_waits_once(spare: SpareReader, package: Path) -> None:
    spare.keep()
    waiting = pid_of(spare)
    spare.keep()
    assert pid_of(spare) == waiting
    assert scanned(package) == (["p/a.txt"], EndState.COMPLETE, waiting)
    again = scanned(package)
    assert again[:2] == (["p/a.txt"], EndState.COMPLETE)
    assert again[2] != waiting
    spare.renew()
    assert pid_of(spare) not in (waiting, again[2])


def test_a_reader_that_died_waiting_is_not_used(spare: SpareReader) -> None:
    spare.keep()
    assert spare._waiting is not None
    spare._waiting.worker.process.kill()
    spare._waiting.worker.process.wait(20)
    assert spare.take() is None


def test_nobody_keeps_one_without_asking(spare: SpareReader) -> None:
    spare.renew()
    assert spare.take() is None


def test_closing_ends_it_and_keeps_none(spare: SpareReader) -> None:
    spare.keep()
    assert spare._waiting is not None
    process = spare._waiting.worker.process
    spare.close()
    assert process.returncode is not None
    spare.renew()
    assert spare.take() is None


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="counts descriptors by /proc")
def test_an_unused_one_leaves_no_descriptor() -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    started_reader().close()
    assert len(list(Path("/proc/self/fd").iterdir())) == before
