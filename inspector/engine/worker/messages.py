"""Every message between the parent and its workers, typed; nothing a worker sends is ever unpickled.

Two wires: parent -> worker (`Command`), worker -> parent (`FromWorker`). What goes from the reader to the scanner
stands in `feed_messages`.
"""

from enum import StrEnum

import msgspec

from inspector.core.artifact import PackageClaim
from inspector.core.container import ContainerFacts
from inspector.core.end_state import EndState
from inspector.core.entry import Entry
from inspector.core.exposure import Exposure
from inspector.core.finding import Finding
from inspector.core.image import ImageFacts
from inspector.core.isolation import Isolation
from inspector.core.limits import Limits
from inspector.core.problem import Problem
from inspector.core.sourcefacts import MapFacts, SourceFacts
from inspector.core.words import Words
from inspector.engine.worker.message import Message
from inspector.engine.worker.search_messages import Search, SearchAt, SearchEnded, SearchFound, StopSearch
from inspector.engine.worker.structure_messages import (
    BranchRead,
    FindRawRecord,
    PageRead,
    RawRecordFound,
    RawRecordRead,
    ReadBranch,
    ReadPage,
    ReadRawRecord,
    ReadStructure,
    StructureRequest,
    StructureRows,
)
from inspector.previews.hexdump import ShownBytes
from inspector.previews.look import PLAIN_LOOK, TextLook
from inspector.previews.picture import Picture
from inspector.previews.rows import Row, Span, TextFacts, TextPlace
from inspector.previews.sourcepair import Crossing, PairFacts, PairSide, RowStretches, SourcePair

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


class ReadContent(Message, frozen=True, tag=True):
    """Asks for bytes of an entry; the reply holds fewer only at the end."""

    request: int
    entry: int
    offset: int
    length: int


class ReadCovered(Message, frozen=True, tag=True):
    """Asks for bytes of an entry as people may see them: known secrets are covered."""

    request: int
    entry: int
    offset: int
    length: int


class OpenText(Message, frozen=True, tag=True):
    """Asks to prepare an entry for text preview in one look."""

    request: int
    entry: int
    look: TextLook = PLAIN_LOOK


class ReadPicture(Message, frozen=True, tag=True):
    """Asks for the pixels of a picture."""

    request: int
    entry: int


class ReadRows(Message, frozen=True, tag=True):
    """Asks for rows of a text that was opened in the same look."""

    request: int
    entry: int
    first: int
    count: int
    look: TextLook = PLAIN_LOOK


class ReadSpans(Message, frozen=True, tag=True):
    """Asks for the tokens of rows."""

    request: int
    entry: int
    first: int
    count: int
    look: TextLook = PLAIN_LOOK


class FindPlace(Message, frozen=True, tag=True):
    """Asks where a line and column, or a byte offset, lies in the rows."""

    request: int
    entry: int
    line: int | None
    column: int | None
    offset: int | None
    look: TextLook = PLAIN_LOOK


class MovePlace(Message, frozen=True, tag=True):
    """Asks where a place in the rows of a text in one look lies in another look."""

    request: int
    entry: int
    row: int
    start: int
    look: TextLook
    to_look: TextLook


class FindText(Message, frozen=True, tag=True):
    """Asks for the next hit of a text after (or before) a place."""

    request: int
    entry: int
    needle: str
    row: int
    start: int
    case_sensitive: bool = False
    backwards: bool = False
    look: TextLook = PLAIN_LOOK


class OpenPair(Message, frozen=True, tag=True):
    """Asks for an original and its shipped code. Of map and shipped file one may be None: it is looked for."""

    request: int
    map: int | None
    shipped: int | None
    source: int | None
    """Index among the sources of the map; None for its first with content."""
    original: int | None
    """Number of the source's entry, where it has one."""


class CrossOver(Message, frozen=True, tag=True):
    """Asks what a place in the rows of one text of a pair corresponds to in the other."""

    request: int
    pair: SourcePair
    side: PairSide
    row: int
    start: int


