"""What a listing tells of source maps."""

from dataclasses import dataclass, field

from inspector.core.end_state import EndState
from inspector.core.entry import Entry, Origin
from inspector.core.events import Ended, EntriesFound, MapsRead, ScanEvent
from inspector.core.sourcefacts import MapFacts, SourceFacts


@dataclass
class MapListing:
    """Fed with the events of one session; a map may be told of before its entry."""

    state: EndState = EndState.FAILED
    _maps: list[MapFacts] = field(default_factory=list)
    _entries: dict[int, Entry] = field(default_factory=dict)

    def feed(self, event: ScanEvent) -> None:
        """Takes in one event."""
        match event:
            case EntriesFound():
                self._entries.update((entry.number, entry) for entry in event.entries)
            case MapsRead():
                self._maps += event.maps
            case Ended():
                self.state = event.state
            case _:
                pass

    @property
    def maps(self) -> list[MapFacts]:
        """Files that are maps, and maps in shipped files."""
        return [facts for facts in self._maps if not self._is_nested(facts)]

    @property
    def nested_count(self) -> int:
        """Maps in sources that were rebuilt from maps."""
        return len(self._maps) - len(self.maps)

    @property
    def sources(self) -> list[SourceFacts]:
        """The sources of all maps that are not nested."""
        return [source for facts in self.maps for source in facts.sources]

    def _is_nested(self, facts: MapFacts) -> bool:
        parent = self._entries[facts.entry].parent
        return parent is not None and self._entries[parent].origin is Origin.REBUILT
