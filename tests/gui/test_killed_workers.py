"""Real workers that somebody kills at any moment: the window ends in a named state, with the rows so far."""

import contextlib
import io
import os
import random
import signal
import sys
import tarfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from inspector.core.end_state import EndState
from inspector.core.problem import ProblemKind
from inspector.core.report import VerdictState
from inspector.engine.worker_session import Session
from inspector.gui.main_window import MainWindow
from inspector.gui.models.scan_state import ScanState
from inspector.gui.services import open_real_session
from inspector.policy.policy import Policy

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")

PATIENCE_MS = 60_000
MOMENTS = 50


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Much enough to be interrupted anywhere: files, nested archives, a map."""
    chance = random.Random(11)
    inner = io.BytesIO()
    with tarfile.open(fileobj=inner, mode="w:gz") as archive:
        fill(archive, {f"in/{n}.txt": chance.randbytes(2000).hex().encode() for n in range(40)})
    files = {f"p/{n}.js": chance.randbytes(20_000).hex().encode() for n in range(60)}
    files |= {f"p/{n}.tgz": inner.getvalue() for n in range(6)}
    files["p/a.js.map"] = b'{"version":3,"sources":["../src/a.ts"],"sourcesContent":["let a = 1\\n"],"mappings":"AAAA"}'
    path = tmp_path_factory.mktemp("killed") / "p.tgz"
    with tarfile.open(path, "w:gz", compresslevel=1) as archive:
        fill(archive, files)
    return path


def fill(archive: tarfile.TarFile, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        member = tarfile.TarInfo(name)
        member.size = len(data)
        archive.addfile(member, io.BytesIO(data))


class Opened:
    """Scans in a window, one after the other, with the session at hand."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self._window, self._qtbot = window, qtbot
        self.sessions: list[Session] = []
        self.kills = 0
        window.services.make_session = self._made

    def _made(self, path: str, policy: Policy) -> Session:
        session = open_real_session(path, policy)
        assert isinstance(session, Session)
        self.sessions.append(session)
        return session

    def scan(self, path: Path, role: str | None = None, after_s: float = 0.0) -> ScanState:
        """The state at the end of a scan whose worker was killed after that time."""
        count = len(self.sessions)
        self._window.open_path(str(path), remember=False)
        workspace = self._window.workspace
        assert workspace is not None
        if role is not None:
            QTimer.singleShot(round(1000 * after_s), lambda: self._kill(role, count))
        self._qtbot.waitUntil(lambda: workspace.state.report_is_final, timeout=PATIENCE_MS)
        return workspace.state

    def _kill(self, role: str, count: int) -> None:
        pid = self.sessions[-1].worker_pids().get(role) if len(self.sessions) > count else None
        if pid is not None:
            with contextlib.suppress(ProcessLookupError):  # a scanner is gone when its work is done
                os.kill(pid, signal.SIGKILL)
                self.kills += 1


@pytest.fixture
def opened(window: MainWindow, qtbot: QtBot) -> Iterator[Opened]:
    made = Opened(window, qtbot)
    yield made
    window.close_artifact()


def assert_named_end(state: ScanState, window: MainWindow, whole: dict[int, str]) -> EndState:
    assert state.ended is not None
    assert state.report is not None
    end = state.ended.state
    assert end in (EndState.COMPLETE, EndState.WORKER_DIED)
    paths = {entry.number: entry.path for entry in state.entries}
    assert paths.items() <= whole.items()
    words = window.status.verdict.text()
    if end is EndState.COMPLETE:
        assert paths == whole
        assert "stopped" not in words
    else:
        assert "stopped unexpectedly" in words
        assert state.report.verdict.state is VerdictState.FAIL
        assert ProblemKind.WORKER_DIED in {problem.kind for problem in state.report.problems}
    return end


def test_a_worker_killed_in_the_middle(window: MainWindow, opened: Opened, package: Path) -> None:
    whole = {entry.number: entry.path for entry in opened.scan(package).entries}
    assert len(whole) == 60 + 6 * 41 + 2
    assert_named_end(opened.scan(package, "reader", 0.3), window, whole)


@pytest.mark.fuzz
def test_workers_killed_at_fifty_moments(window: MainWindow, opened: Opened, package: Path) -> None:
    chance, ends = random.Random(), list[EndState]()
    start_s = time.monotonic()
    whole = {entry.number: entry.path for entry in opened.scan(package).entries}
    took_s = time.monotonic() - start_s
    for _ in range(MOMENTS):
        state = opened.scan(package, chance.choice(["reader", "scanner"]), chance.uniform(0, 1.1 * took_s))
        ends.append(assert_named_end(state, window, whole))
    shown = {end.value: ends.count(end) for end in set(ends)}
    print(f"\nkilled at {opened.kills} of {MOMENTS} moments within {took_s:.1f} s: {shown}")  # noqa: T201 - what it is run for
