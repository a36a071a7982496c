"""From a picture of the tree to the blocks of a treemap: the largest parts by name, the others as one."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest

from inspector.core.sourcefacts import Party
from inspector.core.tree import ROOT, EntryTree
from inspector.gui.language import tr
from inspector.gui.models.place import Place
from inspector.gui.models.tree_snapshot import TreeSnapshot
from inspector.gui.models.treemap import Block, Measure
from inspector.gui.models.wording import counted

MAX_PARTS = 24
"""Of one block, the rest not counted."""
MAX_BLOCKS = 700
LEAST_SHARE = 1 / 4000
"""Of the whole: what is smaller cannot be seen and is not divided."""
MAX_DEPTH = 12


@dataclass(slots=True)
class _Cut:
    """What one treemap is made from."""

    picture: TreeSnapshot
    amounts: Sequence[int]
    parties: dict[int, Party]
    left: int = MAX_BLOCKS


def blocks_of(picture: TreeSnapshot, measure: Measure) -> Block:
    """The blocks of the whole artifact. Takes a moment for a large tree: not on the GUI thread."""
    if measure is Measure.SIZE:
        cut = _Cut(picture, picture.tree.sizes, {})
    else:
        cut = _Cut(picture, _exposed(picture), _parties(picture))
    return _block(cut, ROOT, 0)


def _block(cut: _Cut, node: int, depth: int) -> Block:
    tree = cut.picture.tree
    return Block(
        tree.names[node] or tr("(no name)"),
        cut.amounts[node],
        _place(cut.picture, node),
        cut.picture.marks.worst_severity(node),
        cut.parties.get(tree.entries[node]),
        _parts(cut, node, depth),
    )


def _parts(cut: _Cut, node: int, depth: int) -> tuple[Block, ...]:
    tree, amounts = cut.picture.tree, cut.amounts
    is_small = amounts[node] < amounts[ROOT] * LEAST_SHARE and node != ROOT
    if is_small or depth >= MAX_DEPTH or cut.left <= 0:
        return ()
    count, total, largest = _largest(tree, amounts, node)
    cut.left -= len(largest)
    parts = [_block(cut, child, depth + 1) for child in largest]
    rest = total - sum(part.amount for part in parts)
    if rest > 0:
        parts.append(Block(counted(count - len(parts), "smaller one"), rest, None))
    return tuple(sorted(parts, key=lambda part: -part.amount))


def _largest(tree: EntryTree, amounts: Sequence[int], node: int) -> tuple[int, int, list[int]]:
    """How many children have an amount, the sum of them, and the largest of them."""
    children = [child for child in tree.children(node) if amounts[child] > 0]
    return len(children), sum(amounts[child] for child in children), nlargest(
        MAX_PARTS, children, key=amounts.__getitem__
    )  # fmt: skip


def _place(picture: TreeSnapshot, node: int) -> Place:
    if node == ROOT:
        return Place()
    number = picture.tree.entries[node]
    return Place(number) if number else Place(folder=picture.keys.key_of(node), outline=picture.wish.outline)


def _exposed(picture: TreeSnapshot) -> "array[int]":
    """For each node the bytes of the rebuilt sources at it and below it."""
    tree = picture.tree
    amounts = array("q", bytes(8 * len(tree)))
    for number in _rebuilt(picture):
        node = tree.node_of_entry(number)
        if node is not None:
            amounts[node] += tree.sizes[node]
    for node in range(len(tree) - 1, 0, -1):
        if amounts[node]:
            amounts[tree.parents[node]] += amounts[node]
    return amounts


def _rebuilt(picture: TreeSnapshot) -> Iterable[int]:
    """Numbers of the entries that are rebuilt sources; what only names are known of has no size."""
    for facts in picture.facts.source_maps:
        for source in facts.sources:
            if source.entry is not None and source.has_content:
                yield source.entry


def _parties(picture: TreeSnapshot) -> dict[int, Party]:
    return {
        source.entry: source.party
        for facts in picture.facts.source_maps
        for source in facts.sources
        if source.entry is not None
    }
