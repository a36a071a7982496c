"""What the walk says to the parent and to the scanner: batches, problems, signs of life."""

import time
from collections.abc import Callable

from inspector.containers.budget import Budget
from inspector.containers.failures import (
    ContainerError,
    DamagedError,
    EncryptedError,
    LimitReachedError,
    MissingLibraryError,
)
from inspector.containers.oddities import AnomalyCap, Oddity
from inspector.core.anomaly import Anomaly
from inspector.core.container import ContainerFacts
from inspector.core.entry import Entry
from inspector.core.limits import limit_key
from inspector.core.problem import Problem, ProblemKind
from inspector.engine.worker.batches import Batch
from inspector.engine.worker.feed import ContentFeed
from inspector.engine.worker.feed_messages import AnomalyBatch
from inspector.engine.worker.left_out import LeftOut
from inspector.engine.worker.map_parts import MapBatches
from inspector.engine.worker.message import Message
from inspector.engine.worker.messages import ContainerBatch, DigestBatch, EntryBatch, ProblemBatch, WorkProgress

_PROGRESS_SECONDS = 0.1


class Telling:
    """The reader's voice during a walk."""

    def __init__(self, budget: Budget, feed: ContentFeed, send: Callable[[Message], None]) -> None:
        """`send` takes messages to the parent, `feed` those to the scanner."""
        self._entries: Batch[Entry] = Batch(EntryBatch, send)
        self._feed_entries: Batch[Entry] = Batch(EntryBatch, feed.send)
        self.containers: Batch[ContainerFacts] = Batch(ContainerBatch, self.send_both)
        self.maps = MapBatches(self.send_both)
        self.digests: Batch[tuple[int, str, int]] = Batch(DigestBatch, send)
        self._anomalies: Batch[Anomaly] = Batch(AnomalyBatch, feed.send)
        self._caps: dict[int | None, AnomalyCap] = {}
        self.done_bytes = 0
        self.total_bytes: int | None = None
        self.send = send
        self._budget = budget
        self._feed = feed
        self._problems: Batch[Problem] = Batch(ProblemBatch, send)
        self._progress_due_s = 0.0

    def send_both(self, message: Message) -> None:
        """To the parent and to the scanner."""
        self.send(message)
        self._feed.send(message)

    def entries(self, entries: list[Entry]) -> None:
        """More entries."""
        self._entries.extend(entries)
        self._feed_entries.extend(entries)

    def entries_before_bodies(self) -> None:
        """The scanner must know an entry before its content comes; the parent may learn of it in larger batches."""
        self._feed_entries.flush()

    def problem(
        self, kind: ProblemKind, entry: Entry | None, message: str, resolution: str, *, limit: str = ""
    ) -> None:
        """One problem of an entry, or of the artifact."""
        path, number = (entry.path, entry.number) if entry else ("", None)
        self._problems.add(Problem(kind, path, message, resolution, number, limit))

    def limit(self, limit: LimitReachedError, entry: Entry | None, left_out: str = "The rest was left out.") -> None:
        """A limit that was reached at an entry; a person may be asked at once whether to read on."""
        named = f" The limit is {limit_key(limit.limit)}." if limit.limit else ""
        self.problem(ProblemKind.LIMIT, entry, str(limit), left_out + named, limit=limit.limit)
        self._problems.flush()

    def left_out(self, limit: LimitReachedError, left_out: LeftOut) -> None:
        """What a limit of the whole scan cost beside the place where it was met."""
        if left_out.count:
            self.problem(ProblemKind.LIMIT, None, left_out.sentence(), str(limit), limit=limit.limit)

    def error(self, error: ContainerError, entry: Entry | None, resolution: str) -> None:
        """What a container could not do, and what was done instead."""
        kind = ProblemKind.UNREADABLE if isinstance(error, DamagedError) else ProblemKind.NOT_SCANNED
        if isinstance(error, EncryptedError):
            resolution = "The content stays closed. " + resolution
        if isinstance(error, MissingLibraryError):
            resolution = "The entry was not opened."
        self.problem(kind, entry, str(error), resolution)

    def notes(self, notes: list[tuple[str, str]], owner: Entry | None, unread: set[tuple[str, str]]) -> None:
        """Passes on and empties the notes of a container; those that leave something unread count as not scanned."""
        for note in notes:
            self.problem(ProblemKind.NOT_SCANNED if note in unread else ProblemKind.NOTE, owner, *note)
        notes.clear()
        unread.clear()

    def odd(self, oddity: Oddity, container: int | None, entry: int | None) -> None:
        """Something odd in a record of a container; in the container as a whole where `entry` is None."""
        self._caps.setdefault(container, AnomalyCap()).add(oddity.numbered(container, entry))

    def odd_whole(self, oddities: list[Oddity], owner: Entry | None) -> None:
        """Passes on and empties what is odd in a container as a whole."""
        for oddity in oddities:
            self.odd(oddity, owner.number if owner else None, None)
        oddities.clear()

    def odd_content(self, oddities: list[Oddity], entry: Entry) -> None:
        """Passes on and empties what reading an entry's content showed: it belongs to the entry's record."""
        for oddity in oddities:
            self.odd(oddity, entry.parent, entry.number)
        oddities.clear()

    def progress(self, phase: str, entry: Entry | None, *, final: bool = False) -> None:
        """A sign of life, at most ten times a second; the final one holds the exact totals and is always sent."""
        now_s = time.monotonic()
        if now_s < self._progress_due_s and not final:
            return
        self._progress_due_s = now_s + _PROGRESS_SECONDS
        number, path = (entry.number, entry.path) if entry else (None, "")
        self.send(WorkProgress(phase, self.done_bytes, self.total_bytes, self._budget.unpacked_bytes, number, path))

    def flush(self) -> None:
        """Sends everything that waits."""
        batches = (self._entries, self._feed_entries, self.containers, self.digests, self._problems, self._anomalies)
        for batch in batches:
            batch.flush()
        self.maps.flush()

    def end(self) -> None:
        """Sends everything that waits, what is odd too: its last facts may have come with the last content."""
        for cap in self._caps.values():
            self._anomalies.extend(cap.closed())
        self._caps.clear()
        self.flush()
