"""Lists containers: numbers their records and tells everybody what they are and what they say of each other."""

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import structs

from inspector.containers.container import Container, MapContainer
from inspector.containers.failures import ContainerError, FaultError, LimitReachedError
from inspector.containers.record import Record
from inspector.core.container import ContainerFacts
from inspector.core.entry import Entry
from inspector.core.sourcefacts import SourceFacts
from inspector.engine.worker.messages import ImageBatch
from inspector.engine.worker.own_faults import OwnFaults
from inspector.engine.worker.reading import Reading
from inspector.engine.worker.walk_state import WalkState
from inspector.engine.worker.whole_limits import TIME

if TYPE_CHECKING:
    from inspector.engine.worker.map_telling import MapTelling

_STEP_SECONDS = 0.005
_STEP_RECORDS = 500
"""Of one run of records."""


class Listing:
    """One walk's lists."""

    def __init__(self, state: WalkState, reading: Reading) -> None:
        """`reading` reads what single entries say of others."""
        self._state = state
        self._reading = reading
        self._maps: MapTelling | None = None

    def of(self, container: Container, owner: Entry | None, packed_bytes: int | None) -> tuple[list[Entry], bool]:
        """Numbers all records of a container, and says whether that are all; what stops it early is a problem."""
        state = self._state
        budget = state.context.budget
        before_bytes = budget.unpacked_bytes
        children: list[Entry] = []
        sources: dict[int, SourceFacts] = {}
        complete = False
        try:
            for step in self._steps(container):
                self._take(step, owner, children, sources)
            complete = True
        except LimitReachedError as limit:
            if limit.limit == TIME:
                state.limits.pass_over(children)
            left_out = f"{len(children):,} entries before that place are listed, the rest was left out."
            state.limits.meet(limit, owner, left_out)
        except ContainerError as error:
            state.tell.error(error, owner, f"{len(children):,} entries before that place are listed.")
        finally:
            self._tell_facts(
                ContainerFacts(
                    owner.number if owner else None, container.format, packed_bytes,
                    budget.unpacked_bytes - before_bytes, len(children), complete,
                ),
                owner,
            )  # fmt: skip
        if isinstance(container, MapContainer) and owner is not None:
            self._tell_map(container, owner, sources)
        if not state.begin.only:
            self._tell_packages(children, owner)
        state.catalogue.close_container(owner)
        return children, complete

    def _tell_facts(self, facts: ContainerFacts, owner: Entry | None) -> None:
        tell, context = self._state.tell, self._state.context
        tell.entries_before_bodies()
        tell.notes(context.notes, owner, context.unread)
        tell.odd_whole(context.oddities, owner)
        tell.containers.add(facts)

    def _steps(self, container: Container) -> Iterator[list[Record]]:
        """The records in short runs: between two of them a preview may go first."""
        records = container.records()
        while True:
            self._state.check_cancelled()
            with self._state.turns.walking():
                step, failure = _some_of(records, self._state.context.budget.left_entries + 1, self._state.parsing)
            yield step
            if failure is not None:
                raise failure
            if not step:
                return

    def _take(
        self, step: list[Record], owner: Entry | None, children: list[Entry], sources: dict[int, SourceFacts]
    ) -> None:
        state = self._state
        before = len(children)
        try:
            for record in step:
                state.context.budget.charge_entry()
                entry = state.catalogue.add(record, owner)
                children.append(entry)
                for oddity in record.oddities:
                    state.tell.odd(oddity, entry.parent, entry.number)
                if record.source is not None:
                    sources[record.source.index] = structs.replace(record.source, entry=entry.number)
        finally:
            state.tell.entries(children[before:])
        state.tell.progress("Listing", owner)

    def _tell_packages(self, children: list[Entry], owner: Entry | None) -> None:
        """What single files say about the others. What reads them is loaded when the rows are out."""
        self._state.tell.flush()
        from inspector.engine.worker.digest_wishes import algorithms_of_lists  # noqa: PLC0415 - see above

        self._tell_images(children, owner)
        self._state.feed.measure_also(algorithms_of_lists(children, self._reading.whole))

    def _tell_images(self, children: list[Entry], owner: Entry | None) -> None:
        from inspector.engine.worker.image_facts import facts_of_images  # noqa: PLC0415 - as above

        tell = self._state.tell
        try:
            with self._state.parsing:
                images = facts_of_images(children, owner, self._reading.whole)
        except FaultError as fault:
            tell.error(fault, owner, "The layers of the image were not laid on each other.")
            return
        if images:
            tell.send(ImageBatch(owner.number if owner else None, images))

    def _tell_map(self, container: MapContainer, owner: Entry, rebuilt: dict[int, SourceFacts]) -> None:
        """What tells of maps is loaded with the first one."""
        from inspector.engine.worker.map_telling import MapTelling  # noqa: PLC0415 - see above

        self._maps = self._maps or MapTelling(self._state, self._reading)
        self._maps.tell(container, owner, rebuilt)


def _some_of(records: Iterator[Record], most: int, parsing: OwnFaults) -> tuple[list[Record], ContainerError | None]:
    """The records of one step, and what ended the listing; nothing of either means that there are no more.

    Not more than `most`: how much is read beyond a limit must not depend on how quickly it is read.
    """
    step: list[Record] = []
    until_s = time.monotonic() + _STEP_SECONDS
    try:
        with parsing:
            for record in records:
                step.append(record)
                if time.monotonic() >= until_s or len(step) >= min(most, _STEP_RECORDS):
                    break
    except ContainerError as error:
        return step, error
    return step, None
