"""All entries of one artifact, packed: a million of them take a hundred megabytes instead of half a thousand.

Each field is a column; an `Entry` is made when somebody asks for it. What a path has in common with the path
of its container is kept once, a name that is the rest of that path not at all. An entry that does not fit the
columns (raw bytes of a name, a link's target, a number beyond 64 bits) is kept as it is.
"""

import math
from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import overload

from inspector.core.entry import Entry, EntryKind, Origin
from inspector.core.innerpath import SEPARATOR
from inspector.core.text_column import TextColumn
from inspector.core.value_column import ValueColumn

_Common = tuple[
    EntryKind, Origin, int | None, int | None, int | None, str | None, str | None, bool, bool
]  # kind, origin, mode, uid, gid, owner, group, zone known, encrypted
_MOST = (1 << 63) - 1
_UNKNOWN = -1
_NO_TIME = -math.inf
_SAME = -1
"""The name of an entry is what its path adds to its container's."""


class EntryTable:
    """Grows at the end only, by one thread; any other may read what was there when it looked at the length."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        """Takes in these entries at once."""
        self._numbers = array("i")
        """In ascending order, so that one is found quickly."""
        self._parents = ValueColumn("i", 0)
        self._tails = TextColumn()
        self._names = TextColumn()
        self._name_places = ValueColumn("i", _SAME)
        self._sizes, self._packed, self._offsets = (ValueColumn("iq", _UNKNOWN) for _ in range(3))
        self._times = ValueColumn("d", _NO_TIME)
        self._common_places = ValueColumn("i", 0)
        self._common: list[_Common] = []
        self._counts: list[int] = []
        """How many entries have each of these in common."""
        self._place_of_common: dict[_Common, int] = {}
        self._whole: dict[int, Entry] = {}
        """By place: what does not fit the columns."""
        self._late: dict[int, int] = {}
        """Places of entries that came after one of a higher number."""
        self._prefixes: dict[int, str] = {0: ""}
        """What the paths of all records of a container begin with, by its number."""
        self.extend(entries)

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[Entry]:
        return map(self.at, range(len(self)))

    def __contains__(self, number: int) -> bool:
        return self.place_of(number) is not None

    def get(self, number: int) -> Entry | None:
        """The entry of that number."""
        place = self.place_of(number)
        return None if place is None else self.at(place)

    def place_of(self, number: int) -> int | None:
        """Where the entry of that number came in the order of arrival."""
        numbers = self._numbers
        place = bisect_left(numbers, number)
        if place < len(numbers) and numbers[place] == number:
            return place
        return self._late.get(number)

    def numbers_at_paths(self, wanted: Collection[str]) -> dict[str, int]:
        """The numbers of the entries with these paths; the last one of several. Looks at all of them."""
        if not wanted:
            return {}
        paths = self.paths(range(len(self)))
        return {path: self.at(place).number for place, path in enumerate(paths) if path in wanted}

    def count_from(self, origin: Origin) -> int:
        """How many entries come from there."""
        return sum(count for common, count in zip(self._common, self._counts, strict=False) if common[1] is origin)

    def extend(self, entries: Iterable[Entry]) -> None:
        """Takes in more entries; containers come before their records."""
        for entry in entries:
            self._append(entry)

    def at(self, place: int) -> Entry:
        """The entry that came as that one, from 0."""
        whole = self._whole.get(place)
        if whole is not None:
            return whole
        parent, tail, name_place = self._parents[place], self._tails[place], self._name_places[place]
        kind, origin, mode, uid, gid, owner, group, zone_known, encrypted = self._common[self._common_places[place]]
        size, packed, offset, time_s = self._sizes[place], self._packed[place], self._offsets[place], self._times[place]
        return Entry(
            number=self._numbers[place],
            parent=parent or None,
            path=self._prefixes[parent] + tail,
            name=tail if name_place == _SAME else self._names[name_place],
            kind=kind,
            origin=origin,
            size_bytes=None if size == _UNKNOWN else size,
            packed_bytes=None if packed == _UNKNOWN else packed,
            mode=mode,
            uid=uid,
            gid=gid,
            owner=owner,
            group=group,
            mtime_s=None if time_s == _NO_TIME else time_s,
            mtime_zone_known=zone_known,
            offset=None if offset == _UNKNOWN else offset,
            encrypted=encrypted,
        )

    def paths(self, places: Sequence[int]) -> Iterator[str]:
        """The paths of the entries at these places."""
        whole, prefixes, parents = self._whole, self._prefixes, self._parents
        for place, tail in zip(places, self._tails.texts_at(places), strict=True):
            yield whole[place].path if place in whole else prefixes[parents[place]] + tail

    def packed_bytes(self, count: int) -> Iterable[int]:
        """What the first so many entries take in their containers; -1 where that is not said."""
        return self._packed.first(count)

    def times_s(self, count: int) -> Iterable[float]:
        """When the first so many entries were changed; minus infinity where that is not said."""
        return self._times.first(count)

    def modes(self, count: int) -> Iterable[int]:
        """The permissions of the first so many entries; -1 where they are not said."""
        modes = [-1 if common[2] is None else common[2] for common in self._common]
        return map(modes.__getitem__, self._common_places.first(count))

    def link_targets(self, count: int) -> Iterable[str]:
        """Where the first so many entries point to; empty for what is no link."""
        whole = self._whole
        return ((whole[place].link_target or "") if place in whole else "" for place in range(count))

    def raw_names(self) -> Iterator[bytes]:
        """The stored bytes of the names that are something else in UTF-8."""
        return (entry.name_raw for entry in list(self._whole.values()) if entry.name_raw is not None)

    def _append(self, entry: Entry) -> None:
        place, parent = len(self._numbers), entry.parent or 0
        prefix = self._prefix_of(parent)
        has_prefix = entry.path.startswith(prefix)
        tail = entry.path[len(prefix) :] if has_prefix else entry.path
        latest = self._numbers[-1] if self._numbers else 0
        if entry.number <= latest:
            self._late[entry.number] = place
        if not has_prefix or entry.number <= latest or not _fits_columns(entry):
            self._whole[place] = entry
        self._tails.append(tail)
        self._name_places.append(_SAME if entry.name == tail else self._names.append(entry.name))
        self._parents.append(parent)
        self._sizes.append(_clipped(entry.size_bytes))
        self._packed.append(_clipped(entry.packed_bytes))
        self._offsets.append(_clipped(entry.offset))
        self._times.append(_time_or_none(entry.mtime_s))
        common_place = self._place_of(entry)
        self._common_places.append(common_place)
        self._counts[common_place] += 1
        self._numbers.append(max(entry.number, latest))

    def _prefix_of(self, parent: int) -> str:
        prefix = self._prefixes.get(parent)
        if prefix is None:
            container = self.get(parent)
            prefix = self._prefixes[parent] = f"{container.path}{SEPARATOR}" if container else ""
        return prefix

    def _place_of(self, entry: Entry) -> int:
        common = (
            entry.kind, entry.origin, entry.mode, entry.uid, entry.gid, entry.owner, entry.group,
            entry.mtime_zone_known, entry.encrypted,
        )  # fmt: skip
        place = self._place_of_common.get(common)
        if place is None:
            place = self._place_of_common[common] = len(self._common)
            self._common.append(common)
            self._counts.append(0)
        return place


def paths_at(entries: Sequence[Entry], places: Sequence[int]) -> Iterator[str]:
    """The paths of some of the entries, without making an entry of each where they are packed."""
    if isinstance(entries, EntrySpan):
        return entries.table.paths(places)
    return (entries[place].path for place in places)


class EntrySpan(Sequence[Entry]):
    """The entries that a table held at one moment: it stays as it is while the table grows."""

    def __init__(self, table: EntryTable) -> None:
        """What the table holds now."""
        self.table = table
        self._count = len(table)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Entry]:
        return map(self.table.at, range(self._count))

    @overload
    def __getitem__(self, place: int) -> Entry: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Entry]: ...
    def __getitem__(self, place: int | slice) -> Entry | Sequence[Entry]:
        places = range(self._count)[place]
        return self.table.at(places) if isinstance(places, int) else [self.table.at(each) for each in places]


def _clipped(value: int | None) -> int:
    return _UNKNOWN if value is None or value < 0 else min(value, _MOST)


def _time_or_none(time_s: float | None) -> float:
    return _NO_TIME if time_s is None or not math.isfinite(time_s) else time_s


def _fits_columns(entry: Entry) -> bool:
    if entry.name_raw is not None or entry.link_target is not None:
        return False
    if entry.mtime_s is not None and not math.isfinite(entry.mtime_s):
        return False
    figures = (entry.size_bytes, entry.packed_bytes, entry.offset)
    return all(figure is None or 0 <= figure <= _MOST for figure in figures)
