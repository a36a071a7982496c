"""Which nodes of a tree are rows on screen: what is expanded, filtered and in which order.

The rows are one flat array; expanding a node inserts a slice after it, collapsing takes one out. A view that
must announce a change before it is made asks for the `Splice` first and applies it then.
"""

from array import array
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from inspector.core.tree import ROOT, EntryTree


@dataclass(frozen=True, slots=True)
class Splice:
    """A change of the rows that was not made yet."""

    row: int
    """First row that is removed, or before which rows are inserted."""
    removed: int
    inserted: "array[int]"
    opens: tuple[int, ...] = ()
    """Nodes that are expanded afterwards."""
    closes: tuple[int, ...] = ()
    """Nodes that are collapsed afterwards."""


class VisibleRows:
    """The rows of one tree. Row numbers are valid until the next change."""

    def __init__(self, tree: EntryTree, *, root_shown: bool = False) -> None:
        """Everything collapsed; the artifact itself is a row only if `root_shown`, else its children are."""
        self.tree = tree
        self.rows = array("i")
        """The visible nodes, from top to bottom."""
        self._root_shown = root_shown
        self._expanded = bytearray(len(tree))
        self._expanded[ROOT] = not root_shown
        self._unfiltered_expanded: bytearray | None = None
        self._kept: bytearray | None = None
        self._order: array[int] | range = range(len(tree))
        self._place: array[int] | range = range(len(tree))
        self._refill()

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def is_filtered(self) -> bool:
        """Whether a filter hides nodes."""
        return self._kept is not None

    def is_expanded(self, node: int) -> bool:
        """Whether the children of a node are rows, once the node itself is one."""
        return bool(self._expanded[node])

    def has_rows_below(self, node: int) -> bool:
        """Whether a node can be expanded: it has a child that the filter keeps."""
        if self._kept is None:
            return self.tree.ends[node] > node + 1
        return self._kept.find(1, node + 1, self.tree.ends[node]) >= 0

    def row_of(self, node: int) -> int | None:
        """The row of a node; None while it is collapsed away or filtered out."""
        row = bisect_left(self.rows, self._place[node], key=self._place.__getitem__)
        return row if row < len(self.rows) and self.rows[row] == node else None

    def plan_expand(self, node: int) -> Splice | None:
        """What expanding a row inserts; None where it would change nothing."""
        row = self.row_of(node)
        if row is None or self._expanded[node] or not self.has_rows_below(node):
            return None
        return Splice(row + 1, 0, self._below(node, array("i", [node])), opens=(node,))

    def plan_expand_below(self, node: int, most: int) -> Splice | None:
        """What expanding a row with all below it inserts; opens at most so many nodes, the outer ones first."""
        row = self.row_of(node)
        if row is None:
            return None
        tree = self.tree
        inner = [at for at in range(node, tree.ends[node]) if tree.ends[at] > at + 1 and not self._expanded[at]]
        if len(inner) > most:
            inner = sorted(inner, key=tree.depths.__getitem__)[:most]
        opens = array("i", [at for at in inner if self.has_rows_below(at)])
        if not opens:
            return None
        end = self._place[node] + tree.ends[node] - node
        after = bisect_left(self.rows, end, row, key=self._place.__getitem__)
        return Splice(row + 1, after - row - 1, self._below(node, opens), opens=tuple(opens))

    def plan_collapse_below(self, node: int) -> Splice | None:
        """What collapsing a row with all below it removes: expanded again, it shows its children only."""
        splice = self.plan_collapse(node)
        if splice is None:
            return None
        closes = tuple(at for at in range(node, self.tree.ends[node]) if self._expanded[at])
        return Splice(splice.row, splice.removed, splice.inserted, closes=closes)

    def plan_collapse(self, node: int) -> Splice | None:
        """What collapsing a row removes; None where it would change nothing."""
        row = self.row_of(node)
        if row is None or not self._expanded[node]:
            return None
        end = self._place[node] + self.tree.ends[node] - node
        after = bisect_left(self.rows, end, row, key=self._place.__getitem__)
        return Splice(row + 1, after - row - 1, array("i"), closes=(node,))

    def plan_reveal(self, node: int) -> Splice | None:
        """What makes a node a row by expanding all above it; None where it is one or the filter hides it."""
        if self.row_of(node) is not None or (self._kept is not None and not self._kept[node]):
            return None
        closed = array("i", [above for above in self.tree.path_nodes(node)[:-1] if not self._expanded[above]])
        row = self.row_of(closed[0]) if closed else None
        if row is None:
            return None
        return Splice(row + 1, 0, self._below(closed[0], closed), opens=tuple(closed))

    def apply(self, splice: Splice) -> None:
        """Makes a planned change; the plan must be the latest one."""
        self.rows[splice.row : splice.row + splice.removed] = splice.inserted
        for node in splice.opens:
            self._expanded[node] = 1
        for node in splice.closes:
            self._expanded[node] = 0

    def expand_all(self) -> None:
        """Makes every node that the filter keeps a row."""
        self._expanded = bytearray(b"\1") * len(self.tree)
        self._refill()

    def collapse_all(self) -> None:
        """Leaves the top level."""
        self._expanded = bytearray(len(self.tree))
        self._expanded[ROOT] = not self._root_shown
        self._refill()

    def filter(self, hits: bytearray | None) -> None:
        """Keeps the nodes with a 1, all above them, and all below them, which stay collapsed; None ends it.

        What was expanded before the filter is so again after it.
        """
        if self._unfiltered_expanded is None:
            self._unfiltered_expanded = self._expanded
        if hits is None:
            self._expanded, self._unfiltered_expanded, self._kept = self._unfiltered_expanded, None, None
        else:
            self._kept, self._expanded = self._matching(hits)
        self._refill()

    def sort(self, key: Callable[[int], Any] | None, *, descending: bool = False) -> None:
        """Orders siblings by a key over nodes, equal ones as the tree has them; None brings the tree's order back."""
        if key is None:
            self._order = self._place = range(len(self.tree))
        else:
            self._order = _sorted_order(self.tree, key, descending=descending)
            place = array("i", self._order)
            for position, node in enumerate(self._order):
                place[node] = position
            self._place = place
        self._refill()

    def _matching(self, hits: bytearray) -> tuple[bytearray, bytearray]:
        tree, parents, ends = self.tree, self.tree.parents, self.tree.ends
        kept, expanded = bytearray(len(tree)), bytearray(len(tree))
        kept[ROOT], expanded[ROOT] = 1, not self._root_shown
        covered, node = 0, ROOT
        while (node := hits.find(1, node + 1)) >= 0:
            if node >= covered:
                covered = ends[node]
                kept[node:covered] = b"\1" * (covered - node)
            above = parents[node]
            while above >= 0 and not expanded[above]:
                expanded[above] = kept[above] = 1
                above = parents[above]
        return kept, expanded

    def _refill(self) -> None:
        start = 0 if self._root_shown else 1
        if self._kept is None and 0 not in self._expanded:
            self.rows = array("i", self._order[start:])
        else:
            self.rows = self._rows_between(start, len(self.tree), self._expanded)

    def _below(self, node: int, opened: "array[int]") -> "array[int]":
        """The rows between a node and the end of its subtree, with these nodes expanded as well."""
        expanded = self._expanded
        for each in opened:
            expanded[each] = 1
        start = self._place[node]
        rows = self._rows_between(start + 1, start + self.tree.ends[node] - node, expanded)
        for each in opened:
            expanded[each] = 0
        return rows

    def _rows_between(self, start: int, end: int, expanded: bytearray) -> "array[int]":
        order, ends, kept = self._order, self.tree.ends, self._kept
        rows, position = array("i"), start
        while position < end:
            node = order[position]
            if kept is not None and not kept[node]:
                position += ends[node] - node
                continue
            rows.append(node)
            position += 1 if expanded[node] else ends[node] - node
        return rows


def _sorted_order(tree: EntryTree, key: Callable[[int], Any], *, descending: bool) -> "array[int]":
    """The nodes in pre-order with siblings sorted."""
    order, pending = array("i"), [ROOT]
    while pending:
        node = pending.pop()
        order.append(node)
        if tree.ends[node] > node + 1:
            below = sorted(tree.children(node), key=key, reverse=descending)
            pending.extend(reversed(below))
    return order
