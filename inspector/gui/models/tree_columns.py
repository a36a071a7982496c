"""The columns of the tree: what each says of an entry, and what it sorts by."""

import stat
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from typing import Final

from inspector.core.entry import Entry
from inspector.core.entry_table import EntrySpan, EntryTable
from inspector.core.text import human_size, shortened, visible
from inspector.gui.language import WordTable, tr
from inspector.gui.models.tree_growth import Look


class Column(IntEnum):
    """The columns of the tree."""

    NAME = 0
    RISK = 1
    SIZE = 2
    SHARE = 3
    PACKED = 4
    TYPE = 5
    TIME = 6
    MODE = 7
    LINK = 8


HEADERS: Final = WordTable({
    Column.NAME: "Name", Column.RISK: "Risk", Column.SIZE: "Size", Column.SHARE: "Share", Column.PACKED: "Packed",
    Column.TYPE: "Type", Column.TIME: "Time", Column.MODE: "Mode", Column.LINK: "Link target",
})  # fmt: skip
WIDEST: Final = {
    Column.RISK: "▲ Critical", Column.SIZE: "888.8 MB", Column.SHARE: "100 % and a bar", Column.PACKED: "888.8 MB",
    Column.TYPE: "Rebuilt source", Column.TIME: "2026-03-31 22:22 UTC", Column.MODE: "-rwxr-xr-x",
    Column.LINK: "../lib/node_modules/name",
}  # fmt: skip
"""Texts that a column should have room for."""
FIRST_SHOWN: Final = (Column.RISK, Column.SIZE, Column.SHARE)
"""What is shown beside the name until a person chooses."""
FIGURES: Final = frozenset({Column.SIZE, Column.PACKED})
"""Columns whose texts stand to the right, and which sort the largest first."""
LARGEST_FIRST: Final = frozenset({Column.SIZE, Column.SHARE, Column.PACKED, Column.TIME})

LOOK_WORDS: Final = WordTable({
    Look.FOLDER: "folder", Look.FILE: "file", Look.CONTAINER: "container", Look.MAP: "source map",
    Look.REBUILT: "rebuilt source", Look.LINK: "link", Look.SPECIAL: "special", Look.ENCRYPTED: "encrypted",
    Look.SHIPPED: "shipped source", Look.APPROXIMATE: "approximate source", Look.NAMED: "name of a source",
})  # fmt: skip
MAX_SUFFIX_CHARACTERS = 12
MAX_TARGET_CHARACTERS = 512
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TYPES = {"device": stat.S_IFCHR, "directory": stat.S_IFDIR, "symlink": stat.S_IFLNK, "fifo": stat.S_IFIFO,
          "socket": stat.S_IFSOCK}  # fmt: skip


def type_words(name: str, look: Look) -> str:
    """What a node is, plain files by their suffix: `ts file`."""
    dot = name.rfind(".")
    suffix = name[dot + 1 :]
    if look is Look.FILE and dot > 0 and 0 < len(suffix) <= MAX_SUFFIX_CHARACTERS and suffix.isalnum():
        return tr("{suffix} file", suffix=suffix.lower())
    return LOOK_WORDS[look].capitalize()


def packed_words(entry: Entry) -> str:
    """What the entry takes in its container, where the format says so."""
    return "" if entry.packed_bytes is None else human_size(entry.packed_bytes)


def time_words(entry: Entry) -> str:
    """When the entry was changed, as its record claims; without `UTC` where the format has no zone."""
    if entry.mtime_s is None:
        return ""
    try:
        moment = _EPOCH + timedelta(seconds=entry.mtime_s)
    except (OverflowError, ValueError):
        return tr("out of range")
    return f"{moment:%Y-%m-%d %H:%M}" + (" UTC" if entry.mtime_zone_known else "")


def mode_words(entry: Entry) -> str:
    """Permissions as `ls` writes them."""
    if entry.mode is None:
        return ""
    return stat.filemode(_TYPES.get(entry.kind.value, stat.S_IFREG) | (entry.mode & 0o7777))


def link_words(entry: Entry) -> str:
    """Where a link points to, as its record states it."""
    return visible(shortened(entry.link_target or "", MAX_TARGET_CHARACTERS))


ENTRY_WORDS: Final[dict[Column, Callable[[Entry], str]]] = {
    Column.PACKED: packed_words,
    Column.TIME: time_words,
    Column.MODE: mode_words,
    Column.LINK: link_words,
}
"""Columns that tell something of the entry alone."""
ENTRY_KEYS: Final[dict[Column, Callable[[Entry], float | str]]] = {
    Column.PACKED: lambda entry: -1 if entry.packed_bytes is None else entry.packed_bytes,
    Column.TIME: lambda entry: float("-inf") if entry.mtime_s is None else entry.mtime_s,
    Column.MODE: lambda entry: -1 if entry.mode is None else entry.mode,
    Column.LINK: lambda entry: entry.link_target or "",
}
"""What these columns sort by; nodes without an entry come first."""
_PACKED_KEYS: Final[dict[Column, Callable[[EntryTable, int], Iterable[float | str]]]] = {
    Column.PACKED: EntryTable.packed_bytes,
    Column.TIME: EntryTable.times_s,
    Column.MODE: EntryTable.modes,
    Column.LINK: EntryTable.link_targets,
}
NO_ENTRY: Final[dict[Column, float | str]] = {
    Column.PACKED: -1,
    Column.TIME: float("-inf"),
    Column.MODE: -1,
    Column.LINK: "",
}


def sort_keys(entries: Sequence[Entry], column: Column) -> Iterable[float | str]:
    """What a column sorts by, for each entry; read from the packed columns where they are packed."""
    if isinstance(entries, EntrySpan):
        return _PACKED_KEYS[column](entries.table, len(entries))
    return map(ENTRY_KEYS[column], entries)
