"""What a tree that grows keeps between two pictures, so that each picture costs what is new."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from enum import IntEnum
from itertools import chain, repeat

from inspector.core.entry import Entry, EntryKind, Origin
from inspector.core.name_encoding import AS_STATED, read_in
from inspector.core.tree import EntryTree, flattened
from inspector.core.tree_builder import TreeBuilder


class Look(IntEnum):
    """What a node is, as far as its icon and its badge go."""

    FOLDER = 0
    FILE = 1
    CONTAINER = 2
    MAP = 3
    REBUILT = 4
    LINK = 5
    SPECIAL = 6
    ENCRYPTED = 7
    SHIPPED = 8
    """A source that lies in the artifact as a plain file."""
    APPROXIMATE = 9
    NAMED = 10
    """A source of which only the name is known."""


_FILE, _REBUILT, _APPROXIMATE = EntryKind.FILE, Origin.REBUILT, Origin.APPROXIMATE
"""Looked up once: this runs for every entry there is."""
_BY_KIND = {EntryKind.DIRECTORY: Look.FOLDER, EntryKind.SYMLINK: Look.LINK, EntryKind.HARDLINK: Look.LINK}


class TreeGrowth:
    """Grows with the entries of one artifact. Used by one job at a time."""

    def __init__(self, artifact_name: str, name_encoding: str = AS_STATED) -> None:
        self.artifact_name = artifact_name
        self.name_encoding = name_encoding
        self._tree: EntryTree | None = None
        self._start()

    def _start(self) -> None:
        self.taken = 0
        """How many entries it holds."""
        self._builder: TreeBuilder | None = TreeBuilder(self.artifact_name)
        self.numbers = self._builder.numbers
        """The number of each entry, in order of arrival."""
        self._looks = bytearray()
        """The look of each entry, in order of arrival."""

    def take(self, entries: Sequence[Entry]) -> None:
        """Takes in the entries that came since the last time: `entries` are all of them."""
        if self.taken == len(entries):
            return
        if self._builder is None:
            self._start()
        assert self._builder is not None
        self._tree = None
        for at in range(self.taken, len(entries)):
            entry = entries[at]
            self._builder.add(entry if entry.name_raw is None else read_in(entry, self.name_encoding))
            self._looks.append(_look_of(entry))
            self.taken += 1

    def place_of(self, number: int) -> int | None:
        """Where the entry of that number came in the order of arrival; numbers only grow."""
        at = bisect_left(self.numbers, number)
        return at if at < len(self.numbers) and self.numbers[at] == number else None

    def tree(self) -> EntryTree:
        """The tree of all entries so far."""
        if self._tree is None:
            assert self._builder is not None
            self._tree = flattened(self._builder)
        return self._tree

    def rest(self) -> None:
        """Lets go of what only growing needs. Should entries come after all, it begins anew with all of them."""
        if self._tree is not None:
            self._builder = None

    def looks(self, tree: EntryTree, maps: Iterable[int], containers: Iterable[int]) -> bytearray:
        """The look of every node; `maps` and `containers` are numbers of entries."""
        looks = bytearray(len(tree))
        known = zip(self.numbers, self._looks, strict=True)
        for number, look in chain(known, zip(containers, repeat(Look.CONTAINER)), zip(maps, repeat(Look.MAP))):
            for node in tree.nodes_of_entry(number):
                looks[node] = look
        return looks


def growth_for(
    entries: Sequence[Entry], artifact_name: str, before: TreeGrowth | None, name_encoding: str = AS_STATED
) -> TreeGrowth:
    """What went before with the new entries, or a new one where the artifact or the reading of names is another."""
    growth, wanted = before, (artifact_name, name_encoding)
    if growth is None or (growth.artifact_name, growth.name_encoding) != wanted or growth.taken > len(entries):
        growth = TreeGrowth(artifact_name, name_encoding)
    growth.take(entries)
    return growth


def _look_of(entry: Entry) -> Look:
    if entry.kind is not _FILE:
        return _BY_KIND.get(entry.kind, Look.SPECIAL)
    if entry.encrypted:
        return Look.ENCRYPTED
    if entry.origin is _REBUILT:
        return Look.REBUILT
    return Look.APPROXIMATE if entry.origin is _APPROXIMATE else Look.FILE
