"""Numbers and paths for records, and where the content of each entry is."""

from collections import Counter

from inspector.containers.record import Record
from inspector.containers.source import ByteSource
from inspector.core import innerpath
from inspector.core.entry import Entry


class Catalogue:
    """All entries of one scan by number. Keeps addresses only, never content."""

    def __init__(self) -> None:
        self._contents: dict[int, ByteSource] = {}
        self._failures: dict[int, str] = {}
        self._names: dict[int | None, Counter[str]] = {}
        self._paths: dict[int, str] = {}
        self._next = 1

    def add(self, record: Record, parent: Entry | None) -> Entry:
        """Makes the entry of one record of `parent` (None: of the artifact itself)."""
        number, self._next = self._next, self._next + 1
        entry = _entry_of(record, number, parent, self._unique_name(record, parent))
        self._paths[number] = entry.path
        if record.content is not None:
            self._contents[number] = record.content
        if record.failure is not None:
            self._failures[number] = record.failure
        return entry

    def _unique_name(self, record: Record, parent: Entry | None) -> str:
        name = record.canonical_name
        if name is None:
            name = innerpath.escape_name(record.name_raw)
        seen = self._names.setdefault(parent.number if parent else None, Counter())
        earlier, seen[name] = seen[name], seen[name] + 1
        return name + innerpath.repeat_suffix(earlier) if earlier else name

    def content(self, number: int) -> ByteSource | None:
        """Where an entry's bytes are; None when it has none or they cannot be had."""
        return self._contents.get(number)

    def failure(self, number: int) -> str | None:
        """Why an entry's bytes cannot be had."""
        return self._failures.get(number)

    def path(self, number: int) -> str:
        """An entry's canonical path."""
        return self._paths[number]

    def close_container(self, parent: Entry | None) -> None:
        """Forgets the names of a container that brings no more records."""
        self._names.pop(parent.number if parent else None, None)


def _shown_name(record: Record) -> str:
    if record.source is not None and record.source.name is not None:
        return record.source.name
    if record.name_text is not None:
        return record.name_text
    return record.name_raw.decode("utf-8", "replace")


def _entry_of(record: Record, number: int, parent: Entry | None, unique_name: str) -> Entry:
    name = _shown_name(record)
    return Entry(
        number=number,
        parent=parent.number if parent else None,
        path=innerpath.join(parent.path if parent else "", unique_name),
        name=name,
        kind=record.kind,
        origin=record.origin,
        name_raw=record.name_raw if name.encode("utf-8", "replace") != record.name_raw else None,
        size_bytes=record.size_bytes,
        packed_bytes=record.packed_bytes,
        mode=record.mode,
        uid=record.uid,
        gid=record.gid,
        owner=record.owner,
        group=record.group,
        mtime_s=record.mtime_s,
        mtime_zone_known=record.mtime_zone_known,
        link_target=None if record.link_target is None else record.link_target.decode("utf-8", "replace"),
        offset=record.offset,
        encrypted=record.encrypted,
    )
