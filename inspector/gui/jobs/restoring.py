"""Writes the rebuilt sources beside the GUI thread, with progress and cancel."""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from inspector.core.entry import Entry
from inspector.core.report import Report
from inspector.core.sourcefacts import MapFacts
from inspector.engine.restore import RestoreResult, restore_sources
from inspector.engine.session import ArtifactSession
from inspector.gui.jobs.background import Token, run_in_background

READ_TIMEOUT_S = 60
STEP = 20
"""Progress is told once per so many reads."""


class RestoreCancelledError(Exception):
    """A person ended it; files written to a folder until then stay, a zip file does not."""


class Restoring(QObject):
    """One run. Its signals come on the GUI thread."""

    progressed = Signal(int)
    """Sources read so far."""
    done = Signal(object)
    """A RestoreResult."""
    failed = Signal(object)

    def __init__(
        self,
        session: ArtifactSession,
        entries: Sequence[Entry],
        maps: Iterable[MapFacts],
        target: Path,
        parent: QObject,
        *,
        with_approximate: bool = False,
        evidence: Report | None = None,
    ) -> None:
        """`with_approximate`, `evidence`: see `restore_sources`."""
        super().__init__(parent)
        self._session, self._entries, self._maps, self._target = session, entries, tuple(maps), target
        self._with_approximate, self._evidence = with_approximate, evidence
        self._stop = Token()
        self._listening = Token()
        self._read_count = 0

    def start(self) -> None:
        """Begins."""
        run_in_background(self._run, self.done.emit, self.failed.emit, self._listening)

    def cancel(self) -> None:
        """Ends it before the next source; `failed` follows."""
        self._stop.drop()

    def leave(self) -> None:
        """Ends it, and nobody wants to hear of it."""
        self._stop.drop()
        self._listening.drop()

    def _run(self) -> RestoreResult:
        return restore_sources(
            self._entries,
            self._maps,
            self._ask,
            self._target,
            with_approximate=self._with_approximate,
            evidence=self._evidence,
            timeout_s=READ_TIMEOUT_S,
        )

    def _ask(self, entry: int, offset: int, length: int) -> "Future[bytes]":
        if self._stop.is_dropped:
            raise RestoreCancelledError
        self._read_count += 1
        if self._read_count % STEP == 0 and not self._listening.is_dropped:
            self.progressed.emit(self._read_count)
        return self._session.read(entry, offset, length)


@dataclass(frozen=True, slots=True)
class RestoreChoice:
    """What a person wants beside the rebuilt sources."""

    with_approximate: bool = False
    is_evidence: bool = False


RestoreStarter = Callable[[Path, RestoreChoice], Restoring]
"""Takes the target."""
