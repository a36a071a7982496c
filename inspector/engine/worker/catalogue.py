"""Numbers and paths for records, and where the content of each entry is."""

from collections.abc import Iterable, Sequence

from inspector.containers.failures import ContainerError
from inspector.containers.record import Record
from inspector.containers.source import ByteSource, iter_chunks
from inspector.core import innerpath
from inspector.core.entry import Entry
from inspector.core.text import human_size
from inspector.engine.worker.path_index import PathIndex


class Catalogue:
    """All entries of one scan by number. Keeps addresses only, never content."""

    def __init__(self) -> None:
        self._contents: list[ByteSource | None] = [None]
        self._paths: list[str] = [""]
        """Both by number, which starts at 1: a list takes a third of what a dictionary does."""
        self.index = PathIndex(self._paths)
        """Entries by path."""
        self._failures: dict[int, str] = {}
        self._names: dict[int | None, dict[str, int]] = {}
        self._cut: set[int | None] = set()

    def add(self, record: Record, parent: Entry | None) -> Entry:
        """Makes the entry of one record of `parent` (None: of the artifact itself)."""
        number = len(self._paths)
        entry = _entry_of(record, number, parent, self._unique_name(record, parent))
        self._paths.append(entry.path)
        self._contents.append(record.content)
        if record.failure is not None:
            self._failures[number] = record.failure
        return entry

    def go_on_from(self, number: int) -> None:
        """Leaves out numbers: entries that are not listed this time have them."""
        missing = number - len(self._paths)
        self._paths.extend([""] * missing)
        self._contents.extend([None] * missing)

    def _unique_name(self, record: Record, parent: Entry | None) -> str:
        name = record.canonical_name
        if name is None:
            name = innerpath.escape_name(record.name_raw)
        owner = parent.number if parent else None
        if owner not in self._names:
            self._names[owner] = {}
        seen = self._names[owner]
        earlier = seen.get(name, 0)
        seen[name] = earlier + 1
        return name + innerpath.repeat_suffix(earlier) if earlier else name

    @property
    def paths(self) -> Sequence[str]:
        """All canonical paths by number; the first is that of the artifact. It grows while the walk goes on."""
        return self._paths

    def content(self, number: int) -> ByteSource | None:
        """Where an entry's bytes are; None when it has none or they cannot be had."""
        return self._contents[number] if 0 <= number < len(self._contents) else None

    def add_artifact(self, content: ByteSource | None) -> None:
        """Keeps where the artifact's own bytes are, as content number 0."""
        self._contents[0] = content

    def whole(self, number: int, max_bytes: int) -> bytes:
        """All of an entry, for whoever holds the turn. Raises ContainerError, also where it is larger."""
        content = self.content(number)
        return b"" if content is None else joined(iter_chunks(content), max_bytes)

    def failure(self, number: int) -> str | None:
        """Why an entry's bytes cannot be had."""
        return self._failures.get(number)

    def path(self, number: int) -> str:
        """An entry's canonical path."""
        return self._paths[number]

    def finish(self) -> None:
        """Says that nothing more is listed. What was still open then was cut by a limit, damage or a person."""
        self._cut |= self._names.keys()
        self._names.clear()

    def is_cut(self, owner: int | None) -> bool:
        """Whether a container (None: the artifact itself) may hold more than was listed."""
        return owner in self._cut

    def is_listing(self, owner: int | None) -> bool:
        """Whether a container (None: the artifact itself) may still bring further records."""
        return owner in self._names

    def close_container(self, parent: Entry | None) -> None:
        """Forgets the names of a container that brings no more records."""
        self._names.pop(parent.number if parent else None, None)


def joined(parts: Iterable[bytes], max_bytes: int) -> bytes:
    """The parts in one piece. Raises ContainerError before they take more than `max_bytes`."""
    kept: list[bytes] = []
    left_bytes = max_bytes
    for part in parts:
        left_bytes -= len(part)
        if left_bytes < 0:
            raise ContainerError(f"The file is larger than {human_size(max_bytes)}.")
        kept.append(part)
    return b"".join(kept)


def _shown_name(record: Record) -> str:
    if record.source is not None and record.source.name is not None:
        return record.source.name
    if record.name_text is not None:
        return record.name_text
    return record.name_raw.decode("utf-8", "replace")


def _entry_of(record: Record, number: int, parent: Entry | None, unique_name: str) -> Entry:
    name = _shown_name(record)
    if name == unique_name:
        name = unique_name  # one text in memory instead of two
    raw, target = record.name_raw, record.link_target
    # By position, in the order of Entry: this runs once per record of archives with a million of them.
    return Entry(
        number,
        parent.number if parent else None,
        innerpath.join(parent.path, unique_name) if parent else unique_name,
        name,
        record.kind,
        record.origin,
        None if name.encode("utf-8", "replace") == raw else raw,
        record.size_bytes,
        record.packed_bytes,
        record.mode,
        record.uid,
        record.gid,
        record.owner,
        record.group,
        record.mtime_s,
        record.mtime_zone_known,
        None if target is None else target.decode("utf-8", "replace"),
        record.offset,
        record.encrypted,
    )
