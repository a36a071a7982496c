"""The tree as one consistent picture: built beside the GUI thread, swapped in whole."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from inspector.core.entry import Entry
from inspector.core.severity import Severity
from inspector.core.tree import ROOT, EntryTree, Marks
from inspector.core.visible_rows import VisibleRows
from inspector.gui.models.node_keys import NodeKey, NodeKeys
from inspector.gui.models.tree_badges import badge_words, duplicate_nodes, nodes_of
from inspector.gui.models.tree_columns import ENTRY_KEYS, NO_ENTRY, Column, type_words
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


@dataclass(frozen=True, slots=True)
class TreeWish:
    """How a person wants to see the tree."""

    filter: TreeFilter = field(default_factory=TreeFilter)
    sort: Column = Column.NAME
    descending: bool = False
    expanded: frozenset[NodeKey] = frozenset()
    expands_all: bool = False


@dataclass(frozen=True, slots=True)
class TreeSnapshot:
    """Everything the tree view needs. Only `rows` ever changes, on the GUI thread."""

    facts: TreeFacts
    wish: TreeWish
    tree: EntryTree
    looks: bytearray
    bases: "array[int]"
    """What 100 % is for each node: the sum of the container it lies in."""
    duplicates: frozenset[int]
    """Nodes that share folder and name with another one."""
    unread: frozenset[int]
    """Nodes of which something was not read."""
    marks: Marks
    keys: NodeKeys
    rows: VisibleRows
    growth: TreeGrowth
    """What the next picture is built from."""

    def badge_of(self, node: int) -> str:
        """The word behind the name."""
        return badge_words(node, Look(self.looks[node]), self.unread, self.duplicates)

    def entry_at(self, node: int) -> Entry | None:
        """The entry of a node; None for the artifact and folders that names imply."""
        number = self.tree.entries[node]
        at = self.growth.place_of(number) if number else None
        return self.facts.entries[at] if at is not None and at < len(self.facts.entries) else None


def build_snapshot(facts: TreeFacts, wish: TreeWish, before: TreeSnapshot | None = None) -> TreeSnapshot:
    """Builds what changed since `before`: the tree only for other entries, the marks only for other findings."""
    if before is not None and before.facts.entries is facts.entries:
        growth, tree, bases, keys = before.growth, before.tree, before.bases, before.keys
        duplicates = before.duplicates
    else:
        growth = growth_for(facts.entries, facts.artifact_name, before.growth if before else None)
        tree = growth.tree()
        bases, keys, duplicates = share_bases(tree), NodeKeys(tree), duplicate_nodes(tree)
    marks = tree.mark(facts.worst_by_entry)
    looks = growth.looks(tree, facts.maps, facts.containers)
    unread = nodes_of(tree, facts.unread)
    blank = TreeSnapshot(facts, wish, tree, looks, bases, duplicates, unread, marks, keys, VisibleRows(tree), growth)
    return with_rows(blank, wish)


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
        hits = matching_nodes(snapshot.tree, snapshot.marks, facts.maps, facts.secrets, wish.filter)
        rows.filter(lambda node: bool(hits[node]))
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
            return [type_words(name, Look(look)) for name, look in zip(tree.names, snapshot.looks, strict=True)]
        case Column.SIZE | Column.SHARE:
            return tree.sizes
    key, none = ENTRY_KEYS[column], NO_ENTRY[column]
    keys = [none] * len(tree)
    for entry in snapshot.facts.entries[: snapshot.growth.taken]:
        node = tree.node_of_entry(entry.number)
        if node is not None:
            keys[node] = key(entry)
    return keys


def _expand(rows: VisibleRows, snapshot: TreeSnapshot, expanded: frozenset[NodeKey]) -> None:
    nodes = sorted(node for key in expanded if (node := snapshot.keys.node_of(key)) is not None)
    for node in nodes:
        splice = rows.plan_expand(node)
        if splice:
            rows.apply(splice)


def share_bases(tree: EntryTree) -> "array[int]":
    """For each node the sum of what lies in its container: a share of 100 % means the whole container."""
    bases = array("q", bytes(8 * len(tree)))
    held = array("q", bytes(8 * len(tree)))
    folders, parents, sizes = tree.folders, tree.parents, tree.sizes
    for node in range(1, len(tree)):
        parent = parents[node]
        if not folders[parent]:
            held[parent] += sizes[node]
    bases[ROOT] = sizes[ROOT]
    for node in range(1, len(tree)):
        parent = parents[node]
        bases[node] = bases[parent] if folders[parent] else held[parent]
    return bases
