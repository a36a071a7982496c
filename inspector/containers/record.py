"""One record of a container, before it gets a number and a path."""

import msgspec

from inspector.containers.oddities import Oddity
from inspector.containers.source import ByteSource
from inspector.core.entry import EntryKind, Origin
from inspector.core.sourcefacts import SourceFacts


class Record(msgspec.Struct, gc=False):
    """What a format's walker yields: the record as stated, and where its content is.

    A struct, since archives have a million of them: it is made in a third of the time that a dataclass takes.
    """

    name_raw: bytes
    kind: EntryKind
    content: ByteSource | None = None
    """None for what has no content, and for content that cannot be had (see `failure`)."""
    origin: Origin = Origin.ARCHIVED
    size_bytes: int | None = None
    packed_bytes: int | None = None
    mode: int | None = None
    uid: int | None = None
    gid: int | None = None
    owner: str | None = None
    group: str | None = None
    mtime_s: float | None = None
    mtime_zone_known: bool = True
    link_target: bytes | None = None
    offset: int | None = None
    encrypted: bool = False
    failure: str | None = None
    """Why the content cannot be had, as one sentence."""
    canonical_name: str | None = None
    """Overrides the escaped raw name in the path: inline maps (`%map-1`), rebuilt sources (tree path)."""
    source: SourceFacts | None = None
    """For a source of a map: its facts, the entry number still missing."""
    name_text: str | None = None
    """The name as the format says to decode it, where that is not UTF-8 (zip: code page 437)."""
    oddities: tuple[Oddity, ...] = ()
    """What is odd in this record, for instance where its two headers disagree."""
