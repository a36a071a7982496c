"""Answers about JSON trees: the texts of few files are kept, nothing of their values."""

from collections import OrderedDict
from collections.abc import Callable

from inspector.previews.covering import SecretCover
from inspector.previews.jsontree.branch import BranchPlace, JsonBranch
from inspector.previews.jsontree.tree import JsonTree

MAX_JSON_BYTES = 256 << 20
_KEPT = 2


class JsonTrees:
    """Used by one thread at a time."""

    def __init__(self, whole: Callable[[int, int], bytes]) -> None:
        """`whole` reads an entry to its end, at most so many bytes."""
        self._whole = whole
        self._opened: OrderedDict[int, JsonTree] = OrderedDict()

    def branch(self, entry: int, place: BranchPlace, cover: SecretCover) -> JsonBranch:
        """The children of a node. Raises ContainerError where the file cannot be read."""
        if entry not in self._opened:
            self._opened[entry] = JsonTree(self._whole(entry, MAX_JSON_BYTES))
            while len(self._opened) > _KEPT:
                self._opened.popitem(last=False)
        self._opened.move_to_end(entry)
        return self._opened[entry].branch(place, cover)
