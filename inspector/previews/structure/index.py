"""What a format offers to a structure view."""

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from inspector.containers.source import ByteSource
from inspector.previews.structure.record import RawField


class Piece(NamedTuple):
    """One record in the index: only what finding it again needs, since there may be a million."""

    kind: str
    start: int
    stop: int
    layer: str
    other: int = -1
    """Where the record stands that this one is compared with."""


class Mark(NamedTuple):
    """Something odd at a place; -1 for the archive as a whole."""

    layer: str
    offset: int
    sentence: str


class StructureIndex(Protocol):
    """The pieces of one archive, found step by step."""

    def steps(self) -> Iterator[list[Piece]]:
        """Further pieces, a few at a time; an empty list is a sign of life. Raises ContainerError."""
        ...

    def marks(self) -> list[Mark]:
        """What was odd on the way, complete once all steps were taken."""
        ...

    def source(self, layer: str) -> ByteSource:
        """The bytes of a layer."""
        ...

    def kind(self, piece: Piece) -> str:
        """What a piece is. Raises ContainerError."""
        ...

    def name(self, piece: Piece) -> str:
        """What a piece is about. Raises ContainerError."""
        ...

    def fields(self, piece: Piece) -> list[RawField]:
        """All fields of a piece. Raises ContainerError."""
        ...
