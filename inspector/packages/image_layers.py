"""What a container of an image sees: its layers laid on each other, and what later layers hide.

OCI image-spec 1.1, "Image Layer Filesystem Changeset": `.wh.NAME` removes NAME of the layers below, `.wh..wh..opq`
everything in its folder. Removed files stay in their layer, where anybody who has the image can read them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from inspector.core.entry import Entry, EntryKind
from inspector.core.view import ArtifactView
from inspector.packages.image import Image
from inspector.packages.level import MAX_WRAPPERS, plain_name

WHITEOUT = ".wh."
OPAQUE = ".wh..wh..opq"
MAX_COMPONENTS = 256


@dataclass(frozen=True, slots=True)
class Hidden:
    """An entry of a layer that no container sees."""

    entry: Entry
    by: Entry
    """The whiteout, or the entry of a later layer in its place."""

    @property
    def is_removed(self) -> bool:
        """Whether it was removed, not replaced by a newer one."""
        return plain_name(self.by.name).rpartition("/")[2].startswith(WHITEOUT)


@dataclass(slots=True)
class Merged:
    """The result of all layers."""

    visible: dict[str, Entry] = field(default_factory=dict)
    """By path, in order of path."""
    hidden: list[Hidden] = field(default_factory=list)


@dataclass(slots=True)
class _Node:
    entry: Entry | None = None
    below: dict[str, "_Node"] = field(default_factory=dict)


def merge(view: ArtifactView, image: Image) -> Merged:
    """Lays the layers on each other, the lowest first."""
    root, merged = _Node(), Merged()
    for layer in image.layers:
        records = layer_records(view, layer)
        for record in records:
            _take_away(root, record, merged)
        for record in records:
            _put(root, record, merged)
    merged.visible = dict(sorted(_walk(root, ""), key=lambda item: item[0]))
    return merged


def layer_records(view: ArtifactView, layer: Entry) -> list[Entry]:
    """The records of a layer, whether it is packed once more or not."""
    levels = view.shipped_levels()
    for _ in range(MAX_WRAPPERS):
        records = levels.get(layer.number, [])
        facts = view.containers.get(layer.number)
        if len(records) != 1 or facts is None or "tar" in facts.format:
            return records
        layer = records[0]
    return []


def _parts(record: Entry) -> list[str]:
    return plain_name(record.name).split("/")[:MAX_COMPONENTS]


def _take_away(root: _Node, record: Entry, merged: Merged) -> None:
    *folders, name = _parts(record)
    if not name.startswith(WHITEOUT):
        return
    node: _Node | None = root
    for folder in folders:
        node = node.below.get(folder) if node else None
    if node is None:
        return
    if name == OPAQUE:
        gone, node.below = list(node.below.values()), {}
    else:
        one = node.below.pop(name.removeprefix(WHITEOUT), None)
        gone = [one] if one else []
    for each in gone:
        merged.hidden += [Hidden(entry, record) for _, entry in _walk(each, "")]


def _put(root: _Node, record: Entry, merged: Merged) -> None:
    parts = _parts(record)
    if parts[-1].startswith(WHITEOUT):
        return
    node = root
    for part in parts:
        node = node.below.setdefault(part, _Node())
    is_folder = record.kind is EntryKind.DIRECTORY
    if node.entry is not None and not (is_folder and node.entry.kind is EntryKind.DIRECTORY):
        merged.hidden.append(Hidden(node.entry, record))
    if not is_folder and node.below:
        merged.hidden += [Hidden(entry, record) for _, entry in _walk(_Node(None, node.below), "")]
        node.below = {}
    node.entry = record


def _walk(node: _Node, path: str) -> Iterator[tuple[str, Entry]]:
    """All entries at and below a node; without recursion, names may be nested deeply."""
    pending = [(path, node)]
    while pending:
        path, node = pending.pop()
        if node.entry is not None:
            yield path, node.entry
        pending += [(f"{path}/{name}" if path else name, below) for name, below in node.below.items()]
