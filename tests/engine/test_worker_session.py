"""A session with real worker processes: events, requests, cancelling, and workers that die or hang."""

import io
import os
import signal
import subprocess
import sys
import tarfile
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from inspector.core.end_state import EndState
from inspector.core.events import Ended, EntriesFound, Listed, ProblemsMet, Progress, ScanEvent
from inspector.core.limits import Limits
from inspector.core.problem import Problem, ProblemKind
from inspector.engine.scan import scan_events
from inspector.engine.session import RefusedError
from inspector.engine.worker import spawn
from inspector.engine.worker_session import Session
from inspector.previews.look import TextLook

TIMEOUT_S = 60


def tarball(path: Path, files: dict[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz", compresslevel=1) as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return path


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return tarball(
        tmp_path / "p.tgz",
        {"package/a.py": b"import os\nprint('x')\n", "package/b.bin": bytes(range(256)) * 40, "package/c.txt": b"c\n"},
    )


@pytest.fixture(scope="session")
def large_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Much enough that a scan of it can be interrupted."""
    path = tmp_path_factory.mktemp("large") / "big.tgz"
    return tarball(path, {f"package/{n}.js": os.urandom(300_000).hex().encode() for n in range(60)})


@pytest.fixture
def session(package: Path) -> Iterator[Session]:
    opened = Session(str(package))
    yield opened
    opened.close()


def ended(events: list[ScanEvent]) -> Ended:
    assert isinstance(events[-1], Ended)
    assert sum(isinstance(event, Ended) for event in events) == 1
    return events[-1]


def test_events_tell_the_whole_scan_in_order(session: Session) -> None:
    events = list(scan_events(session))
    assert ended(events).state is EndState.COMPLETE
    assert ended(events).rules_digest
    kinds = [type(event) for event in events]
    assert kinds.index(EntriesFound) < kinds.index(Listed) < kinds.index(Ended)
    paths = [entry.path for event in events if isinstance(event, EntriesFound) for entry in event.entries]
    assert paths == ["package/a.py", "package/b.bin", "package/c.txt"]


def test_requests_are_answered_after_the_scan(session: Session) -> None:
    list(scan_events(session))
    assert session.read(2, 255, 3).result(TIMEOUT_S) == b"\xff\x00\x01"
    facts = session.open_text(1).result(TIMEOUT_S)
    assert (facts.language, facts.line_count) == ("Python", 2)
    rows = session.rows(1, 0, 10).result(TIMEOUT_S)
    assert [row.text for row in rows][:2] == ["import os", "print('x')"]
    assert len(session.spans(1, 0, 2).result(TIMEOUT_S)) == 2
    place = session.place(1, 2, 1, None).result(TIMEOUT_S)
    assert place is not None
    assert place.row == 1
    hit = session.find(1, "PRINT", 0, 0, case_sensitive=False, backwards=False).result(TIMEOUT_S)
    assert hit is not None
    assert (hit.row, hit.start) == (1, 0)


def test_a_request_that_cannot_be_answered_is_refused_with_a_sentence(session: Session) -> None:
    list(scan_events(session))
    with pytest.raises(RefusedError, match="no content"):
        session.read(99, 0, 1).result(TIMEOUT_S)


def test_requests_after_closing_are_refused(session: Session) -> None:
    list(scan_events(session))
    session.close()
    with pytest.raises(RefusedError):
        session.read(1, 0, 1).result(TIMEOUT_S)


def test_cancelling_ends_the_scan_and_keeps_the_entries_readable(large_package: Path) -> None:
    session = Session(str(large_package))
    try:
        events: list[ScanEvent] = []
        for event in scan_events(session):
            events.append(event)
            if isinstance(event, Listed):
                session.cancel()
        assert ended(events).state is EndState.CANCELLED
        assert len(session.read(1, 0, 10).result(TIMEOUT_S)) == 10
    finally:
        session.close()


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("role", ["reader", "scanner"])
def test_a_worker_that_is_killed_is_a_problem_and_the_rows_stay(large_package: Path, role: str) -> None:
    session = Session(str(large_package), max_restarts=0)
    try:
        events: list[ScanEvent] = []
        for event in scan_events(session):
            events.append(event)
            if isinstance(event, Listed):
                os.kill(session.worker_pids()[role], signal.SIGKILL)
        assert ended(events).state is EndState.WORKER_DIED
        kinds = [problem.kind for event in events if isinstance(event, ProblemsMet) for problem in event.problems]
        assert kinds.count(ProblemKind.WORKER_DIED) == 1
        assert any(isinstance(event, EntriesFound) for event in events)
    finally:
        session.close()


def problems_of(events: list[ScanEvent]) -> list[Problem]:
    return [problem for event in events if isinstance(event, ProblemsMet) for problem in event.problems]


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize(
    ("role", "is_under_way"),
    [("reader", lambda progress: progress.done_bytes > 0), ("scanner", lambda progress: progress.bytes_scanned > 0)],
    ids=["reader", "scanner"],
)
def test_a_worker_that_hangs_is_ended_and_named(
    large_package: Path, role: str, is_under_way: Callable[[Progress], bool]
) -> None:
    session = Session(str(large_package), silence_s=4, max_restarts=0)
    try:
        events: list[ScanEvent] = []
        is_stopped = False
        for event in scan_events(session):
            events.append(event)
            if not is_stopped and isinstance(event, Progress) and is_under_way(event):
                is_stopped = True
                os.kill(session.worker_pids()[role], signal.SIGSTOP)
        assert is_stopped
        assert ended(events).state is EndState.WORKER_DIED
        (problem,) = [found for found in problems_of(events) if found.kind is ProblemKind.WORKER_DIED]
        assert problem.message == f"The {role} process said nothing for 4 seconds and was ended."
        assert problem.path.startswith("package/")
    finally:
        session.close()


def test_closing_while_listing_leaves_no_process_and_no_event(tmp_path: Path) -> None:
    path = tarball(tmp_path / "many.tgz", {f"package/{n}.js": b"x" for n in range(5000)})
    session = Session(str(path))
    arrived, events = threading.Event(), list[ScanEvent]()

    def take(event: ScanEvent) -> None:
        events.append(event)
        arrived.set()

    session.start(take)
    assert arrived.wait(TIMEOUT_S)
    pids = list(session.worker_pids().values())
    session.close()
    count = len(events)
    assert not any(is_running(pid) for pid in pids)
    session.close()
    assert len(events) == count
    assert not any(isinstance(event, Ended) for event in events)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="counts descriptors by /proc")
def test_sessions_in_a_row_leak_neither_descriptors_nor_threads(package: Path) -> None:
    def opened() -> tuple[int, int]:
        return len(list(Path("/proc/self/fd").iterdir())), threading.active_count()

    def run() -> None:
        session = Session(str(package), scan=False)
        list(scan_events(session))
        session.close()
        for thread in threading.enumerate():
            if thread.name == "session-watch":
                thread.join(TIMEOUT_S)

    run()
    before = opened()
    for _ in range(5):
        run()
    # Fewer are no leak: what an earlier test of this process left open may be closed meanwhile.
    assert all(after <= earlier for after, earlier in zip(opened(), before, strict=True))


@pytest.mark.parametrize("is_wanted", [False, True])
def test_what_a_worker_prints_reaches_the_terminal_only_when_asked_for(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *, is_wanted: bool
) -> None:
    monkeypatch.delenv("INSPECTOR_TRACEBACK", raising=False)
    if is_wanted:
        monkeypatch.setenv("INSPECTOR_TRACEBACK", "1")
    with spawn._start(spawn._command("reader", "no number"), subprocess.DEVNULL, None) as process:
        assert process.wait(TIMEOUT_S) == 1
    assert ("ValueError" in capfd.readouterr().err) is is_wanted


def test_too_much_memory_ends_in_a_named_state(package: Path) -> None:
    session = Session(str(package), replace(Limits(), max_worker_bytes=1 << 20))
    try:
        assert ended(list(scan_events(session))).state is EndState.OUT_OF_MEMORY
    finally:
        session.close()


def test_a_limit_is_a_problem_that_names_it(package: Path) -> None:
    session = Session(str(package), replace(Limits(), max_entries=2))
    try:
        events = list(scan_events(session))
        problems = [problem for event in events if isinstance(event, ProblemsMet) for problem in event.problems]
        assert [problem.kind for problem in problems] == [ProblemKind.LIMIT]
        assert "max-entries" in problems[0].resolution
        assert ended(events).state is EndState.COMPLETE
    finally:
        session.close()


def test_time_that_is_up_ends_the_scan(large_package: Path) -> None:
    session = Session(str(large_package), replace(Limits(), max_seconds=0))
    try:
        assert ended(list(scan_events(session))).state is EndState.TIMED_OUT
    finally:
        session.close()


def test_a_hostile_working_directory_is_not_imported_from(package: Path, tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    trap.mkdir()
    for name in ("msgspec", "numpy", "encodings", "inspector"):
        (trap / f"{name}.py").write_text("raise SystemExit('imported from the working directory')\n")
    before = Path.cwd()
    os.chdir(trap)
    session = Session(str(package))
    try:
        assert ended(list(scan_events(session))).state is EndState.COMPLETE
    finally:
        session.close()
        os.chdir(before)


def test_a_minified_text_is_formatted_by_the_reader(tmp_path: Path) -> None:
    session = Session(str(tarball(tmp_path / "p.tgz", {"a.js": b"if(a){b();c()}", "b.bin": b"\0"})), scan=False)
    look = TextLook(is_formatted=True)
    try:
        list(scan_events(session))
        facts = session.open_text(1, look).result(TIMEOUT_S)
        assert facts.line_count == 4
        rows = session.rows(1, 0, 9, look).result(TIMEOUT_S)
        assert [row.text for row in rows] == ["if(a){", "  b();", "  c()", "}"]
        assert session.open_text(1).result(TIMEOUT_S).line_count == 1
        moved = session.moved(1, 2, 2, look, TextLook()).result(TIMEOUT_S)
        assert moved is not None
        assert (moved.row, moved.start) == (0, 10)
        back = session.moved(1, 0, 10, TextLook(), look).result(TIMEOUT_S)
        assert back is not None
        assert (back.row, back.start) == (2, 2)
        with pytest.raises(RefusedError):
            session.open_text(7, look).result(TIMEOUT_S)
    finally:
        session.close()


def test_the_locked_reader_decodes_pictures(tmp_path: Path) -> None:
    image = pytest.importorskip("PIL.Image", reason="needs Pillow, a dependency that is missing here")
    target = io.BytesIO()
    image.new("RGB", (3, 2), (9, 8, 7)).save(target, "PNG")
    path = tarball(tmp_path / "p.tgz", {"a.png": target.getvalue(), "b.png": b"\x89PNG\r\n\x1a\nno"})
    session = Session(str(path), scan=False)
    try:
        list(scan_events(session))
        assert session.picture(1).result(TIMEOUT_S).rgba == b"\x09\x08\x07\xff" * 6
        with pytest.raises(RefusedError, match="damaged"):
            session.picture(2).result(TIMEOUT_S)
        assert session.read(1, 1, 3).result(TIMEOUT_S) == b"PNG"
    finally:
        session.close()


def test_a_file_that_is_written_to_while_it_is_read_is_told(large_package: Path, tmp_path: Path) -> None:
    path = tmp_path / "copy.tgz"
    path.write_bytes(large_package.read_bytes())
    problems: list[Problem] = []
    with closing(Session(str(path))) as session:
        for event in scan_events(session):
            if isinstance(event, EntriesFound):
                with path.open("ab") as file:
                    file.write(b"more")
            if isinstance(event, ProblemsMet):
                problems += event.problems
    told = [problem for problem in problems if problem.message == "The file was changed while it was read."]
    assert len(told) == 1
    assert told[0].kind is ProblemKind.UNREADABLE
