"""Files and folders that tools leave behind, found by name and summed up for one finding."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from inspector.core.entry import Entry, EntryKind
from inspector.core.ownership import is_third_party_path
from inspector.core.text import human_size
from inspector.rules.bounded import counted, some_names
from inspector.rules.level import Level, components, shown

THIRD_PARTY_REASON = "All of them belong to bundled packages of other people."


@dataclass(frozen=True, slots=True)
class Leftover:
    """One place in a container: a file, or a folder with everything below it."""

    kind: str
    """Name of the group of the pattern that matched."""
    path: str
    """Below its container, with forward slashes."""
    entries: tuple[Entry, ...]
    """Records at the place and below it, in record order."""

    @property
    def entry(self) -> Entry:
        """The record to point at: the place's own, else the first below it."""
        own = (entry for entry in self.entries if "/".join(components(entry.name)) == self.path)
        return next(own, self.entries[0])

    @property
    def files(self) -> list[Entry]:
        """Everything that is no folder."""
        return [entry for entry in self.entries if entry.kind is not EntryKind.DIRECTORY]

    @property
    def is_third_party(self) -> bool:
        """Whether it lies where package managers put other people's code."""
        return is_third_party_path(f"{self.path}/")


def leftovers(level: Level, pattern: re.Pattern[str]) -> list[Leftover]:
    """Places whose name matches, in record order.

    The pattern is searched in names with forward slashes; its one named group that matched is the kind, and the
    end of that group ends the place.
    """
    found: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in level.entries:
        name = entry.name.replace("\\", "/")
        match = pattern.search(name)
        if match is not None and match.lastgroup is not None:
            place = "/".join(components(name[: match.end(match.lastgroup)]))
            found[match.lastgroup, place].append(entry)
    return [Leftover(kind, place, tuple(entries)) for (kind, place), entries in found.items()]


def by_kind(places: Iterable[Leftover]) -> Iterator[list[Leftover]]:
    """The same, those of one kind together."""
    kinds: dict[str, list[Leftover]] = defaultdict(list)
    for place in places:
        kinds[place.kind].append(place)
    return iter(kinds.values())


def amount(places: list[Leftover]) -> str:
    """How much lies there, for a message: `12 files, 4.1 kB`."""
    files = [entry for place in places for entry in place.files]
    return f"{counted(len(files), 'file')}, {human_size(sum(entry.size_bytes or 0 for entry in files))}"


def named(places: list[Leftover]) -> str:
    """Where it lies, for a message."""
    return shown(places[0].path) if len(places) == 1 else some_names([place.path for place in places])
