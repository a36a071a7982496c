"""What a container of an image sees: its layers laid on each other, and what later layers hide.

OCI image-spec 1.1, "Image Layer Filesystem Changeset": `.wh.NAME` removes NAME of the layers below, `.wh..wh..opq`
everything in its folder. Removed files stay in their layer, where anybody who has the image can read them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from inspector.core.container import ContainerFacts
from inspector.core.entry import Entry, EntryKind
from inspector.packages.level import MAX_WRAPPERS, plain_name

WHITEOUT = ".wh."
OPAQUE = ".wh..wh..opq"
_RESERVED = ".wh..wh."
"""Other names that begin so belong to the file system AUFS and mean nothing here."""
MAX_COMPONENTS = 256
_DIRECTORY = EntryKind.DIRECTORY


@dataclass(frozen=True, slots=True)
class Placed:
    """A record of a layer at its path in the merged file system."""

    path: str
    entry: Entry
    layer: int
    """Which layer it comes from: 0 for the lowest."""
    target: Entry | None = None
    """For a hard link: the file, in this layer or one below it, whose content it has."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """A record of a layer that no container sees."""

    placed: Placed
    by: Entry
    """The whiteout, or the entry of a later layer in its place."""
    by_layer: int

    @property
    def entry(self) -> Entry:
        """The record."""
        return self.placed.entry

    @property
    def is_removed(self) -> bool:
        """Whether it was removed, not replaced by a newer one."""
        return is_whiteout(self.by)


@dataclass(slots=True)
class Merged:
    """The result of all layers."""

    visible: dict[str, Placed] = field(default_factory=dict)
    """By path, in order of path."""
    hidden: list[Hidden] = field(default_factory=list)
    """In the order in which they were hidden."""


class _Node:
    __slots__ = ("below", "placed")

    def __init__(self, placed: Placed | None = None, below: "dict[str, _Node] | None" = None) -> None:
        self.placed = placed
        self.below: dict[str, _Node] = {} if below is None else below


def is_whiteout(record: Entry) -> bool:
    """Whether a record of a layer removes something instead of being there."""
    return plain_name(record.name).rpartition("/")[2].startswith(WHITEOUT)


def merge(layers: Sequence[Sequence[Entry]]) -> Merged:
    """Lays the records of layers on each other, the lowest first."""
    merging = _Merging()
    for number, records in enumerate(layers):
        merging.add(number, records)
    return merging.result()


def layer_records(
    levels: Mapping[int | None, list[Entry]], containers: Mapping[int | None, ContainerFacts], layer: int
) -> list[Entry]:
    """The records of a layer, whether it is packed once more or not.

    `levels` holds the records of each container, `containers` what is known of it; `layer` is an entry's number.
    """
    for _ in range(MAX_WRAPPERS):
        records = levels.get(layer, [])
        facts = containers.get(layer)
        if len(records) != 1 or facts is None or "tar" in facts.format:
            return records
        layer = records[0].number
    return []


class _Merging:
    """The file system while layers are laid on it."""

    def __init__(self) -> None:
        self._root = _Node()
        self._hidden: list[Hidden] = []
        self._layer = 0

    def add(self, layer: int, records: Sequence[Entry]) -> None:
        """One more layer. Its whiteouts mean the layers below it, wherever they stand in it."""
        self._layer = layer
        parts = [plain_name(record.name).split("/")[:MAX_COMPONENTS] for record in records]
        removing = [part[-1].startswith(WHITEOUT) for part in parts]
        for record, path, is_removing in zip(records, parts, removing, strict=True):
            if is_removing:
                self._take_away(record, path)
        for record, path, is_removing in zip(records, parts, removing, strict=True):
            if not is_removing:
                self._put(record, path)

    def result(self) -> Merged:
        """The file system as it is now."""
        visible = sorted(_walk(self._root), key=lambda placed: placed.path)
        return Merged({placed.path: placed for placed in visible}, self._hidden)

    def _take_away(self, record: Entry, path: list[str]) -> None:
        *folders, name = path
        node: _Node | None = self._root
        for folder in folders:
            node = node.below.get(folder) if node else None
        if node is None:
            return
        if name == OPAQUE:
            gone, node.below = list(node.below.values()), {}
        elif name.startswith(_RESERVED):
            return
        else:
            one = node.below.pop(name.removeprefix(WHITEOUT), None)
            gone = [one] if one else []
        for each in gone:
            self._hide(each, record)

    def _put(self, record: Entry, path: list[str]) -> None:
        node = self._root
        if path == [""]:
            node.placed = Placed("", record, self._layer)
            return
        for part in path[:-1]:
            node = node.below.setdefault(part, _Node())
            if node.placed is not None and node.placed.entry.kind is not _DIRECTORY:
                # A folder in the place of a file or a link: engines do not go through a link of a layer below.
                self._hidden.append(Hidden(node.placed, record, self._layer))
                node.placed = None
        node = node.below.setdefault(path[-1], _Node())
        is_folder = record.kind is _DIRECTORY
        before = node.placed
        if before is not None and not (is_folder and before.entry.kind is _DIRECTORY):
            self._hidden.append(Hidden(before, record, self._layer))
        if not is_folder and node.below:
            self._hide(_Node(None, node.below), record)
            node.below = {}
        target = self._linked(record) if record.kind is EntryKind.HARDLINK else None
        node.placed = Placed("/".join(path), record, self._layer, target)

    def _linked(self, record: Entry) -> Entry | None:
        node: _Node | None = self._root
        for part in plain_name(record.link_target or "").split("/")[:MAX_COMPONENTS]:
            node = node.below.get(part) if node else None
        if node is None or node.placed is None:
            return None
        return node.placed.target or node.placed.entry

    def _hide(self, node: _Node, by: Entry) -> None:
        self._hidden += [Hidden(placed, by, self._layer) for placed in _walk(node)]


def _walk(node: _Node) -> Iterator[Placed]:
    """All records at and below a node; without recursion, names may be nested deeply."""
    pending = [node]
    while pending:
        node = pending.pop()
        if node.placed is not None:
            yield node.placed
        pending += node.below.values()
