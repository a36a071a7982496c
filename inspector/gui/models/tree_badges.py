"""The one word behind a name in the tree that says what is special about the entry."""

from collections.abc import Iterable
from typing import Final

from inspector.core.tree import EntryTree
from inspector.gui.language import WordTable, later, tr
from inspector.gui.models.review import Review
from inspector.gui.models.tree_growth import Look

NOT_READ: Final = later("not read")
REVIEWED: Final = later("reviewed")
DUPLICATE: Final = later("duplicate")
LOOK_BADGES: Final = WordTable({
    Look.REBUILT: "rebuilt", Look.MAP: "map", Look.CONTAINER: "container", Look.LINK: "link",
    Look.SPECIAL: "special", Look.ENCRYPTED: "encrypted", Look.SHIPPED: "shipped",
    Look.APPROXIMATE: "approximate", Look.NAMED: "name only",
})  # fmt: skip


def duplicate_nodes(tree: EntryTree) -> frozenset[int]:
    """Records that share their folder and their name with another one: siblings stand in order of their names."""
    found: set[int] = set()
    names, parents, ends, folders = tree.names, tree.parents, tree.ends, tree.folders
    for node in range(1, len(tree)):
        after = ends[node]
        if after < len(tree) and parents[after] == parents[node] and names[after] == names[node]:
            found.update(each for each in (node, after) if not folders[each])
    return frozenset(found)


def nodes_of(tree: EntryTree, numbers: Iterable[int]) -> frozenset[int]:
    """The nodes of these entries."""
    return frozenset(node for number in numbers for node in tree.nodes_of_entry(number))


def badge_words(node: int, look: Look, unread: frozenset[int], duplicates: frozenset[int], review: Review) -> str:
    """The badge of a node; what was not read comes before everything else."""
    if node in unread:
        return tr(NOT_READ)
    if node in review:
        return tr(REVIEWED)
    return tr(DUPLICATE) if node in duplicates else LOOK_BADGES.get(look, "")
