"""The file systems of container images as a tree for the window, with what later layers delete or replace."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from inspector.core.container import ContainerFacts
from inspector.core.entry import Entry, EntryKind
from inspector.core.image import ImageFacts
from inspector.core.node_index import NodeIndex
from inspector.core.tree import ROOT, EntryTree, flattened, pre_order
from inspector.core.tree_builder import TreeBuilder
from inspector.engine.merged_image import FileState, ImageFile, Levels, image_files, levels_of

MAX_NODES = 1_000_000
"""Images share layers: what many of them hold could be laid out many times over."""
_SHOWN_NAME_CHARACTERS = 24


@dataclass(frozen=True, slots=True)
class ImageOutline:
    """A tree, and what is special about its nodes."""

    tree: EntryTree
    notes: Mapping[int, str]
    """The badge of each file: its layer, and what became of it."""
    hidden: frozenset[int]
    """Nodes that no container of the image sees."""


def image_outline(
    images: Sequence[ImageFacts],
    entries: Iterable[Entry],
    containers: Mapping[int | None, ContainerFacts],
    artifact_name: str,
) -> ImageOutline:
    """The tree of all images; one image stands at the top, several stand below a folder each."""
    return _Layout(images, list(entries), containers, artifact_name).outline()


class _Layout:
    """Puts one image after the other into a builder."""

    def __init__(
        self,
        images: Sequence[ImageFacts],
        entries: list[Entry],
        containers: Mapping[int | None, ContainerFacts],
        artifact_name: str,
    ) -> None:
        self._entries = {entry.number: entry for entry in entries}
        self._containers = containers
        self._levels: Levels = levels_of(entries)
        self._inner: dict[int, list[Entry]] = {}
        for entry in entries:
            if entry.parent is not None:
                self._inner.setdefault(entry.parent, []).append(entry)
        self._builder = TreeBuilder(artifact_name)
        self._notes: dict[int, str] = {}
        self._hidden: list[int] = []
        titles: dict[str, int] = {}
        for image in images:
            titles[image.title] = nth = titles.get(image.title, 0) + 1
            title = image.title if nth == 1 else f"{image.title} ({nth})"
            self._add(image, self._builder.add_group(title) if len(images) > 1 else ROOT)

    def outline(self) -> ImageOutline:
        """The nodes in the order of the tree."""
        order = pre_order(self._builder)
        place = array("i", order)
        for position, node in enumerate(order):
            place[node] = position
        tree = _with_repeats(flattened(self._builder, order))
        notes = {place[node]: note for node, note in self._notes.items()}
        return ImageOutline(tree, notes, frozenset(place[node] for node in self._hidden))

    def _add(self, image: ImageFacts, base: int) -> None:
        if len(self._builder.names) >= MAX_NODES:
            self._notes[base] = "not laid out"
            return
        for word, number in (("Configuration", image.config), ("Manifest", image.manifest)):
            entry = self._entries.get(number or 0)
            if entry is not None:
                self._fill(self._builder.add_at(word, entry.number, entry.size_bytes or 0, base=base), entry)
        layers = self._builder.add_group("Layers", base)
        for nth, layer in enumerate(image.layers, start=1):
            self._add_layer(nth, layer.name, layer.entry, layers)
        root = self._builder.add_group("File system", base)
        for file in image_files(image, self._levels, self._containers):
            if file.placed.path:
                self._add_file(file, root)

    def _add_layer(self, nth: int, name: str, number: int | None, base: int) -> None:
        entry = self._entries.get(number or 0)
        short = name.removeprefix("sha256:").replace("/", " ")[:_SHOWN_NAME_CHARACTERS]
        size_bytes = entry.size_bytes or 0 if entry else 0
        node = self._builder.add_at(f"{nth} · {short}", entry.number if entry else 0, size_bytes, base=base)
        self._notes[node] = "layer" if entry else "missing"

    def _add_file(self, file: ImageFile, root: int) -> None:
        entry = file.placed.entry
        content = file.placed.target or entry
        is_folder = entry.kind is EntryKind.DIRECTORY
        node = self._builder.add_at(
            file.placed.path, entry.number, content.size_bytes or 0, base=root, is_folder=is_folder
        )
        is_hidden = file.state is not FileState.PRESENT
        if is_hidden:
            self._hidden.append(node)
        if is_hidden or not is_folder:
            self._notes[node] = file.words
        self._fill(node, entry)

    def _fill(self, node: int, entry: Entry) -> None:
        """What stands in an archive or a map within the image stands below it here as well."""
        pending = [(node, entry)]
        while pending:
            node, entry = pending.pop()
            inner = self._inner.get(entry.number, ())
            if inner:
                self._builder.contain(entry.number, node)
            pending += [(self._builder.add(each), each) for each in inner]


def _with_repeats(tree: EntryTree) -> EntryTree:
    """Images share layers: an entry may be several nodes, the first of which is its own."""
    first: dict[int, int] = {}
    repeats: dict[int, list[int]] = {}
    for node, number in enumerate(tree.entries):
        if number and first.setdefault(number, node) != node:
            repeats.setdefault(number, []).append(node)
    return replace(tree, _nodes=NodeIndex(first.items(), max(first, default=0), len(first)), _repeats=repeats)
