"""The tree as one consistent picture: built beside the GUI thread, swapped in whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from inspector.core.container import ContainerFacts
from inspector.core.digest_table import DigestTable
from inspector.core.entry import Entry, Origin
from inspector.core.entry_table import paths_at
from inspector.core.image import ImageFacts
from inspector.core.name_encoding import AS_STATED
from inspector.core.severity import Severity
from inspector.core.sourcefacts import MapFacts
from inspector.core.tree import ROOT, EntryTree, Marks
from inspector.core.visible_rows import VisibleRows
from inspector.gui.language import tr
from inspector.gui.models.image_outline import image_outline
from inspector.gui.models.node_keys import NodeKey, NodeKeys
from inspector.gui.models.outline import Outline
from inspector.gui.models.review import PartReview, Review, node_of_folder, parts_of, review_of
from inspector.gui.models.source_outline import source_outline
from inspector.gui.models.tree_badges import NOT_READ, REVIEWED, badge_words, duplicate_nodes, nodes_of
from inspector.gui.models.tree_columns import NO_ENTRY, Column, sort_keys, type_words
from inspector.gui.models.tree_filter import TreeFilter, matching_nodes
from inspector.gui.models.tree_growth import Look, TreeGrowth, growth_for


@dataclass(frozen=True, slots=True)
class TreeFacts:
    """What a tree is built from. `entries` is a copy: the state grows on meanwhile, at the end only."""

    entries: Sequence[Entry] = ()
    artifact_name: str = ""
    maps: frozenset[int] = frozenset()
    containers: frozenset[int] = frozenset()
    worst_by_entry: Mapping[int, Severity] = field(default_factory=dict)
    """The worst open finding of each entry; 0 stands for the artifact."""
    secrets: frozenset[int] = frozenset()
    """Entries in which a secret was found."""
    unread: frozenset[int] = frozenset()
    """Entries of which something could not be read or was left out."""
    read: DigestTable | None = None
    """What was read to its end, where the scan ended before all was: other entries with bytes are unread, too."""
    reviewed: frozenset[str] = frozenset()
    """Paths of entries and folders that a person looked through."""
    name_encoding: str = AS_STATED
    """How names are read that are not UTF-8: one of `core.name_encoding.ENCODINGS`, or as the format says."""
    is_whole: bool = False
    """Whether no more entries come."""
    source_maps: tuple[MapFacts, ...] = ()
    """What all source maps say, for the tree of sources."""
    images: tuple[ImageFacts, ...] = ()
    layers: Mapping[int | None, ContainerFacts] = field(default_factory=dict)
    """What is known of the containers that may be layers; empty where there is no image."""


@dataclass(frozen=True, slots=True)
class TreeWish:
    """How a person wants to see the tree."""

    filter: TreeFilter = field(default_factory=TreeFilter)
    sort: Column = Column.NAME
    descending: bool = False
    expanded: frozenset[NodeKey] = frozenset()
    expands_all: bool = False
    outline: Outline = Outline.CONTENTS


@dataclass(frozen=True, slots=True)
class TreeShape:
    """The nodes, and what depends on nothing else: kept while only findings change."""

    tree: EntryTree
    looks: bytearray
    """The look of each node of the sources; empty for other trees, where later facts change it."""
    held: Mapping[int, int]
    """The sum of what lies in each container, by its node."""
    duplicates: frozenset[int]
    """Nodes that share folder and name with another one."""
    keys: NodeKeys
    growth: TreeGrowth
    """What the next picture is built from."""
    notes: Mapping[int, str] = field(default_factory=dict)
    """The badges of nodes of an image."""
    hidden: frozenset[int] = frozenset()
    """Nodes that containers of an image do not see."""


@dataclass(frozen=True, slots=True)
class TreeSnapshot:
    """Everything the tree view needs. Only `rows` ever changes, on the GUI thread."""

    facts: TreeFacts
    wish: TreeWish
    shape: TreeShape
    looks: bytearray
    unread: frozenset[int]
    """Nodes of which something was not read."""
    review: Review
    """Nodes that a person looked through."""
    parts: tuple[PartReview, ...]
    """How far each part was looked through; none where nothing was."""
    marks: Marks
    rows: VisibleRows

    @property
    def tree(self) -> EntryTree:
        """The nodes."""
        return self.shape.tree

    def share_base(self, node: int) -> int:
        """What 100 % is for a node: the sum of the container it lies in."""
        parents, folders = self.tree.parents, self.tree.folders
        while node != ROOT:
            node = parents[node]
            if node != ROOT and not folders[node]:
                return self.shape.held[node]
        return self.tree.sizes[ROOT]

    @property
    def keys(self) -> NodeKeys:
        """Names of nodes that outlive this picture."""
        return self.shape.keys

    def badge_of(self, node: int) -> str:
        """The word behind the name."""
        words = badge_words(node, Look(self.looks[node]), self.unread, self.shape.duplicates, self.review)
        note = self.shape.notes.get(node, "")
        return note if note and words not in (tr(NOT_READ), tr(REVIEWED)) else words

    def entry_at(self, node: int) -> Entry | None:
        """The entry of a node; None for the artifact and folders that names imply."""
        number = self.tree.entries[node]
        at = self.shape.growth.place_of(number) if number else None
        return self.facts.entries[at] if at is not None and at < len(self.facts.entries) else None


def build_snapshot(facts: TreeFacts, wish: TreeWish, before: TreeSnapshot | None = None) -> TreeSnapshot:
    """Builds what changed since `before`: the tree only for other entries, the marks only for other findings."""
    shape = _shape(facts, wish, before)
    if facts.is_whole:
        shape.growth.rest()
    tree = shape.tree
    known = before if before is not None and before.tree is tree else None
    has_marks = known is not None and known.facts.worst_by_entry is facts.worst_by_entry
    marks = known.marks if known is not None and has_marks else tree.mark(facts.worst_by_entry)
    if wish.outline is Outline.SOURCES:
        looks = shape.looks
    elif known is not None and (known.facts.maps, known.facts.containers) == (facts.maps, facts.containers):
        looks = known.looks
    else:
        looks = shape.growth.looks(tree, facts.maps, facts.containers)
    unread = _unread(tree, facts, known)
    review = _review(tree, facts, shape.growth.numbers, known)
    has_parts = known is not None and known.review is review
    parts = known.parts if known is not None and has_parts else parts_of(tree, review, shape.keys)
    blank = TreeSnapshot(facts, wish, shape, looks, unread, review, parts, marks, VisibleRows(tree))
    return with_rows(blank, wish)


def _unread(tree: EntryTree, facts: TreeFacts, known: TreeSnapshot | None) -> frozenset[int]:
    if known is not None and known.facts.read is facts.read and known.facts.unread == facts.unread:
        return known.unread
    read = facts.read
    if read is None:
        return nodes_of(tree, facts.unread)
    never = (
        e.number for e in facts.entries if e.is_file and e.origin is not Origin.APPROXIMATE and e.number not in read
    )
    return nodes_of(tree, (*facts.unread, *never))


def _review(tree: EntryTree, facts: TreeFacts, numbers: Sequence[int], known: TreeSnapshot | None) -> Review:
    """The nodes of all entries with these paths: a path that is there twice was looked through with both."""
    if known is not None and known.facts.reviewed == facts.reviewed:
        return known.review
    if not facts.reviewed:
        return Review()
    paths = paths_at(facts.entries, range(len(numbers)))
    found = {number: path for number, path in zip(numbers, paths, strict=True) if path in facts.reviewed}
    folders = (node_of_folder(tree, path) for path in facts.reviewed.difference(found.values()))
    return review_of(tree, (*nodes_of(tree, found), *(node for node in folders if node is not None)))


def _shape(facts: TreeFacts, wish: TreeWish, before: TreeSnapshot | None) -> TreeShape:
    if before is not None and _has_same_shape(before, facts, wish):
        return before.shape
    growth = growth_for(
        facts.entries, facts.artifact_name, before.shape.growth if before else None, facts.name_encoding
    )
    if wish.outline is Outline.SOURCES:
        found = source_outline(facts.source_maps, partial(_path_of, facts.entries, growth), facts.artifact_name)
        return _shape_of(found.tree, growth, looks=found.looks)
    if wish.outline is Outline.IMAGE:
        laid = image_outline(facts.images, facts.entries, facts.layers, facts.artifact_name)
        shape = _shape_of(laid.tree, growth)
        return replace(shape, duplicates=frozenset(), notes=laid.notes, hidden=laid.hidden)
    return _shape_of(growth.tree(), growth)


def _shape_of(tree: EntryTree, growth: TreeGrowth, *, looks: bytearray | None = None) -> TreeShape:
    return TreeShape(
        tree,
        bytearray() if looks is None else looks,
        held_in_containers(tree),
        duplicate_nodes(tree),
        NodeKeys(tree),
        growth,
    )


def _has_same_shape(before: TreeSnapshot, facts: TreeFacts, wish: TreeWish) -> bool:
    if before.wish.outline is not wish.outline or before.facts.entries is not facts.entries:
        return False
    if before.facts.name_encoding != facts.name_encoding:
        return False
    if wish.outline is Outline.IMAGE:
        return before.facts.images == facts.images and len(before.facts.layers) == len(facts.layers)
    return wish.outline is Outline.CONTENTS or before.facts.source_maps is facts.source_maps


def _path_of(entries: Sequence[Entry], growth: TreeGrowth, number: int) -> str | None:
    at = growth.place_of(number)
    return entries[at].path if at is not None else None


def with_rows(snapshot: TreeSnapshot, wish: TreeWish) -> TreeSnapshot:
    """The same picture with its rows as a person wants them."""
    rows = VisibleRows(snapshot.tree)
    _sort(rows, snapshot, wish)
    if wish.expands_all:
        rows.expand_all()
    else:
        _expand(rows, snapshot, wish.expanded)
    if wish.filter.is_active:
        facts = snapshot.facts
        hits = matching_nodes(
            snapshot.tree, snapshot.marks, facts.maps, facts.secrets, wish.filter, review=snapshot.review
        )
        rows.filter(hits)
    return replace(snapshot, wish=wish, rows=rows)


def _sort(rows: VisibleRows, snapshot: TreeSnapshot, wish: TreeWish) -> None:
    if wish.sort is Column.NAME:
        rows.sort((lambda node: -node) if wish.descending else None)
    else:
        rows.sort(_sort_keys(snapshot, wish.sort).__getitem__, descending=wish.descending)


def _sort_keys(snapshot: TreeSnapshot, column: Column) -> Sequence[float | str]:
    """What a column sorts by, for each node."""
    tree = snapshot.tree
    match column:
        case Column.RISK:
            return snapshot.marks.worst
        case Column.TYPE:
            looks = tuple(Look)  # making a member of its number costs more than the rest
            return [type_words(name, looks[look]) for name, look in zip(tree.names, snapshot.looks, strict=True)]
        case Column.SIZE | Column.SHARE:
            return tree.sizes
    keys = [NO_ENTRY[column]] * len(tree)
    for number, key in zip(snapshot.shape.growth.numbers, sort_keys(snapshot.facts.entries, column), strict=False):
        for node in tree.nodes_of_entry(number):
            keys[node] = key
    return keys


def _expand(rows: VisibleRows, snapshot: TreeSnapshot, expanded: frozenset[NodeKey]) -> None:
    nodes = sorted(node for key in expanded if (node := snapshot.keys.node_of(key)) is not None)
    for node in nodes:
        splice = rows.plan_expand(node)
        if splice:
            rows.apply(splice)


def held_in_containers(tree: EntryTree) -> dict[int, int]:
    """The sum of what lies in each container, by its node."""
    held: dict[int, int] = {}
    folders, parents, sizes = tree.folders, tree.parents, tree.sizes
    for node in range(1, len(tree)):
        parent = parents[node]
        if not folders[parent]:
            held[parent] = held.get(parent, 0) + sizes[node]
    return held
