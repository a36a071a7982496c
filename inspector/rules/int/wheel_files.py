"""The records of a container that a RECORD can speak about."""

from collections import defaultdict

from inspector.core.entry import Entry, EntryKind
from inspector.packages.level import plain_name
from inspector.packages.wheel import DistInfo
from inspector.rules.level import Level


def rule_level(info: DistInfo) -> Level:
    """The container of a `.dist-info` folder, as rules look at it."""
    view, container = info.level.view, info.level.container
    return Level(view, container, view.shipped_levels().get(container.number if container else None, []))


def entries_by_name(level: Level) -> dict[str, list[Entry]]:
    """All records but directories by normalised name: each of several equal names counts."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in level.entries:
        if entry.kind is not EntryKind.DIRECTORY:
            found[plain_name(entry.name)].append(entry)
    return found
