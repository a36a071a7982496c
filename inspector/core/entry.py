"""One record as its container states it: never merged, cleaned or dropped."""

from enum import StrEnum
from typing import Annotated

import msgspec

EntryNumber = Annotated[int, msgspec.Meta(ge=1, lt=1 << 31)]
"""Checked where a worker's message comes in: the arrays of the tree hold no other."""


class EntryKind(StrEnum):
    """What kind of thing a record describes."""

    FILE = "file"
    DIRECTORY = "directory"
    SYMLINK = "symlink"
    HARDLINK = "hardlink"
    DEVICE = "device"
    FIFO = "fifo"
    SOCKET = "socket"
    OTHER = "other"


class Origin(StrEnum):
    """Where an entry's bytes come from."""

    ARCHIVED = "archived"
    """Stored in a container as a member."""
    REBUILT = "rebuilt"
    """Rebuilt from a source map."""
    APPROXIMATE = "approximate"
    """Put together from shipped code and the positions of a map: something like a source, and none."""
    EMBEDDED = "embedded"
    """Found inside another file, such as a map in a `data:` URI."""
    FOLDER = "folder"
    """A file on disk below the folder that was opened."""


class Entry(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One record of one container. Duplicates are two entries.

    A struct that holds no containers: a hundred thousand of them cost the garbage collector nothing.
    """

    number: EntryNumber
    """Unique in one scan, in order of discovery, from 1."""
    parent: EntryNumber | None
    """Number of the entry whose bytes are the container; None for records of the artifact itself."""
    path: str
    """Canonical inner path with all levels, reversible and unique: see `core.innerpath`."""
    name: str
    """The record's name decoded for people, as stored (may hold `..`, controls, anything)."""
    kind: EntryKind
    origin: Origin
    name_raw: bytes | None = None
    """The name's bytes as stored, where they differ from `name` in UTF-8."""
    size_bytes: int | None = None
    """Unpacked size as the record states it; None where the format does not say."""
    packed_bytes: int | None = None
    mode: int | None = None
    """Permission bits with setuid, setgid and sticky (0o7777)."""
    uid: int | None = None
    gid: int | None = None
    owner: str | None = None
    group: str | None = None
    mtime_s: float | None = None
    """Seconds since 1970; taken as UTC where the format has no zone (see mtime_zone_known)."""
    mtime_zone_known: bool = True
    link_target: str | None = None
    offset: int | None = None
    """Where the record's header starts in its container's (decompressed) bytes."""
    encrypted: bool = False

    @property
    def is_file(self) -> bool:
        """Whether the entry is a regular file, the only kind with content of its own."""
        return self.kind is EntryKind.FILE
