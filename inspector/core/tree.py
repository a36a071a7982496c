"""The tree of an artifact as flat arrays in pre-order: a node is an index, its descendants are the next ones.

Nodes are the artifact (node 0), every entry, and the folders that names imply. Records of a container
stand below the container's entry, so rebuilt sources stand below their map. Names are split at `/` and
otherwise left alone: empty, `.` and `..` components are nodes, duplicates are two nodes.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import overload

from inspector.core.entry import Entry
from inspector.core.node_index import NodeIndex
from inspector.core.severity import Severity
from inspector.core.slices import counting, fill, highest
from inspector.core.text_column import TextColumn
from inspector.core.tree_builder import TreeBuilder

ROOT = 0
_LEVELS = tuple(Severity)
_NO_MARK = len(_LEVELS)


@dataclass(frozen=True, slots=True)
class Marks:
    """The worst open finding of each node, and of each node with all that lies below it."""

    own: bytearray
    worst: bytearray

    def own_severity(self, node: int) -> Severity | None:
        """The worst finding at the node itself."""
        return _LEVELS[self.own[node]] if self.own[node] != _NO_MARK else None

    def worst_severity(self, node: int) -> Severity | None:
        """The worst finding at the node or anywhere below it."""
        return _LEVELS[self.worst[node]] if self.worst[node] != _NO_MARK else None


@dataclass(frozen=True, slots=True)
class EntryTree:
    """Parallel arrays, all of the same length; a node's parent always comes before it."""

    names: Sequence[str]
    """Shown name of each node, control and bidi characters made visible, bounded."""
    parents: "array[int]"
    """-1 for the artifact."""
    depths: "array[int]"
    """0 for the artifact."""
    ends: "array[int]"
    """One past the last descendant."""
    entries: "array[int]"
    """Number of the entry; 0 for the artifact and for implied folders."""
    sizes: "array[int]"
    """Bytes: of an entry as its record states it, of a folder the sum below it, not into containers."""
    folders: bytearray
    """1 for the artifact, directories and implied folders; 0 for everything that is a record of its own."""
    _nodes: NodeIndex
    _repeats: Mapping[int, Sequence[int]] = field(default_factory=dict)
    """Further nodes of entries that stand in several places, as files of layers that images share."""

    def __len__(self) -> int:
        return len(self.parents)

    def node_of_entry(self, number: int) -> int | None:
        """The node of an entry; None for a number that is not in the tree."""
        return self._nodes.get(number)

    def nodes_of_entry(self, number: int) -> Sequence[int]:
        """All nodes of an entry: nearly always one."""
        node = self._nodes.get(number)
        return () if node is None else (node, *self._repeats.get(number, ()))

    def is_own(self, node: int) -> bool:
        """Whether the node is the one that `node_of_entry` names for its entry."""
        return self.entries[node] != 0 and self._nodes.get(self.entries[node]) == node

    def path_nodes(self, node: int) -> list[int]:
        """The nodes from the artifact down to this one, for a breadcrumb."""
        path = []
        while node >= 0:
            path.append(node)
            node = self.parents[node]
        return path[::-1]

    def children(self, node: int) -> Iterator[int]:
        """Direct children in order."""
        child, end = node + 1, self.ends[node]
        while child < end:
            yield child
            child = self.ends[child]

    def mark(self, worst_by_entry: Mapping[int, Severity]) -> Marks:
        """Spreads the worst severity of each entry up to the folders and containers that hold it.

        Findings of the artifact as a whole belong to entry 0. Unknown numbers are left out.
        """
        own = bytearray([_NO_MARK]) * len(self)
        worst = bytearray(own)
        for number, severity in worst_by_entry.items():
            for node in self.nodes_of_entry(number) if number else (ROOT,):
                own[node] = min(own[node], severity.rank)
                self._spread(worst, node, severity.rank)
        return Marks(own, worst)

    def _spread(self, worst: bytearray, node: int, rank: int) -> None:
        while node >= 0 and worst[node] > rank:
            worst[node] = rank
            node = self.parents[node]


def build_tree(entries: Iterable[Entry], artifact_name: str) -> EntryTree:
    """The tree of all entries known so far; containers come before their records, in any other order."""
    builder = TreeBuilder(artifact_name)
    for entry in entries:
        builder.add(entry)
    return flattened(builder)


def flattened(builder: TreeBuilder, order: "array[int] | None" = None) -> EntryTree:
    """The builder's nodes in pre-order, folders first, then names in natural order. The builder may grow on.

    `order` is what `pre_order` says, where the caller needs it too.
    """
    order = order or pre_order(builder)
    place = array("i", order)
    for position, node in enumerate(order):
        place[node] = position
    parents = array("i", (place[builder.parents[node]] for node in order))
    parents[ROOT] = -1
    entries = fill(array("i"), builder.entries.__getitem__, order)
    tree = EntryTree(
        names=NodeNames(builder.names, order),
        parents=parents,
        depths=_depths(parents),
        ends=_subtree_ends(parents),
        entries=entries,
        sizes=fill(array("q"), builder.sizes.__getitem__, order),
        folders=fill(bytearray(), builder.folders.__getitem__, order),
        _nodes=node_index(entries),
    )
    _add_up_sizes(tree)
    return tree


def node_index(entries: "array[int]") -> NodeIndex:
    """Where the entries of these numbers are; 0 stands for nodes without one."""
    known = ((number, node) for node, number in enumerate(entries) if number)
    return NodeIndex(known, highest(entries), len(entries))


class NodeNames(Sequence[str]):
    """The names of all nodes in pre-order, read from where the builder keeps them."""

    def __init__(self, texts: TextColumn, order: "array[int]") -> None:
        """`order`: the place of each node's name in `texts`."""
        self._texts, self._order = texts, order

    def __len__(self) -> int:
        return len(self._order)

    def __iter__(self) -> Iterator[str]:
        return self._texts.texts_at(self._order)

    def containing(self, needle: str) -> bytearray:
        """1 for each node whose name holds the needle; both case folded, which the needle already is."""
        order = self._order
        marks = self._texts.containing(needle, highest(order) + 1 if order else 0)
        return fill(bytearray(), marks.__getitem__, order)

    @overload
    def __getitem__(self, node: int) -> str: ...
    @overload
    def __getitem__(self, node: slice) -> Sequence[str]: ...
    def __getitem__(self, node: int | slice) -> str | Sequence[str]:
        place = self._order[node]
        return self._texts[place] if isinstance(place, int) else list(self._texts.texts_at(place))


def pre_order(builder: TreeBuilder) -> "array[int]":
    """The builder's nodes by their place in the tree."""
    children = builder.ordered_children()
    order, pending = array("i"), [ROOT]
    while pending:
        node = pending.pop()
        order.append(node)
        if node in children:
            pending.extend(reversed(children[node]))
    return order


def _depths(parents: "array[int]") -> "array[int]":
    depths = array("i", parents)
    depths[ROOT] = 0
    for node in range(1, len(parents)):
        depths[node] = depths[parents[node]] + 1
    return depths


def _subtree_ends(parents: "array[int]") -> "array[int]":
    ends = counting(1, len(parents) + 1)
    for node in range(len(parents) - 1, 0, -1):
        parent = parents[node]
        ends[parent] = max(ends[parent], ends[node])
    return ends


def _add_up_sizes(tree: EntryTree) -> None:
    sizes, parents, folders = tree.sizes, tree.parents, tree.folders
    for node in range(len(tree) - 1, 0, -1):
        parent = parents[node]
        if folders[parent]:
            sizes[parent] += sizes[node]
