"""The reader's main work: first list the artifact, then read every entry once, opening what holds more."""

from collections.abc import Callable

from inspector.containers.container import Container, OpenContext, PartlyRecords
from inspector.containers.failures import ContainerError, LimitReachedError
from inspector.containers.recognise import open_container
from inspector.containers.source import ByteSource
from inspector.core import innerpath
from inspector.core.digests import folder_digest
from inspector.core.end_state import EndState
from inspector.core.entry import Entry, EntryKind
from inspector.core.problem import ProblemKind
from inspector.engine.worker.artifact_source import OpenedArtifact
from inspector.engine.worker.catalogue import Catalogue
from inspector.engine.worker.comparing import compare
from inspector.engine.worker.feed import ContentFeed
from inspector.engine.worker.listing import Listing
from inspector.engine.worker.message import Message
from inspector.engine.worker.messages import ArtifactDigest, ArtifactOpened, AvoidedStep, Begin, ListingDone
from inspector.engine.worker.reading import Reading
from inspector.engine.worker.turns import Turns
from inspector.engine.worker.walk_state import CancelledError, WalkState


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
        self.begin = begin
        self.artifact_name = ""
        self._state = WalkState(begin, context, turns, feed, send)
        self._reading = Reading(self._state)
        self._listing = Listing(self._state, self._reading)
        self._on_listed = on_listed

    @property
    def catalogue(self) -> Catalogue:
        """What was listed so far."""
        return self._state.catalogue

    def cancel(self) -> None:
        """Ends the walk soon; from any thread."""
        self._state.cancelled = True

    def run(self, artifact: OpenedArtifact) -> EndState:
        """Lists and reads everything; problems are sent, never raised."""
        tell, limits = self._state.tell, self._state.limits
        self.catalogue.add_artifact(artifact.content)
        self.artifact_name = artifact.name
        self._state.context.budget.measure_against(artifact.size_bytes)
        tell.send_both(ArtifactOpened(artifact.name, artifact.container.format, artifact.size_bytes))
        try:
            self._run(artifact)
        except CancelledError:
            return EndState.CANCELLED
        except LimitReachedError as limit:
            limits.meet_last(limit)
            return EndState.TIMED_OUT
        finally:
            limits.tell_left_out()
            tell.end()
            tell.progress("Reading", None, final=True)
        return EndState.COMPLETE

    def _run(self, artifact: OpenedArtifact) -> None:
        tell = self._state.tell
        tell.progress("Listing", None)
        children, _ = self._listing.of(artifact.container, None, artifact.size_bytes)
        tell.flush()
        tell.send(ListingDone())
        self._on_listed()
        tell.total_bytes = sum(child.size_bytes or 0 for child in children if child.is_file)
        if artifact.content is not None and not self.begin.only:
            self._reading.artifact(artifact.content, children)
        members = self._visit_all(children, 1)
        compare(self._state, artifact.container, None, children)
        if artifact.content is None and not self.begin.only:
            tell.send(ArtifactDigest(folder_digest(members)))

    def _visit_all(self, entries: list[Entry], depth: int) -> list[tuple[str, str, str]]:
        """Reads entries in turn; where the time is up, counts those that nobody reads."""
        visited: list[tuple[str, str, str]] = []
        try:
            visited.extend(self._visit(entry, depth) for entry in entries)
        except LimitReachedError:
            self._state.limits.pass_over(entries[len(visited) + 1 :])
            raise
        return visited

    def _visit(self, entry: Entry, depth: int) -> tuple[str, str, str]:
        """Reads one entry and everything in it; returns what a folder's digest needs of it."""
        digest = ""
        if (avoided := self.begin.avoids(entry.number, AvoidedStep.READ)) is not None:
            self.catalogue.go_on_from(avoided.following)
            return entry.path, entry.kind.value, digest
        self._state.announce("Reading", entry)
        content = self.catalogue.content(entry.number)
        failure = self.catalogue.failure(entry.number)
        if failure is not None:
            self._state.tell.problem(ProblemKind.UNREADABLE, entry, failure, "The entry is listed without its content.")
        if content is not None and entry.kind is not EntryKind.SYMLINK:
            container = self._open(entry, content, depth)
            if container is None:
                digest = self._read(entry, content)
            else:
                digest = self._visit_container(container, entry, content, depth)
        return entry.path, entry.kind.value, digest

    def _visit_container(self, container: Container, entry: Entry, content: ByteSource, depth: int) -> str:
        """Lists and reads a container. Where its records are all that there is, its bytes are scanned once: in them."""
        if self._reading.is_scanned_by_records(container, entry, content):
            children, is_complete = self._listing.of(container, entry, content.size_bytes)
            digest = self._read(entry, content, are_records_scanned=is_complete)
        else:
            spans = container.content_spans() if isinstance(container, PartlyRecords) else ()
            digest = self._read(entry, content, skip=spans)
            children, _ = self._listing.of(container, entry, content.size_bytes)
        self._visit_all(children, depth + 1)
        compare(self._state, container, entry, children)
        return digest

    def _read(
        self,
        entry: Entry,
        content: ByteSource,
        *,
        skip: tuple[tuple[int, int], ...] = (),
        are_records_scanned: bool = False,
    ) -> str:
        """Reads the bytes of an entry, which show what is odd in its record; what its own records show comes apart."""
        if self.begin.only not in ("", entry.path):
            return ""
        context, reading = self._state.context, self._reading
        of_container, context.oddities = context.oddities, []
        digest = reading.container(entry, content) if are_records_scanned else reading.entry(entry, content, skip=skip)
        self._state.tell.odd_content(context.oddities, entry)
        context.oddities = of_container
        return digest

    def _open(self, entry: Entry, content: ByteSource, depth: int) -> Container | None:
        if self.begin.shallow or not self._is_on_the_way(entry):
            return None
        state = self._state
        try:
            with state.turns.walking(), state.parsing:
                container = open_container(content, entry.name, state.context, is_root=False)
        except LimitReachedError as limit:
            state.limits.meet(limit, entry)
            return None
        except ContainerError as error:
            state.tell.error(error, entry, "The entry is read as a plain file.")
            return None
        if container is not None and depth > state.context.limits.max_depth:
            message = f"Containers are nested deeper than {state.context.limits.max_depth}."
            state.tell.limit(LimitReachedError("max_depth", message), entry, "The entry was read, but not opened.")
            return None
        return container

    def _is_on_the_way(self, entry: Entry) -> bool:
        """Whether the entry leads to what `only` asks for."""
        only = self.begin.only
        return not only or only.startswith(entry.path + innerpath.SEPARATOR)
