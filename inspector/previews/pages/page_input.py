"""What a page is made of: the bytes of a file, its name, and the files beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

MAX_PAGE_BYTES = 256 << 20
"""Larger files are shown as bytes only."""


class PageError(ValueError):
    """There is no such page of this file; the message is one sentence for people."""


class Neighbours(Protocol):
    """The files of the container that holds the one on display."""

    @property
    def is_complete(self) -> bool:
        """Whether all of them are known by now."""
        ...

    @property
    def is_cut(self) -> bool:
        """Whether there may be more than could be listed."""
        ...

    def numbers(self) -> Mapping[str, int]:
        """Numbers of those that have content, by their name in the container."""
        ...

    def body(self, name: str, max_bytes: int) -> bytes | None:
        """Content of one; None where there is none, where it cannot be read or where it is longer."""
        ...

    def step(self, number: int, offset: int) -> bytes:
        """Up to a megabyte from a place in one; empty at its end. Raises ContainerError."""
        ...


class NoNeighbours:
    """A file that stands alone."""

    is_complete = True
    is_cut = False

    def numbers(self) -> Mapping[str, int]:
        """See Neighbours."""
        return {}

    def body(self, name: str, max_bytes: int) -> bytes | None:  # noqa: ARG002 - see Neighbours
        """See Neighbours."""
        return None

    def step(self, number: int, offset: int) -> bytes:  # noqa: ARG002 - see Neighbours
        """See Neighbours."""
        return b""


@dataclass(frozen=True, slots=True)
class PageInput:
    """One file to make a page of."""

    data: bytes
    name: str
    """In its container, with its folders."""
    neighbours: Neighbours
