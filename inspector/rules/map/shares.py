"""What one map gives away, by whose code it is. Distinct contents are counted once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from inspector.core.entry import Entry
from inspector.core.exposure import Amount
from inspector.core.innerpath import SEPARATOR
from inspector.core.ownership import is_third_party_path
from inspector.core.sourcefacts import MapFacts, Party, SourceFacts
from inspector.core.text import human_size
from inspector.core.view import ArtifactView
from inspector.rules.bounded import counted


@dataclass(slots=True)
class MapShares:
    """The contents of one or more maps, in four shares."""

    exposed: list[SourceFacts] = field(default_factory=list)
    """First-party text that is in no shipped file: what the map really gives away."""
    shipped: list[SourceFacts] = field(default_factory=list)
    """First-party text that equals a shipped file byte for byte."""
    foreign: list[SourceFacts] = field(default_factory=list)
    """Third-party text."""
    generated: list[SourceFacts] = field(default_factory=list)
    """The bundler's own modules, and what is nobody's file."""

    @property
    def has_text(self) -> bool:
        """Whether there is any text at all."""
        return bool(self.exposed or self.shipped or self.foreign or self.generated)


def shares_of(view: ArtifactView, maps: Iterable[MapFacts], shipped: frozenset[str]) -> MapShares:
    """The shares of some maps; `shipped` are the digests of all shipped files. Empty contents say nothing."""
    shares, seen = MapShares(), set[str]()
    for facts in maps:
        is_foreign = is_third_party_path(view.entries[facts.entry].path, view.words.own_scopes)
        for source in facts.sources:
            if not source.has_content or not source.size_bytes or _is_repeated(source, seen):
                continue
            _share(shares, source, shipped, is_foreign=is_foreign).append(source)
    return shares


def _is_repeated(source: SourceFacts, seen: set[str]) -> bool:
    if source.sha256 is None:
        return False
    repeated = source.sha256 in seen
    seen.add(source.sha256)
    return repeated


def _share(shares: MapShares, source: SourceFacts, shipped: frozenset[str], *, is_foreign: bool) -> list[SourceFacts]:
    if source.party in (Party.BUNDLER, Party.OUTSIDE):
        return shares.generated
    if source.party is Party.THIRD or is_foreign:
        return shares.foreign
    return shares.shipped if source.sha256 in shipped else shares.exposed


def shipped_digests(view: ArtifactView) -> frozenset[str]:
    """Digests of everything that an installer would write."""
    return frozenset(view.digests[entry.number] for entry in view.shipped() if entry.number in view.digests)


def plain_path(entry: Entry) -> str:
    """An entry's path with all levels joined by slashes, to look for folder names in."""
    return entry.path.replace(SEPARATOR, "/")


def amount(sources: Iterable[SourceFacts]) -> Amount:
    """Files, bytes and lines of some sources."""
    listed = list(sources)
    return Amount(len(listed), sum(s.size_bytes for s in listed), sum(s.line_count for s in listed))


def sized(share: list[SourceFacts], what: str) -> str:
    """A share for a message: `42 first-party sources, 1.9 MB, 31,204 lines`."""
    total = amount(share)
    return f"{counted(total.files, what)}, {human_size(total.bytes)}, {counted(total.lines, 'line')}"


def external_maps(view: ArtifactView) -> Iterator[tuple[Entry, MapFacts]]:
    """Maps that are files of their own, in order of discovery."""
    return ((view.entries[number], view.maps[number]) for number in sorted(view.maps) if not view.maps[number].inline)


def inline_maps(view: ArtifactView) -> Iterator[tuple[Entry, list[MapFacts]]]:
    """Files that carry maps inside, each with its maps, in order of discovery."""
    carried: dict[int, list[MapFacts]] = {}
    for number in sorted(view.maps):
        if view.maps[number].inline:
            parent = view.entries[number].parent
            carried.setdefault(number if parent is None else parent, []).append(view.maps[number])
    return ((view.entries[number], maps) for number, maps in carried.items())
