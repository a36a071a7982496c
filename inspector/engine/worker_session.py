"""The real session: a reader and a scanner process, and what they say merged into one run of events."""

import os
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from msgspec import structs

from inspector.core.end_state import EndState
from inspector.core.events import Ended, MapsRead, ProblemsMet, Progress, ScanEvent
from inspector.core.limits import Limits
from inspector.core.problem import Problem, ProblemKind
from inspector.core.words import Words
from inspector.engine.continuation import MAX_RESTARTS, Continuation, Death
from inspector.engine.ending import WorkerEnd, combined_end, end_of_death, end_of_silence
from inspector.engine.repeats import Repeats
from inspector.engine.requests import PendingRequests
from inspector.engine.spare_reader import SPARE, started_reader
from inspector.engine.translate import event_of
from inspector.engine.worker import messages, preview_messages, protocol, structure_messages
from inspector.engine.worker.map_parts import MapJoiner
from inspector.engine.worker.message import Message
from inspector.engine.worker.messages import Begin, WorkEnded, WorkProgress
from inspector.engine.worker.protocol import FromWorker
from inspector.engine.worker.spawn import WorkerProcess, start_rule_builder, start_scanner
from inspector.engine.worker.wire import Sender
from inspector.engine.worker_link import WorkerLink
from inspector.previews.hexdump import ShownBytes
from inspector.previews.jsontree.branch import BranchPlace, JsonBranch
from inspector.previews.look import PLAIN_LOOK, TextLook
from inspector.previews.pages.page import PageWindow
from inspector.previews.picture import Picture
from inspector.previews.rows import Row, Span, TextFacts, TextPlace
from inspector.previews.sourcepair import Crossing, PairFacts, PairSide, RowStretches, SourcePair
from inspector.previews.structure.record import RawDetail, RecordPlace, StructureWindow
from inspector.secrets.rule_cache import default_cache_folder, is_built

GRACE_SECONDS = 3.0
"""How long a worker may take to obey before it is killed."""
_READER_MARGIN_SECONDS = 1.0
"""Of two workers that wait for each other the scanner is the one that hangs: it must be looked at first."""
_WATCH_SECONDS = 0.1
READER, SCANNER = "reader", "scanner"
_DEATHS = (EndState.WORKER_DIED, EndState.OUT_OF_MEMORY)


