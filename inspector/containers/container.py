"""What a format offers once it recognised its bytes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from inspector.containers.budget import Budget
from inspector.containers.inflate_cache import InflateCache
from inspector.containers.oddities import Oddity
from inspector.containers.record import Record
from inspector.containers.source import ByteSource
from inspector.containers.spool import Spool
from inspector.core.limits import Limits
from inspector.core.sourcefacts import MapFacts

NOTES_CAP = 200
ODDITIES_CAP = 1000


@dataclass(slots=True)
class OpenContext:
    """What a format may use while it opens and walks: shared by the whole tree of one scan."""

    limits: Limits
    budget: Budget
    spool: Spool
    notes: list[tuple[str, str]] = field(default_factory=list)
    """(message, resolution) of things that went wrong without ending the walk; the reader drains it."""
    unread: set[tuple[str, str]] = field(default_factory=set)
    """Those of the notes that leave something unread: they count against full coverage."""
    oddities: list[Oddity] = field(default_factory=list)
    """What is odd in the container that is being walked or read, as a whole; the reader drains it. What is odd in one
    record goes to `Record.oddities`."""
    inflated: InflateCache = field(default_factory=InflateCache)
    """Blocks and live decompressors, bounded over all compressed streams of the scan."""

    def note(self, message: str, resolution: str, *, is_unread: bool = False) -> None:
        """Adds a note once; hostile archives could ask for millions of them.

        `is_unread` says that bytes were left out because of it, where anything may stand.
        """
        if len(self.notes) < NOTES_CAP and (message, resolution) not in self.notes:
            self.notes.append((message, resolution))
            if is_unread:
                self.unread.add((message, resolution))

    def odd(self, oddity: Oddity) -> None:
        """Adds what is odd in the container as a whole, once."""
        if len(self.oddities) < ODDITIES_CAP and oddity not in self.oddities:
            self.oddities.append(oddity)


class Container(Protocol):
    """An opened container. Records come lazily, in the order of the container."""

    @property
    def format(self) -> str:
        """Short name: `tar.gz`, `zip`, `source-map`."""
        ...

    def records(self) -> Iterator[Record]:
        """Walks once. Raises DamagedError or LimitReachedError at the place where it must stop."""
        ...


@runtime_checkable
class MapContainer(Container, Protocol):
    """A container that is a source map: it has facts of its own."""

    def map_facts(self) -> MapFacts:
        """Facts with entry number 0 and no rebuilt entries filled in: the reader does that."""
        ...


@runtime_checkable
class PartlyRecords(Container, Protocol):
    """A container whose own text holds its records among other things, like a source map."""

    def content_spans(self) -> tuple[tuple[int, int], ...]:
        """Where its own bytes hold what comes as records, sorted: (start, end)."""
        ...


@dataclass(frozen=True, slots=True)
class Format:
    """One entry of the registry."""

    name: str
    recognises: Callable[[bytes, str], bool]
    """(first 4,096 bytes, file name) -> whether to try `open`. Content decides, a name only helps."""
    open: Callable[[ByteSource, str, OpenContext], Container]
    """(content, file name, context). Raises NotThisFormatError to let the next format try."""
    root_only: bool = False
    """Whether the format is only for the artifact itself (a folder, a single file)."""
    first_bytes: bytes = b""
    """Each value that the first byte can have where the format is recognised; empty where it may be any.

    Nearly all entries are texts: most formats need not even be asked about them.
    """
    nested_only: bool = False
    """Whether the format is only for entries: an artifact of this kind is opened as a file that holds it."""

    def fits(self, *, is_root: bool) -> bool:
        """Whether the format may be tried at this level."""
        return not (self.nested_only if is_root else self.root_only)
