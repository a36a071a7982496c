"""Which node of a tree an entry is: four bytes for each number instead of the hundred of a dictionary's item."""

from array import array
from collections.abc import Iterable

_NONE = -1
_SPARSE = 4
"""Numbers with more room than this between them are looked up in a dictionary: a liar names few, but large ones."""


class NodeIndex:
    """Does not change once it is made."""

    def __init__(self, nodes: Iterable[tuple[int, int]], highest: int, count: int) -> None:
        """`nodes`: numbers from 0, and the node of each; the last one of several counts. `highest`: of all numbers.

        `count`: about how many there are.
        """
        self._nodes: array[int] | None = None
        self._few: dict[int, int] = {}
        if highest > _SPARSE * count + 1024:
            self._few.update(nodes)
            return
        self._nodes = table = array("i", [_NONE]) * (highest + 1)
        for number, node in nodes:
            table[number] = node

    def get(self, number: int) -> int | None:
        """The node of that number."""
        table = self._nodes
        if table is None:
            return self._few.get(number)
        node = table[number] if 0 <= number < len(table) else _NONE
        return None if node == _NONE else node
