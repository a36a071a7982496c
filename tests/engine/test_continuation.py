"""After the death of a worker a scan goes on: twice with everything, then without what it died of."""

import json
import os
import random
import signal
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from msgspec import structs

from inspector.core.end_state import EndState
from inspector.core.events import Ended, EntriesFound, EntriesHashed, ProblemsMet, ScanEvent
from inspector.core.limits import Limits
from inspector.core.problem import Problem, ProblemKind
from inspector.engine.continuation import COMPARING, MAX_RESTARTS, Continuation, Death
from inspector.engine.ending import WorkerEnd
from inspector.engine.scan import scan_events
from inspector.engine.worker.messages import AvoidedStep, WorkProgress
from inspector.engine.worker.protocol import FromWorker
from inspector.engine.worker_link import WorkerLink
from inspector.engine.worker_session import Session

DIED = WorkerEnd(EndState.WORKER_DIED, "The reader process ended by signal 11.")
needs_signals = pytest.mark.skipif(sys.platform == "win32", reason="signals")


def death(
    entry: int | None, *, is_scanner: bool = False, phase: str = "Reading", state: EndState = EndState.WORKER_DIED
) -> Death:
    return Death(WorkerEnd(state, "It ended."), is_scanner, phase, entry, "a/b" if entry else "", 9)


def test_the_first_death_costs_nothing_and_the_second_its_entry() -> None:
    continuation = Continuation()
    first = continuation.problem_of(death(3))
    assert first is not None
    assert (first.kind, continuation.avoided) == (ProblemKind.NOTE, [])
    second = continuation.problem_of(death(4))
    assert second is not None
    assert (second.kind, second.entry, second.path) == (ProblemKind.WORKER_DIED, 4, "a/b")
    assert [(known.entry, known.step, known.following) for known in continuation.avoided] == [(4, AvoidedStep.READ, 9)]


@pytest.mark.parametrize(
    ("second", "step"),
    [
        (death(4, is_scanner=True), AvoidedStep.SCAN),
        (death(4, phase=COMPARING), AvoidedStep.COMPARE),
        (death(None, phase=COMPARING), AvoidedStep.COMPARE),
        (death(4, state=EndState.OUT_OF_MEMORY), AvoidedStep.READ),
    ],
)
def test_only_the_step_that_failed_is_left_out(second: Death, step: AvoidedStep) -> None:
    continuation = Continuation()
    continuation.problem_of(death(1))
    assert continuation.problem_of(second) is not None
    assert [known.step for known in continuation.avoided] == [step]


@pytest.mark.parametrize("second", [death(None), death(None, is_scanner=True)])
def test_what_is_no_entry_cannot_be_left_out(second: Death) -> None:
    continuation = Continuation()
    continuation.problem_of(death(1))
    assert continuation.problem_of(second) is None


def test_restarts_are_bounded_and_a_step_is_left_out_once() -> None:
    continuation = Continuation(max_restarts=3)
    assert [continuation.problem_of(death(number)) is not None for number in (1, 2, 3, 4)] == [True, True, True, False]
    again = Continuation()
    assert [again.problem_of(death(number)) is not None for number in (1, 2, 2)] == [True, True, False]


def test_a_cancelled_scan_does_not_go_on() -> None:
    assert Continuation().problem_of(death(1, state=EndState.CANCELLED)) is None


# --- with real workers --------------------------------------------------------------------------------


