"""The reader's main work: first list the artifact, then read every entry once, opening what holds more."""

import hashlib
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

from msgspec import structs

from inspector.containers.container import Container, MapContainer, OpenContext
from inspector.containers.failures import ContainerError, FaultError, LimitReachedError
from inspector.containers.recognise import open_container
from inspector.containers.record import Record
from inspector.containers.second_opinion import compared
from inspector.containers.source import ByteSource
from inspector.containers.source_map import SourceMapContainer
from inspector.core import innerpath
from inspector.core.container import ContainerFacts
from inspector.core.digests import folder_digest
from inspector.core.end_state import EndState
from inspector.core.entry import Entry, EntryKind
from inspector.core.problem import ProblemKind
from inspector.core.sourcefacts import SourceFacts
from inspector.engine.worker.artifact_source import OpenedArtifact
from inspector.engine.worker.catalogue import Catalogue, joined
from inspector.engine.worker.feed import PART_BYTES, ContentFeed
from inspector.engine.worker.map_positions import MapPositions
from inspector.engine.worker.message import Message
from inspector.engine.worker.messages import ArtifactDigest, ArtifactOpened, AvoidedStep, Begin, ImageBatch, ListingDone
from inspector.engine.worker.own_faults import OwnFaults
from inspector.engine.worker.placed_map import placed_map
from inspector.engine.worker.telling import Telling
from inspector.engine.worker.turns import Turns
from inspector.engine.worker.whole_limits import TIME, WholeLimits

_STEP_SECONDS = 0.005
_STEP_RECORDS = 500
"""Of one run of records."""


class CancelledError(Exception):
    """Somebody asked to stop."""


