"""The tree as one consistent picture: built beside the GUI thread, swapped in whole."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum

from inspector.core.entry import Entry
from inspector.core.severity import Severity
from inspector.core.tree import ROOT, EntryTree, Marks
from inspector.core.visible_rows import VisibleRows
from inspector.gui.models.node_keys import NodeKey, NodeKeys
from inspector.gui.models.tree_filter import TreeFilter, matching_nodes
from inspector.gui.models.tree_growth import TreeGrowth, growth_for


class Column(IntEnum):
    """The columns of the tree."""

    NAME = 0
    RISK = 1
    SIZE = 2
    SHARE = 3


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
    marks: Marks
    keys: NodeKeys
    rows: VisibleRows
    growth: TreeGrowth
    """What the next picture is built from."""


def build_snapshot(facts: TreeFacts, wish: TreeWish, before: TreeSnapshot | None = None) -> TreeSnapshot:
    """Builds what changed since `before`: the tree only for other entries, the marks only for other findings."""
    if before is not None and before.facts.entries is facts.entries:
        growth, tree, bases, keys = before.growth, before.tree, before.bases, before.keys
    else:
        growth = growth_for(facts.entries, facts.artifact_name, before.growth if before else None)
        tree = growth.tree()
        bases, keys = share_bases(tree), NodeKeys(tree)
    marks = tree.mark(facts.worst_by_entry)
    looks = growth.looks(tree, facts.maps, facts.containers)
    blank = TreeSnapshot(facts, wish, tree, looks, bases, marks, keys, VisibleRows(tree), growth)
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
    sizes, worst = snapshot.tree.sizes, snapshot.marks.worst
    match wish.sort:
        case Column.NAME if wish.descending:
            rows.sort(lambda node: -node)
        case Column.NAME:
            rows.sort(None)
        case Column.RISK:
            rows.sort(worst.__getitem__, descending=wish.descending)
        case Column.SIZE | Column.SHARE:
            rows.sort(lambda node: sizes[node], descending=wish.descending)


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