def tarball(path: Path, files: dict[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz", compresslevel=1) as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, BytesIO(data))
    return path


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three files, the second a container."""
    folder = tmp_path_factory.mktemp("continuation")
    inner = tarball(folder / "inner.tgz", {"in/x.txt": b"x\n", "in/y.txt": b"y\n"}).read_bytes()
    files = {"p/a.txt": b"a\n" * 1000, "p/b.tgz": inner, "p/c.tgz": inner, "p/d.txt": b"d\n"}
    return tarball(folder / "p.tgz", files)


class DeadlySession(Session):
    """Its workers die whenever they say that it is a certain entry's turn."""

    culprits: frozenset[tuple[str, int]]
    how = signal.SIGKILL
    _dead: set[int]

    def _message(self, link: WorkerLink, message: FromWorker) -> None:
        if link.pid in self._dead:
            return
        super()._message(link, message)
        if isinstance(message, WorkProgress) and (link.role, message.entry) in self.culprits:
            self._dead.add(link.pid)
            os.kill(link.pid, self.how)


def scanned(package: Path, role: str, *entries: int, max_restarts: int = 4) -> list[ScanEvent]:
    session = DeadlySession(str(package), max_restarts=max_restarts)
    session.culprits, session._dead = frozenset((role, entry) for entry in entries), set()
    session._begin = structs.replace(session._begin, is_careful=True)  # files this small are soon over
    try:
        return list(scan_events(session))
    finally:
        session.close()


def paths_of(events: list[ScanEvent]) -> dict[int, str]:
    listed = [entry for event in events if isinstance(event, EntriesFound) for entry in event.entries]
    assert len(listed) == len({entry.number for entry in listed})
    return {entry.number: entry.path for entry in listed}


def problems_of(events: list[ScanEvent]) -> list[Problem]:
    return [problem for event in events if isinstance(event, ProblemsMet) for problem in event.problems]


@needs_signals
def test_an_entry_that_kills_the_reader_is_named_and_the_others_are_read(package: Path) -> None:
    events = scanned(package, "reader", 2)
    assert isinstance(events[-1], Ended)
    assert events[-1].state is EndState.COMPLETE
    died = [problem for problem in problems_of(events) if problem.kind is ProblemKind.WORKER_DIED]
    assert [(problem.entry, problem.path) for problem in died] == [(2, "p/b.tgz")]
    hashed = {number for event in events if isinstance(event, EntriesHashed) for number, _, _ in event.digests}
    paths = paths_of(events)
    assert {paths[number] for number in hashed} >= {"p/a.txt", "p/c.tgz", "p/c.tgz!/in/x.txt", "p/d.txt"}
    assert 2 not in hashed


@needs_signals
def test_an_entry_that_kills_the_scanner_is_still_listed_and_opened(package: Path) -> None:
    events = scanned(package, "scanner", 2)
    assert isinstance(events[-1], Ended)
    assert events[-1].state is EndState.COMPLETE
    died = [problem for problem in problems_of(events) if problem.kind is ProblemKind.WORKER_DIED]
    assert [problem.entry for problem in died] == [2]
    assert "p/b.tgz!/in/x.txt" in paths_of(events).values()


@needs_signals
def test_an_entry_that_silences_the_reader_is_named_and_the_others_are_read(package: Path) -> None:
    session = DeadlySession(str(package), scan=False, silence_s=1)
    session.culprits, session.how, session._dead = frozenset({("reader", 2)}), signal.SIGSTOP, set()
    session._begin = structs.replace(session._begin, is_careful=True)
    try:
        events = list(scan_events(session))
    finally:
        session.close()
    assert isinstance(events[-1], Ended)
    assert events[-1].state is EndState.COMPLETE
    (died,) = [problem for problem in problems_of(events) if problem.kind is ProblemKind.WORKER_DIED]
    assert (died.path, died.message) == ("p/b.tgz", "The reader process said nothing for 1 seconds and was ended.")
    assert "p/c.tgz!/in/x.txt" in paths_of(events).values()


def test_an_entry_that_needs_too_much_memory_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    source_map = {"version": 3, "sources": ["a.ts"], "sourcesContent": ["x" * (100 << 20)], "mappings": ""}
    files = {"a.txt": b"a\n", "b.js.map": json.dumps(source_map).encode(), "c.txt": b"c\n"}
    limits = replace(Limits(), max_worker_bytes=160 << 20)
    session = Session(str(tarball(tmp_path / "p.tgz", files)), limits, scan=False)
    try:
        events = list(scan_events(session))
    finally:
        session.close()
    assert isinstance(events[-1], Ended)
    assert events[-1].state is EndState.COMPLETE
    (died,) = [problem for problem in problems_of(events) if problem.kind is ProblemKind.WORKER_DIED]
    assert (died.path, died.message) == ("b.js.map", "The reader needed more memory than it may use.")
    hashed = {number for event in events if isinstance(event, EntriesHashed) for number, _, _ in event.digests}
    assert hashed == {1, 3}


@needs_signals
def test_without_restarts_the_scan_ends_as_what_it_is(package: Path) -> None:
    events = scanned(package, "reader", 2, max_restarts=0)
    assert isinstance(events[-1], Ended)
    assert events[-1].state is EndState.WORKER_DIED
    assert "p/a.txt" in paths_of(events).values()


@needs_signals
def test_each_of_several_culprits_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    path = tarball(tmp_path / "p.tgz", {f"p/{number}.txt": b"x\n" for number in range(1, 9)})
    culprits = (2, 3, 5, 6, 8)
    events = scanned(path, "reader", *culprits, max_restarts=MAX_RESTARTS)
    assert isinstance(events[-1], Ended)
    assert events[-1].state is EndState.COMPLETE
    died = [problem for problem in problems_of(events) if problem.kind is ProblemKind.WORKER_DIED]
    assert [problem.path for problem in died] == [f"p/{number}.txt" for number in culprits]
    hashed = {number for event in events if isinstance(event, EntriesHashed) for number, _, _ in event.digests}
    assert hashed == {1, 4, 7}


@needs_signals
def test_more_culprits_than_restarts_are_said(tmp_path: Path) -> None:
    path = tarball(tmp_path / "p.tgz", {f"p/{number}.txt": b"x\n" for number in range(1, 9)})
    events = scanned(path, "reader", 2, 3, 5, max_restarts=2)
    assert isinstance(events[-1], Ended)
    assert events[-1].state is EndState.WORKER_DIED
    *_, left_out, last = [problem for problem in problems_of(events) if problem.kind is ProblemKind.WORKER_DIED]
    assert (left_out.path, last.path) == ("p/2.txt", "p/3.txt")
    assert last.resolution.startswith("The workers were started again 2 times already. ")
    assert len(paths_of(events)) == 8


def killed_at(package: Path, role: str, moment: int) -> list[ScanEvent]:
    """The scan of a session whose worker is killed at the n-th message of anybody."""
    session = Session(str(package))
    try:
        events: list[ScanEvent] = []
        for event in scan_events(session):
            events.append(event)
            if len(events) == moment:
                pid = session.worker_pids().get(role)
                if pid is not None:
                    os.kill(pid, signal.SIGKILL)
        return events
    finally:
        session.close()


def assert_named_end(events: list[ScanEvent], whole: dict[int, str]) -> None:
    """The scan ended in a named state, with rows that are right, and never complete in silence."""
    end = events[-1]
    assert isinstance(end, Ended)
    assert end.state in (EndState.COMPLETE, EndState.WORKER_DIED)
    paths = paths_of(events)
    assert paths.items() <= whole.items()
    if end.state is EndState.COMPLETE:
        assert paths == whole
    else:
        assert ProblemKind.WORKER_DIED in {problem.kind for problem in problems_of(events)}


@pytest.fixture(scope="module")
def whole(package: Path) -> Iterator[dict[int, str]]:
    session = Session(str(package))
    yield paths_of(list(scan_events(session)))
    session.close()


@needs_signals
@pytest.mark.parametrize(("role", "moment"), [("reader", 1), ("scanner", 2), ("reader", 5), ("scanner", 6)])
def test_killed_at_some_moments(package: Path, whole: dict[int, str], role: str, moment: int) -> None:
    assert_named_end(killed_at(package, role, moment), whole)


@needs_signals
@pytest.mark.fuzz
def test_killed_at_fifty_moments(package: Path, whole: dict[int, str]) -> None:
    chance = random.Random(50)
    for _ in range(50):
        assert_named_end(killed_at(package, chance.choice(["reader", "scanner"]), chance.randint(1, 12)), whole)
