"""Branches of a JSON tree as they travel to whoever shows them."""

from dataclasses import dataclass
from enum import StrEnum

MAX_CHILDREN = 1000
"""Of one branch: longer ones are divided into groups."""
MAX_SHOWN_CHARACTERS = 300


class JsonKind(StrEnum):
    """What a node is."""

    OBJECT = "object"
    ARRAY = "array"
    STRING = "string"
    NUMBER = "number"
    WORD = "word"
    """`true`, `false`, `null`, or what should not be there."""
    GROUP = "group"
    """Some children of a long array or object."""


@dataclass(frozen=True, slots=True)
class BranchPlace:
    """Where a branch lies in the text, and which of its children are meant."""

    start: int
    """Byte where the value begins; -1 for the whole text."""
    stop: int
    first: int = 0
    count: int = -1
    """-1 for all."""


ROOT = BranchPlace(-1, -1)


@dataclass(frozen=True, slots=True)
class JsonNode:
    """One row of the tree, ready to be shown."""

    key: str
    """Name in an object, number in an array."""
    value: str
    kind: JsonKind
    place: BranchPlace
    is_branch: bool = False
    mark: str = ""
    """What is odd about it."""


@dataclass(frozen=True, slots=True)
class JsonBranch:
    """The children of one node."""

    nodes: tuple[JsonNode, ...]
    note: str = ""
    """Where the text makes no sense."""
    has_covered: bool = False
