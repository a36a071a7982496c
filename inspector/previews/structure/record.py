"""Records and fields of a structure view, ready to be shown."""

from dataclasses import dataclass

from inspector.previews.hexdump import ShownBytes

MAX_VALUE_CHARACTERS = 1000


@dataclass(frozen=True, slots=True)
class RawRecord:
    """One row: a run of bytes that the format gives a meaning, or that belongs to nothing."""

    index: int
    layer: str
    """Which bytes offsets count in: `zip`, `gzip`, `tar` ..."""
    offset: int
    size_bytes: int
    kind: str
    """`local header`, `pax header` ..."""
    name: str
    """What it is about, made visible; empty where it names nothing."""
    marks: tuple[str, ...] = ()
    """Where it disagrees with the rest, one sentence each."""


@dataclass(frozen=True, slots=True)
class RawField:
    """One field of a record."""

    offset: int
    size_bytes: int
    name: str
    value: str
    """Made visible and bounded."""
    mark: str = ""
    """What another place says instead."""


@dataclass(frozen=True, slots=True)
class StructureWindow:
    """Some rows, and how many there are as far as is known."""

    records: tuple[RawRecord, ...]
    known: int
    is_complete: bool
    """Whether that is all; False while the archive is still being read, or where it could not be read on."""
    note: str = ""
    """Why it could not be read on, or what was left out."""


@dataclass(frozen=True, slots=True)
class RecordPlace:
    """Which record holds a byte."""

    index: int | None
    is_complete: bool
    """Whether that is certain; False while the archive is still being read: ask again."""


@dataclass(frozen=True, slots=True)
class RawDetail:
    """All fields of one record, and its first bytes."""

    record: RawRecord
    fields: tuple[RawField, ...]
    head: ShownBytes
    """The bytes of its fields; content is cut."""
