"""Tells what maps say and what their positions show."""

from collections.abc import Mapping
from dataclasses import replace

from msgspec import structs

from inspector.containers.container import MapContainer
from inspector.containers.failures import FaultError, LimitReachedError
from inspector.core.entry import Entry
from inspector.core.problem import ProblemKind
from inspector.core.sourcefacts import SourceFacts
from inspector.engine.worker.map_positions import MapPositions
from inspector.engine.worker.placed_map import placed_map
from inspector.engine.worker.reading import Reading
from inspector.engine.worker.walk_state import WalkState


class MapTelling:
    """Of one walk."""

    def __init__(self, state: WalkState, reading: Reading) -> None:
        begin, catalogue = state.begin, state.catalogue
        self._state = state
        self._positions = MapPositions(
            catalogue.index, reading.whole, catalogue.whole, reading.end, measures_all=begin.scan and not begin.only
        )

    def tell(self, container: MapContainer, owner: Entry, rebuilt: Mapping[int, SourceFacts]) -> None:
        """The map in `owner`, with its rebuilt sources by index; approximate entries are numbered like others."""
        state = self._state
        scopes = state.begin.words.own_scopes
        try:
            with state.parsing:
                stated = placed_map(container.map_facts(), owner, rebuilt, state.catalogue.index, scopes)
                measured = self._positions.measure(stated, owner)
        except FaultError as fault:
            state.tell.error(fault, owner, "Its sources are listed; what the map says of them was not measured.")
            return
        if measured.failure:
            state.tell.problem(ProblemKind.NOTE, owner, measured.failure, "The positions of the map were not measured.")
        sources = list(measured.facts.sources)
        try:
            for at, record in measured.records.items():
                state.context.budget.charge_entry()
                entry = state.catalogue.add(record, owner)
                state.tell.entries([entry])
                sources[at] = structs.replace(sources[at], approximate=entry.number)
        except LimitReachedError as limit:
            state.limits.meet(limit, owner)
        finally:
            state.tell.maps.add(replace(measured.facts, sources=tuple(sources)))
