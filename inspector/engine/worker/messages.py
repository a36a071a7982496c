"""Messages of every scan between the parent and its workers, typed; nothing a worker sends is ever unpickled.

What is asked about single entries stands in `preview_messages` and `structure_messages`, what rules found in
`finding_messages`, what goes from the reader to the scanner in `feed_messages`. Which of them each wire carries is said
in `protocol`: a worker loads only what it speaks of.
"""

from enum import StrEnum

import msgspec

from inspector.core.container import ContainerFacts
from inspector.core.end_state import EndState
from inspector.core.entry import Entry
from inspector.core.image import ImageFacts
from inspector.core.isolation import Isolation
from inspector.core.limits import Limits
from inspector.core.problem import Problem
from inspector.core.sourcefacts import MapFacts, SourceFacts
from inspector.core.words import Words
from inspector.engine.worker.message import Message

MAX_MESSAGE_BYTES = 64 << 20
BATCH_ITEMS = 500
BATCH_SECONDS = 0.05


# --- parent -> worker -------------------------------------------------------------------------------


class AvoidedStep(StrEnum):
    """What a worker died of."""

    READ = "read"
    """Opening an entry, listing or reading it."""
    COMPARE = "compare"
    """A second parser's listing of a container."""
    SCAN = "scan"
    """Decoding and rules."""


class Avoided(msgspec.Struct, frozen=True):
    """One step that killed a worker: the workers that come after it leave it out."""

    entry: int | None
    """None for the artifact itself."""
    step: AvoidedStep
    following: int
    """The first number for entries that come later: those before it were given to what had been found already."""

    def is_same(self, other: "Avoided") -> bool:
        """Whether both name one step of one entry."""
        return (self.entry, self.step) == (other.entry, other.step)


class Begin(Message, frozen=True, tag=True):
    """First message to either worker."""

    path: str
    """Path of the artifact; empty for the scanner, which never opens it."""
    limits: Limits
    scan: bool = True
    """False when only listing and reading are wanted: no content goes to a scanner."""
    shallow: bool = False
    """Whether to leave nested containers closed."""
    inner: str = ""
    """Canonical inner path of the entry to treat as the artifact; empty for the whole file."""
    only: str = ""
    """Canonical inner path below it: open just the containers on the way there and read no other entry."""
    cache_folder: str = ""
    """Where the secret engine keeps its compiled rules; for the scanner."""
    words: Words = Words()
    """Names that belong to the team."""
    is_careful: bool = False
    """Whether to say of every entry that it is its turn: a worker died of one."""
    avoided: tuple[Avoided, ...] = ()
    """What to leave out."""

    def avoids(self, entry: int | None, step: AvoidedStep) -> Avoided | None:
        """What was said of this step, if anything."""
        return next((known for known in self.avoided if (known.entry, known.step) == (entry, step)), None)


class CoverSecrets(Message, frozen=True, tag=True):
    """Secrets to cover, too, in rows and covered bytes from now on. No reply."""

    secrets: tuple[str, ...]


class RevealSecrets(Message, frozen=True, tag=True):
    """Whether to leave all secrets uncovered from now on. No reply."""

    is_revealed: bool


class Cancel(Message, frozen=True, tag=True):
    """Asks a worker to stop the scan; the reader goes on answering requests."""


class Stop(Message, frozen=True, tag=True):
    """Asks a worker to end its process."""


# --- worker -> parent -------------------------------------------------------------------------------


class Isolated(Message, frozen=True, tag=True):
    """The worker locked itself down; the first thing it says."""

    isolation: Isolation


class ArtifactOpened(Message, frozen=True, tag=True):
    """The reader recognised the artifact."""

    name: str
    format: str
    size_bytes: int


class EntryBatch(Message, frozen=True, tag=True):
    """More entries."""

    entries: tuple[Entry, ...]


class ListingDone(Message, frozen=True, tag=True):
    """All records of the artifact itself are known."""


class ContainerBatch(Message, frozen=True, tag=True):
    """Containers that were walked."""

    containers: tuple[ContainerFacts, ...]


class MapPart(Message, frozen=True, tag=True):
    """The first sources of a map that names too many for one message; its facts follow in a MapBatch."""

    entry: int
    """Number of the map's entry."""
    sources: tuple[SourceFacts, ...]


class MapBatch(Message, frozen=True, tag=True):
    """Source maps that were read."""

    maps: tuple[MapFacts, ...]


class ImageBatch(Message, frozen=True, tag=True):
    """All images of one container."""

    container: int | None
    images: tuple[ImageFacts, ...]


class DigestBatch(Message, frozen=True, tag=True):
    """Entries read to their end: number, SHA-256 in hex, bytes."""

    digests: tuple[tuple[int, str, int], ...]


class ArtifactDigest(Message, frozen=True, tag=True):
    """SHA-256 of the whole artifact."""

    sha256: str


class ProblemBatch(Message, frozen=True, tag=True):
    """More problems."""

    problems: tuple[Problem, ...]


class WorkProgress(Message, frozen=True, tag=True):
    """A sign of life, at least twice a second, with how far the work is."""

    phase: str
    done_bytes: int = 0
    total_bytes: int | None = None
    unpacked_bytes: int = 0
    entry: int | None = None
    """Number of the entry that is being worked on."""
    path: str = ""
    """Of that entry."""


class WorkEnded(Message, frozen=True, tag=True):
    """The scan part of a worker's life is over. An end of stream without it is a failure."""

    state: EndState
    message: str
    rules_digest: str = ""
    """From the scanner: what `tool.rules` says in the report."""
