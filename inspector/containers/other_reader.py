"""What a container says of itself to whoever lets libarchive list it once more."""

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from inspector.containers.container import Container
from inspector.containers.source import ByteSource


@dataclass(frozen=True, slots=True)
class OtherReader:
    """How libarchive is to read an archive once more."""

    source: ByteSource
    format: str
    """The name of libarchive's reader."""
    called: str
    """Who reads like this, for people."""
    states_kinds: bool = True
    """Whether that reader sees what kind of thing a record is."""
    is_by_place: bool = False
    """Whether it lists by place in the file and not in the order of our records."""
    end: int | None = None
    """Records from this offset on are stated as what other readers do not see."""


@runtime_checkable
class ReadTwice(Container, Protocol):
    """A container of a format that libarchive reads too."""

    def other_reader(self) -> OtherReader | None:
        """To ask for once the walk is over; None where a comparison would say nothing new."""
        ...