class ReadUnmapped(Message, frozen=True, tag=True):
    """Asks for the unmapped stretches of rows of one text of a pair."""

    request: int
    pair: SourcePair
    side: PairSide
    first: int
    count: int


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


TextRequest = OpenText | ReadRows | ReadSpans | FindPlace | MovePlace | FindText
PairRequest = OpenPair | CrossOver | ReadUnmapped
Request = ReadContent | ReadCovered | ReadPicture | TextRequest | PairRequest | StructureRequest
Command = (
    Begin | ReadContent | ReadCovered | ReadPicture | OpenText | ReadRows | ReadSpans | FindPlace
    | MovePlace | FindText
    | OpenPair | CrossOver | ReadUnmapped | ReadStructure | ReadRawRecord | FindRawRecord | ReadPage | ReadBranch
    | Search | StopSearch
    | CoverSecrets | RevealSecrets | Cancel | Stop
)  # fmt: skip

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


class FindingBatch(Message, frozen=True, tag=True):
    """More findings."""

    findings: tuple[Finding, ...]


class SecretBatch(Message, frozen=True, tag=True):
    """Secrets in clear, for the masker."""

    secrets: tuple[str, ...]


class PackageNamed(Message, frozen=True, tag=True):
    """The artifact's own metadata names it."""

    package: PackageClaim


class ExposureCounted(Message, frozen=True, tag=True):
    """The exposure, counted at the end."""

    exposure: Exposure


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


class Content(Message, frozen=True, tag=True):
    """Reply to ReadContent."""

    request: int
    data: bytes


class CoveredContent(Message, frozen=True, tag=True):
    """Reply to ReadCovered."""

    request: int
    shown: ShownBytes


class PictureRead(Message, frozen=True, tag=True):
    """Reply to ReadPicture."""

    request: int
    picture: Picture


class TextOpened(Message, frozen=True, tag=True):
    """Reply to OpenText."""

    request: int
    facts: TextFacts


class Rows(Message, frozen=True, tag=True):
    """Reply to ReadRows."""

    request: int
    rows: tuple[Row, ...]


class Spans(Message, frozen=True, tag=True):
    """Reply to ReadSpans: one tuple per row."""

    request: int
    spans: tuple[tuple[Span, ...], ...]


class Place(Message, frozen=True, tag=True):
    """Reply to FindPlace and FindText; None where there is no such place."""

    request: int
    place: TextPlace | None


class PairOpened(Message, frozen=True, tag=True):
    """Reply to OpenPair."""

    request: int
    facts: PairFacts


class CrossedOver(Message, frozen=True, tag=True):
    """Reply to CrossOver; None where nothing is mapped."""

    request: int
    crossing: Crossing | None


class Unmapped(Message, frozen=True, tag=True):
    """Reply to ReadUnmapped: one tuple per row."""

    request: int
    rows: tuple[RowStretches, ...]


class Refused(Message, frozen=True, tag=True):
    """Reply to any request that cannot be answered, with one sentence for people."""

    request: int
    sentence: str


Reply = (
    Content | CoveredContent | PictureRead | TextOpened | Rows | Spans | Place | PairOpened | CrossedOver | Unmapped
    | StructureRows | RawRecordRead | RawRecordFound | PageRead | BranchRead | Refused
)  # fmt: skip
FromWorker = (
    Isolated | ArtifactOpened | EntryBatch | ListingDone | ContainerBatch | MapPart | MapBatch | ImageBatch
    | DigestBatch | ArtifactDigest
    | ProblemBatch | FindingBatch | SecretBatch | PackageNamed | ExposureCounted | WorkProgress | WorkEnded
    | Content | CoveredContent | PictureRead | TextOpened | Rows | Spans | Place | PairOpened | CrossedOver | Unmapped
    | StructureRows | RawRecordRead | RawRecordFound | PageRead | BranchRead | Refused
    | SearchAt | SearchFound | SearchEnded
)  # fmt: skip