class Walk:
    """One scan's way through an artifact. Runs on one thread of the reader."""

    def __init__(
        self,
        begin: Begin,
        context: OpenContext,
        turns: Turns,
        feed: ContentFeed,
        send: Callable[[Message], None],
        *,
        on_listed: Callable[[], None] = lambda: None,
    ) -> None:
        """`send` takes messages to the parent, `feed` those to the scanner. `on_listed`: the tree stands."""
        self.catalogue = Catalogue()
        self.cancelled = False
        self.artifact_name = ""
        self.begin = begin
        self._context = context
        self._turns = turns
        self._feed = feed
        self._on_listed = on_listed
        self._positions = MapPositions(
            self.catalogue.index, self._whole, self.catalogue.whole, self._end,
            measures_all=begin.scan and not begin.only,
        )  # fmt: skip
        self._tell = Telling(context.budget, feed, send)
        self._limits = WholeLimits(self._tell)
        self._parsing = OwnFaults(CancelledError)

    def run(self, artifact: OpenedArtifact) -> EndState:
        """Lists and reads everything; problems are sent, never raised."""
        self.catalogue.add_artifact(artifact.content)
        self.artifact_name = artifact.name
        self._context.budget.measure_against(artifact.size_bytes)
        self._tell.send_both(ArtifactOpened(artifact.name, artifact.container.format, artifact.size_bytes))
        try:
            self._run(artifact)
        except CancelledError:
            return EndState.CANCELLED
        except LimitReachedError as limit:
            self._limits.meet_last(limit)
            return EndState.TIMED_OUT
        finally:
            self._limits.tell_left_out()
            self._tell.end()
            self._tell.progress("Reading", None, final=True)
        return EndState.COMPLETE

    def _run(self, artifact: OpenedArtifact) -> None:
        self._tell.progress("Listing", None)
        children = self._list(artifact.container, None, artifact.size_bytes)
        self._tell.flush()
        self._tell.send(ListingDone())
        self._on_listed()
        self._tell.total_bytes = sum(child.size_bytes or 0 for child in children if child.is_file)
        if artifact.content is not None and not self.begin.only:
            self._hash_artifact(artifact.content, children)
        members = self._visit_all(children, 1)
        self._compare(artifact.container, None, children)
        if artifact.content is None and not self.begin.only:
            self._tell.send(ArtifactDigest(folder_digest(members)))

    def _hash_artifact(self, content: ByteSource, children: list[Entry]) -> None:
        digest = hashlib.sha256()
        try:
            for part in self._parts(content, None):
                digest.update(part)
        except LimitReachedError:
            self._limits.pass_over(children)
            raise
        self._tell.send(ArtifactDigest(digest.hexdigest()))

    # --- listing ----------------------------------------------------------------------------------

    def _list(self, container: Container, owner: Entry | None, packed_bytes: int | None) -> list[Entry]:
        """Numbers all records of a container and tells everybody; what stops the walk early is a problem."""
        before_bytes = self._context.budget.unpacked_bytes
        children: list[Entry] = []
        sources: dict[int, SourceFacts] = {}
        complete = False
        try:
            for step in self._steps(container):
                self._take(step, owner, children, sources)
            complete = True
        except LimitReachedError as limit:
            if limit.limit == TIME:
                self._limits.pass_over(children)
            self._limits.meet(
                limit, owner, f"{len(children):,} entries before that place are listed, the rest was left out."
            )
        except ContainerError as error:
            self._tell.error(error, owner, f"{len(children):,} entries before that place are listed.")
        finally:
            self._tell.entries_before_bodies()
            self._tell.notes(self._context.notes, owner, self._context.unread)
            self._tell.odd_whole(self._context.oddities, owner)
            unpacked_bytes = self._context.budget.unpacked_bytes - before_bytes
            number = owner.number if owner else None
            self._tell.containers.add(
                ContainerFacts(number, container.format, packed_bytes, unpacked_bytes, len(children), complete)
            )
        if isinstance(container, MapContainer) and owner is not None:
            self._tell_map(container, owner, sources)
        if not self.begin.only:
            self._tell_packages(children, owner)
        self.catalogue.close_container(owner)
        return children

    def _tell_packages(self, children: list[Entry], owner: Entry | None) -> None:
        """What single files say about the others. What reads them is loaded when the rows are out."""
        self._tell.flush()
        from inspector.engine.worker.digest_wishes import algorithms_of_lists  # noqa: PLC0415 - see above

        self._tell_images(children, owner)
        self._feed.measure_also(algorithms_of_lists(children, self._whole))

    def _tell_images(self, children: list[Entry], owner: Entry | None) -> None:
        from inspector.engine.worker.image_facts import facts_of_images  # noqa: PLC0415 - as above

        try:
            with self._parsing:
                images = facts_of_images(children, owner, self._whole)
        except FaultError as fault:
            self._tell.error(fault, owner, "The layers of the image were not laid on each other.")
            return
        if images:
            self._tell.send(ImageBatch(owner.number if owner else None, images))

    def _tell_map(self, container: MapContainer, owner: Entry, rebuilt: dict[int, SourceFacts]) -> None:
        """Tells what a map says and what its positions show; approximate entries are numbered like others."""
        scopes = self.begin.words.own_scopes
        try:
            with self._parsing:
                stated = placed_map(container.map_facts(), owner, rebuilt, self.catalogue.index, scopes)
                measured = self._positions.measure(stated, owner)
        except FaultError as fault:
            self._tell.error(fault, owner, "Its sources are listed; what the map says of them was not measured.")
            return
        if measured.failure:
            self._tell.problem(ProblemKind.NOTE, owner, measured.failure, "The positions of the map were not measured.")
        sources = list(measured.facts.sources)
        try:
            for at, record in measured.records.items():
                self._context.budget.charge_entry()
                entry = self.catalogue.add(record, owner)
                self._tell.entries([entry])
                sources[at] = structs.replace(sources[at], approximate=entry.number)
        except LimitReachedError as limit:
            self._limits.meet(limit, owner)
        finally:
            self._tell.maps.add(replace(measured.facts, sources=tuple(sources)))

    def _whole(self, number: int, max_bytes: int) -> bytes:
        """All of an entry, read in turns with the answers. Raises ContainerError where it is larger."""
        content = self.catalogue.content(number)
        return b"" if content is None else joined(self._parts(content, None), max_bytes)

    def _end(self, number: int, most_bytes: int) -> bytes:
        """The end of an entry's content, as far as its size is known. Raises ContainerError."""
        content = self.catalogue.content(number)
        self._check_cancelled()
        if content is None or content.size_bytes is None:
            return b""
        with self._turns.walking(), self._parsing:
            return content.read_at(max(0, content.size_bytes - most_bytes), most_bytes)

    def _take(
        self, step: list[Record], owner: Entry | None, children: list[Entry], sources: dict[int, SourceFacts]
    ) -> None:
        before = len(children)
        try:
            for record in step:
                self._context.budget.charge_entry()
                entry = self.catalogue.add(record, owner)
                children.append(entry)
                for oddity in record.oddities:
                    self._tell.odd(oddity, entry.parent, entry.number)
                if record.source is not None:
                    sources[record.source.index] = structs.replace(record.source, entry=entry.number)
        finally:
            self._tell.entries(children[before:])
        self._tell.progress("Listing", owner)

    def _steps(self, container: Container) -> Iterator[list[Record]]:
        """The records in short runs: between two of them a preview may go first."""
        records = container.records()
        while True:
            self._check_cancelled()
            with self._turns.walking():
                step, failure = _some_of(records, self._parsing)
            yield step
            if failure is not None:
                raise failure
            if not step:
                return

    # --- reading ----------------------------------------------------------------------------------

    def _visit_all(self, entries: list[Entry], depth: int) -> list[tuple[str, str, str]]:
        """Reads entries in turn; where the time is up, counts those that nobody reads."""
        visited: list[tuple[str, str, str]] = []
        try:
            visited.extend(self._visit(entry, depth) for entry in entries)
        except LimitReachedError:
            self._limits.pass_over(entries[len(visited) + 1 :])
            raise
        return visited

    def _visit(self, entry: Entry, depth: int) -> tuple[str, str, str]:
        """Reads one entry and everything in it; returns what a folder's digest needs of it."""
        digest = ""
        if (avoided := self.begin.avoids(entry.number, AvoidedStep.READ)) is not None:
            self.catalogue.go_on_from(avoided.following)
            return entry.path, entry.kind.value, digest
        self._announce("Reading", entry)
        content = self.catalogue.content(entry.number)
        failure = self.catalogue.failure(entry.number)
        if failure is not None:
            self._tell.problem(ProblemKind.UNREADABLE, entry, failure, "The entry is listed without its content.")
        if content is not None and entry.kind is not EntryKind.SYMLINK:
            container = self._open(entry, content, depth)
            of_container, self._context.oddities = self._context.oddities, []
            if self.begin.only in ("", entry.path):
                digest = self._read(entry, content, _skipped_spans(container))
            self._tell.odd_content(self._context.oddities, entry)
            self._context.oddities = of_container
            if container is not None:
                children = self._list(container, entry, content.size_bytes)
                self._visit_all(children, depth + 1)
                self._compare(container, entry, children)
        return entry.path, entry.kind.value, digest

    def _compare(self, container: Container, owner: Entry | None, children: list[Entry]) -> None:
        """Lets a second reader list the container too, after everything in it was read: nobody waits for that."""
        number = owner.number if owner else None
        if self.begin.only or not self.begin.scan or self.begin.avoids(number, AvoidedStep.COMPARE):
            return
        if self._limits.spent is not None:
            return  # our own list may be cut: a difference would say nothing
        self._announce("Comparing", owner)
        steps = compared(container, children, self._context.budget)
        more = True
        try:
            while more:
                self._check_cancelled()
                with self._turns.walking(), self._parsing:
                    step = list(islice(steps, 1))
                more = bool(step)
                self._tell.odd_whole([oddity for oddity in step if oddity is not None], owner)
        except FaultError as fault:
            self._tell.error(fault, owner, "Its records were not read a second time.")

    def _open(self, entry: Entry, content: ByteSource, depth: int) -> Container | None:
        if self.begin.shallow or not self._is_on_the_way(entry):
            return None
        try:
            with self._turns.walking(), self._parsing:
                container = open_container(content, entry.name, self._context, is_root=False)
        except LimitReachedError as limit:
            self._limits.meet(limit, entry)
            return None
        except ContainerError as error:
            self._tell.error(error, entry, "The entry is read as a plain file.")
            return None
        if container is not None and depth > self._context.limits.max_depth:
            message = f"Containers are nested deeper than {self._context.limits.max_depth}."
            self._tell.limit(LimitReachedError("max_depth", message), entry, "The entry was read, but not opened.")
            return None
        return container

    def _is_on_the_way(self, entry: Entry) -> bool:
        """Whether the entry leads to what `only` asks for."""
        only = self.begin.only
        return not only or only.startswith(entry.path + innerpath.SEPARATOR)

    def _read(self, entry: Entry, content: ByteSource, skip: tuple[tuple[int, int], ...]) -> str:
        self._tell.progress("Reading", entry)
        try:
            digest, size_bytes = self._feed.send_body(entry, self._parts(content, entry), skip)
        except LimitReachedError as limit:
            self._limits.meet(limit, entry, "What comes before that place was read.")
            return ""
        except ContainerError as error:
            self._tell.error(error, entry, "What comes before that place was read.")
            return ""
        self._tell.digests.add((entry.number, digest, size_bytes))
        if entry.parent is None:
            self._tell.done_bytes += size_bytes
        return digest

    def _parts(self, content: ByteSource, entry: Entry | None) -> Iterator[bytes]:
        offset = 0
        while True:
            self._check_cancelled()
            with self._turns.walking(), self._parsing:
                part = content.read_at(offset, PART_BYTES)
            if not part:
                return
            offset += len(part)
            yield part
            if content.size_bytes is not None and offset >= content.size_bytes and len(part) < PART_BYTES:
                return
            self._context.budget.check_time()
            self._tell.progress("Reading", entry)

    def _announce(self, phase: str, entry: Entry | None) -> None:
        """Whose turn it is, where a worker died before and the next one may, too: nothing may be said too late."""
        if self.begin.is_careful:
            self._tell.flush()
            self._tell.progress(phase, entry, final=True)

    def _check_cancelled(self) -> None:
        if self.cancelled:
            raise CancelledError


def _some_of(records: Iterator[Record], parsing: OwnFaults) -> tuple[list[Record], ContainerError | None]:
    """The records of one step, and what ended the listing; nothing of either means that there are no more."""
    step: list[Record] = []
    until_s = time.monotonic() + _STEP_SECONDS
    try:
        with parsing:
            for record in records:
                step.append(record)
                if time.monotonic() >= until_s or len(step) == _STEP_RECORDS:
                    break
    except ContainerError as error:
        return step, error
    return step, None


def _skipped_spans(container: Container | None) -> tuple[tuple[int, int], ...]:
    return container.content_spans() if isinstance(container, SourceMapContainer) else ()