class Session:
    """One artifact open in two worker processes. See `ArtifactSession` for what callers may rely on."""

    def __init__(
        self,
        path: str,
        limits: Limits | None = None,
        *,
        inner: str = "",
        only: str = "",
        scan: bool = True,
        shallow: bool = False,
        words: Words | None = None,
        silence_s: float | None = None,
        max_restarts: int = MAX_RESTARTS,
    ) -> None:
        """`path` is opened by the reader; see `Begin` for the other arguments.

        `silence_s`: in the place of the limit's `max_silent_seconds`. `max_restarts`: see `Continuation`.
        """
        cache_folder = str(default_cache_folder()) if scan else ""
        self._begin = Begin(path, limits or Limits(), scan, shallow, inner, only, cache_folder, words or Words())
        self._rules_digest = ""
        self._requests = PendingRequests()
        self._lock = threading.RLock()
        self._links: dict[str, WorkerLink] = {}
        self._replaced: list[WorkerLink] = []
        """Workers that died or had to go because the other one did."""
        self._builder: WorkerProcess | None = None
        self._ends: dict[str, WorkerEnd] = {}
        self._progress: dict[str, WorkProgress] = {}
        self._map_joiner = MapJoiner()
        self._continuation, self._repeats = Continuation(max_restarts), Repeats()
        self._covered: list[str] = []
        self._is_revealed = False
        self._closed = False
        self._ended = False
        self._cancelled = False
        self._kill_at_s = float("inf")
        self._silence_s = self._begin.limits.max_silent_seconds if silence_s is None else silence_s
        self._hung: set[str] = set()
        self._on_event: Callable[[ScanEvent], None] = lambda _event: None

    # --- life -------------------------------------------------------------------------------------

    def start(self, on_event: Callable[[ScanEvent], None]) -> None:
        """Starts both workers; events come one at a time, from the session's threads."""
        self._on_event = on_event
        with self._lock:
            self._start_workers()
        self._kill_at_s = time.monotonic() + self._begin.limits.max_seconds + GRACE_SECONDS
        threading.Thread(target=self._watch, name="session-watch", daemon=True).start()

    def _start_workers(self) -> None:
        started = SPARE.take() or started_reader()
        self._links[READER] = WorkerLink(READER, started.worker, self._message, self._gone)
        if self._begin.scan:
            Sender(started.feed_write).send(self._begin)  # the scanner hears of it before the reader speaks
        self._links[READER].send(self._begin)
        os.close(started.feed_write)
        if self._begin.scan:
            self._start_scanner(started.feed_read)
        else:
            os.close(started.feed_read)

    def _start_scanner(self, feed_read: int) -> None:
        folder = self._begin.cache_folder
        if self._builder is None and not is_built(Path(folder)):
            self._builder = start_rule_builder(folder)
        scanner = start_scanner(feed_read, self._builder.messages if self._builder else None)
        self._links[SCANNER] = WorkerLink(SCANNER, scanner, self._message, self._gone)

    def cancel(self) -> None:
        """Asks both workers to end the scan; whoever has not obeyed after the grace period is killed."""
        with self._lock:
            if self._ended or self._cancelled:
                return
            self._cancelled = True
            self._kill_at_s = time.monotonic() + GRACE_SECONDS
            link = self._links.get(READER)
        if link is not None:
            link.send(messages.Cancel())

    def close(self) -> None:
        """Ends both workers; no event comes after it."""
        with self._lock:
            self._closed = True
            links = [*self._links.values(), *self._replaced]
        for link in links:
            link.close()
        if self._builder is not None:
            self._builder.close()
        self._requests.refuse_all("The artifact was closed.")

    def worker_pids(self) -> dict[str, int]:
        """Process numbers by role, for measurements."""
        with self._lock:
            return {role: link.pid for role, link in self._links.items()}

    def cover(self, secrets: Iterable[str]) -> None:
        """See ArtifactSession."""
        fresh = list(secrets)
        with self._lock:
            self._covered += fresh
            self._send_covered(fresh)

    def _send_covered(self, secrets: list[str]) -> None:
        for at in range(0, len(secrets), messages.BATCH_ITEMS):
            self._links[READER].send(messages.CoverSecrets(tuple(secrets[at : at + messages.BATCH_ITEMS])))

    def reveal(self, *, is_revealed: bool) -> None:
        """See ArtifactSession."""
        with self._lock:
            self._is_revealed = is_revealed
            self._links[READER].send(messages.RevealSecrets(is_revealed))

    # --- requests ---------------------------------------------------------------------------------

    def _ask(self, make: Callable[[int], Message]) -> "Future[Any]":
        return self._requests.ask(make, self._links[READER].send)

    def read(self, entry: int, offset: int, length: int) -> "Future[bytes]":
        """See ArtifactSession."""
        return self._ask(lambda number: preview_messages.ReadContent(number, entry, offset, length))

    def read_covered(self, entry: int, offset: int, length: int) -> "Future[ShownBytes]":
        """See ArtifactSession."""
        return self._ask(lambda number: preview_messages.ReadCovered(number, entry, offset, length))

    def open_text(self, entry: int, look: TextLook = PLAIN_LOOK) -> "Future[TextFacts]":
        """See ArtifactSession."""
        return self._ask(lambda number: preview_messages.OpenText(number, entry, look))

    def picture(self, entry: int) -> "Future[Picture]":
        """See ArtifactSession."""
        return self._ask(lambda number: preview_messages.ReadPicture(number, entry))

    def rows(self, entry: int, first: int, count: int, look: TextLook = PLAIN_LOOK) -> "Future[tuple[Row, ...]]":
        """See ArtifactSession."""
        return self._ask(lambda number: preview_messages.ReadRows(number, entry, first, count, look))

    def spans(
        self, entry: int, first: int, count: int, look: TextLook = PLAIN_LOOK
    ) -> "Future[tuple[tuple[Span, ...], ...]]":
        """See ArtifactSession."""
        return self._ask(lambda number: preview_messages.ReadSpans(number, entry, first, count, look))

    def place(
        self, entry: int, line: int | None, column: int | None, offset: int | None, look: TextLook = PLAIN_LOOK
    ) -> "Future[TextPlace | None]":
        """See ArtifactSession."""
        return self._ask(lambda number: preview_messages.FindPlace(number, entry, line, column, offset, look))

    def moved(self, entry: int, row: int, start: int, look: TextLook, to_look: TextLook) -> "Future[TextPlace | None]":
        """See ArtifactSession."""
        return self._ask(lambda number: preview_messages.MovePlace(number, entry, row, start, look, to_look))

    def find(
        self,
        entry: int,
        needle: str,
        row: int,
        start: int,
        *,
        case_sensitive: bool,
        backwards: bool,
        look: TextLook = PLAIN_LOOK,
    ) -> "Future[TextPlace | None]":
        """See ArtifactSession."""
        return self._ask(
            lambda number: preview_messages.FindText(number, entry, needle, row, start, case_sensitive, backwards, look)
        )

    def open_pair(
        self, map_number: int | None, shipped: int | None, source: int | None, original: int | None
    ) -> "Future[PairFacts]":
        """See ArtifactSession."""
        return self._ask(lambda number: preview_messages.OpenPair(number, map_number, shipped, source, original))

    def cross(self, pair: SourcePair, side: PairSide, row: int, start: int) -> "Future[Crossing | None]":
        """See ArtifactSession."""
        return self._ask(lambda number: preview_messages.CrossOver(number, pair, side, row, start))

    def unmapped(self, pair: SourcePair, side: PairSide, first: int, count: int) -> "Future[tuple[RowStretches, ...]]":
        """See ArtifactSession."""
        return self._ask(lambda number: preview_messages.ReadUnmapped(number, pair, side, first, count))

    def structure(self, entry: int, first: int, count: int) -> "Future[StructureWindow]":
        """See ArtifactSession."""
        return self._ask(lambda number: structure_messages.ReadStructure(number, entry, first, count))

    def raw_record(self, entry: int, index: int) -> "Future[RawDetail]":
        """See ArtifactSession."""
        return self._ask(lambda number: structure_messages.ReadRawRecord(number, entry, index))

    def find_record(self, entry: int, offset: int, said: str = "") -> "Future[RecordPlace]":
        """See ArtifactSession."""
        return self._ask(lambda number: structure_messages.FindRawRecord(number, entry, offset, said))

    def page(self, entry: int, first: int, count: int) -> "Future[PageWindow]":
        """See ArtifactSession."""
        return self._ask(lambda number: structure_messages.ReadPage(number, entry, first, count))

    def branch(self, entry: int, place: BranchPlace) -> "Future[JsonBranch]":
        """See ArtifactSession."""
        return self._ask(lambda number: structure_messages.ReadBranch(number, entry, place))

    # --- what workers say -------------------------------------------------------------------------

    def _emit(self, event: ScanEvent) -> None:
        if not self._closed:
            self._on_event(event)

    def _message(self, link: WorkerLink, message: FromWorker) -> None:
        if isinstance(message, protocol.Reply):
            self._requests.answer(message)
            return
        with self._lock:
            fresh = self._repeats.fresh(message) if self._links.get(link.role) is link else None
            if fresh is None:
                return
            message = fresh
            match message:
                case WorkProgress():
                    self._take_progress(link, message)
                case WorkEnded():
                    self._rules_digest = message.rules_digest or self._rules_digest
                    self._take_end_of(link, WorkerEnd(message.state, message.message))
                case messages.MapPart():
                    self._map_joiner.take(message)
                case messages.MapBatch():
                    self._emit(MapsRead(self._map_joiner.whole(message.maps)))
                case _:
                    self._emit_message(message)

    def _emit_message(self, message: FromWorker) -> None:
        event = event_of(message)
        if event is not None:
            self._emit(event)

    def _take_progress(self, link: WorkerLink, progress: WorkProgress) -> None:
        link.current_entry, link.current_path = progress.entry, progress.path
        self._progress[link.role] = progress
        reader = self._progress.get(READER, WorkProgress("Opening"))
        scanner = self._progress.get(SCANNER, WorkProgress("Scanning"))
        phase = scanner.phase if READER in self._ends or reader.phase == "Reading" else reader.phase
        self._emit(Progress(phase, reader.done_bytes, reader.total_bytes, reader.unpacked_bytes, scanner.done_bytes))

    def _gone(self, link: WorkerLink, exit_code: int | None) -> None:
        with self._lock:
            if self._links.get(link.role) is not link:
                return  # it was replaced
            if link.role == READER:
                self._requests.refuse_all("The reader process ended.")
            if link.role in self._ends or self._closed:
                return
            end = self._forced_end(link.role) or end_of_death(link.role, exit_code)
            if self._goes_on(link, end):
                return
            self._tell_death(link, end)
            self._take_end(link.role, end)

    def _take_end_of(self, link: WorkerLink, end: WorkerEnd) -> None:
        """A worker that failed or ran out of memory and could still say so is as dead as one that was ended for it."""
        if end.state in _DEATHS:
            if self._goes_on(link, end):
                return
            self._tell_death(link, end)
        self._take_end(link.role, end)

    def _goes_on(self, link: WorkerLink, end: WorkerEnd) -> bool:
        """Starts both workers anew where that helps."""
        if self._ended or self._closed or self._cancelled:
            return False
        progress = self._progress.get(link.role) or WorkProgress("")
        entry, path, is_scanner = link.current_entry, link.current_path, link.role == SCANNER
        death = Death(end, is_scanner, progress.phase, entry, path, self._repeats.following)
        problem = self._continuation.problem_of(death)
        if problem is None:
            return False
        self._emit(ProblemsMet((problem,)))
        self._start_again()
        return True

    def _start_again(self) -> None:
        old, self._links = list(self._links.values()), {}
        for link in old:
            link.kill()
        self._replaced += old
        self._requests.refuse_all("The artifact is being read anew; please try again.")
        self._ends.clear()
        self._progress.clear()
        self._hung.clear()
        self._map_joiner = MapJoiner()
        self._repeats.restart()
        avoided = tuple(self._continuation.avoided)
        self._begin = structs.replace(self._begin, is_careful=True, avoided=avoided)
        self._start_workers()
        self._send_covered(self._covered)
        self._links[READER].send(messages.RevealSecrets(self._is_revealed))

    def _forced_end(self, role: str) -> WorkerEnd | None:
        """The end of a worker that the parent itself killed."""
        if self._cancelled:
            return WorkerEnd(EndState.CANCELLED, "The scan was cancelled.")
        if role in self._hung:
            return end_of_silence(role, self._silence_s)
        if time.monotonic() >= self._kill_at_s:
            return WorkerEnd(
                EndState.TIMED_OUT, f"The scan took longer than {self._begin.limits.max_seconds:,} seconds."
            )
        return None

    def _tell_death(self, link: WorkerLink, end: WorkerEnd) -> None:
        """The problem that is left when a worker's end is the end of the scan."""
        resolution = "What came before is shown; the rest was not scanned."
        if self._continuation.is_used_up:
            resolution = f"The workers were started again {self._continuation.restarts} times already. {resolution}"
        kind, limit = ProblemKind.WORKER_DIED, ""
        if end.state not in _DEATHS:
            if end.state is not EndState.TIMED_OUT or any(e.state is end.state for e in self._ends.values()):
                return
            kind, limit = ProblemKind.LIMIT, "max_seconds"
            resolution += " The limit is max-seconds."
        problem = Problem(kind, link.current_path, end.message, resolution, link.current_entry, limit)
        self._emit(ProblemsMet((problem,)))

    def _take_end(self, role: str, end: WorkerEnd) -> None:
        self._ends.setdefault(role, end)
        if self._ended or any(expected not in self._ends for expected in self._links):
            return
        self._ended = True
        total = combined_end(self._ends[READER], self._ends.get(SCANNER))
        self._emit(Ended(total.state, total.message, self._rules_digest))

    # --- watching ---------------------------------------------------------------------------------

    def _watch(self) -> None:
        pause = threading.Event()
        while not pause.wait(_WATCH_SECONDS):
            with self._lock:
                if self._ended or self._closed:
                    return
                late = self._late_links()
            for link in late:
                link.kill()

    def _late_links(self) -> list[WorkerLink]:
        at_work = [link for role, link in self._links.items() if role not in self._ends]
        now_s = time.monotonic()
        if now_s >= self._kill_at_s:
            return at_work
        silent = [link for link in at_work if now_s - link.heard_s > self._patience_s(link)]
        if any(link.role == SCANNER for link in silent):
            # The reader cannot speak while it waits for a scanner that takes nothing: it gets another chance.
            self._links[READER].heard_s = now_s
            silent = [self._links[SCANNER]]
        self._hung.update(link.role for link in silent)
        return silent

    def _patience_s(self, link: WorkerLink) -> float:
        return self._silence_s + (_READER_MARGIN_SECONDS if link.role == READER else 0)


def open_session(path: str, limits: Limits | None = None) -> Session:
    """A session that scans a whole artifact."""
    return Session(path, limits)


__all__ = ["GRACE_SECONDS", "Session", "open_session"]
