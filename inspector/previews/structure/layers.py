"""Several indexes as one: a tar and the gzip file around it."""

from collections.abc import Iterator, Mapping

from inspector.containers.failures import ContainerError
from inspector.containers.source import ByteSource
from inspector.previews.structure.index import Mark, Piece, StructureIndex
from inspector.previews.structure.record import RawField


class Layers:
    """The pieces of one layer after the other; each goes back to its own index."""

    def __init__(self, indexes: Mapping[str, StructureIndex]) -> None:
        """By the name of the layer, in the order in which they are read."""
        self._indexes = indexes

    def steps(self) -> Iterator[list[Piece]]:
        """See StructureIndex."""
        failure: ContainerError | None = None
        for index in self._indexes.values():
            try:
                yield from index.steps()
            except ContainerError as error:
                failure = failure or error
        if failure is not None:
            raise failure

    def marks(self) -> list[Mark]:
        """See StructureIndex."""
        return [mark for index in self._indexes.values() for mark in index.marks()]

    def source(self, layer: str) -> ByteSource:
        """See StructureIndex."""
        return self._indexes[layer].source(layer)

    def kind(self, piece: Piece) -> str:
        """See StructureIndex."""
        return self._indexes[piece.layer].kind(piece)

    def name(self, piece: Piece) -> str:
        """See StructureIndex."""
        return self._indexes[piece.layer].name(piece)

    def fields(self, piece: Piece) -> list[RawField]:
        """See StructureIndex."""
        return self._indexes[piece.layer].fields(piece)
