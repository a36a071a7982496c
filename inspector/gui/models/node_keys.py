"""Names for nodes that outlive a rebuilt tree: an entry's number, or the folders implied below one.

A further node of an entry that stands in several places is named like an implied folder.
"""

from inspector.core.tree import ROOT, EntryTree

NodeKey = tuple[int, tuple[str, ...]]
"""Number of the nearest entry at or above the node (0 for the artifact), and the names from there down."""


class NodeKeys:
    """Turns nodes of one tree into keys, and keys into nodes."""

    def __init__(self, tree: EntryTree) -> None:
        self._tree = tree
        self._folders: dict[int, dict[str, int]] = {}

    def key_of(self, node: int) -> NodeKey:
        """The key of a node."""
        tree, names = self._tree, []
        while node != ROOT and not tree.is_own(node):
            names.append(tree.names[node])
            node = tree.parents[node]
        return tree.entries[node], tuple(reversed(names))

    def node_of(self, key: NodeKey) -> int | None:
        """The node of a key; None where this tree has none."""
        number, names = key
        node = self._tree.node_of_entry(number) if number else ROOT
        for name in names:
            if node is None:
                return None
            node = self._unnumbered(node).get(name)
        return node

    def _unnumbered(self, node: int) -> dict[str, int]:
        found = self._folders.get(node)
        if found is None:
            tree = self._tree
            found = {tree.names[child]: child for child in tree.children(node) if not tree.is_own(child)}
            self._folders[node] = found
        return found
