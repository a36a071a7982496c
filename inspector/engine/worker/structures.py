"""Answers about raw records: few archives at a time, each walked once more for it."""

from collections import OrderedDict
from collections.abc import Callable

from inspector.containers.container import OpenContext
from inspector.containers.failures import ContainerError
from inspector.engine.worker.catalogue import Catalogue
from inspector.engine.worker.turns import Turns
from inspector.previews.covering import SecretCover
from inspector.previews.structure.opening import open_structure
from inspector.previews.structure.record import RawDetail, RecordPlace, StructureWindow
from inspector.previews.structure.structure import Structure

ARTIFACT = 0
"""Stands for the artifact itself where the number of an entry is asked for."""
MAX_RECORDS = 500
"""Of one answer."""
_KEPT = 2


class Structures:
    """Lives on the reader's answering thread."""

    def __init__(self, catalogue: Catalogue, turns: Turns, context: OpenContext, root_name: Callable[[], str]) -> None:
        """`context` lends its limits and its spool; what these walks unpack is not charged to the scan."""
        self._catalogue = catalogue
        self._turns = turns
        self._context = context
        self._root_name = root_name
        self._opened: OrderedDict[int, Structure] = OrderedDict()

    def window(self, entry: int, first: int, count: int, cover: SecretCover) -> StructureWindow:
        """Some records. Raises ContainerError where there is nothing to show."""
        with self._turns.answering():
            return self._structure(entry).window(first, min(count, MAX_RECORDS), cover)

    def detail(self, entry: int, index: int, cover: SecretCover) -> RawDetail:
        """One record with its fields. Raises ContainerError."""
        with self._turns.answering():
            return self._structure(entry).detail(index, cover)

    def find(self, entry: int, offset: int, said: str) -> RecordPlace:
        """Which record holds a byte. Raises ContainerError."""
        with self._turns.answering():
            return self._structure(entry).find(offset, said)

    def _structure(self, entry: int) -> Structure:
        if entry in self._opened:
            self._opened.move_to_end(entry)
            return self._opened[entry]
        content = self._catalogue.content(entry)
        if content is None:
            raise ContainerError(self._catalogue.failure(entry) or "A folder has no bytes of its own.")
        is_root = entry == ARTIFACT
        name = self._root_name() if is_root else self._catalogue.path(entry)
        context = self._context
        structure = open_structure(content, name, context.limits, context.spool, is_root=is_root)
        self._opened[entry] = structure
        while len(self._opened) > _KEPT:
            self._opened.popitem(last=False)
        return structure
