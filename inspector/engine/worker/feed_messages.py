"""Every message from the reader to the scanner; what the scanner shares with the parent is passed on as it is."""

from inspector.core.anomaly import Anomaly
from inspector.engine.worker.message import Message
from inspector.engine.worker.messages import ArtifactOpened, Begin, ContainerBatch, EntryBatch, MapBatch, MapPart


class Body(Message, frozen=True, tag=True):
    """The whole content of an entry that fits one message."""

    entry: int
    data: bytes
    sha256: str
    complete: bool
    skip: tuple[tuple[int, int], ...] = ()
    """Spans (start, end) that need no scan of their own: texts of a map that come as rebuilt entries."""


class BodyStart(Message, frozen=True, tag=True):
    """Content of an entry follows in parts."""

    entry: int
    size_bytes: int | None
    skip: tuple[tuple[int, int], ...] = ()
    """As in Body."""


class BodyPart(Message, frozen=True, tag=True):
    """A part of it, in order."""

    data: bytes


class BodyEnd(Message, frozen=True, tag=True):
    """All of it was sent, or what could be read of it."""

    sha256: str
    complete: bool


class Head(Message, frozen=True, tag=True):
    """The first bytes of a container that was read and is not scanned itself: its records come as entries."""

    entry: int
    data: bytes
    size_bytes: int
    sha256: str


class FurtherDigests(Message, frozen=True, tag=True):
    """Digests of an entry that was read to its end, besides SHA-256, by the algorithm's name in `hashlib`."""

    entry: int
    digests: dict[str, str]


class AnomalyBatch(Message, frozen=True, tag=True):
    """What is odd in the records of containers."""

    anomalies: tuple[Anomaly, ...]


class FeedEnd(Message, frozen=True, tag=True):
    """No more content."""

    complete: bool


Feed = (
    Begin | ArtifactOpened | EntryBatch | ContainerBatch | MapPart | MapBatch | AnomalyBatch
    | Body | BodyStart | BodyPart | BodyEnd | Head | FurtherDigests | FeedEnd
)  # fmt: skip
