"""Records for bytes that belong to no record: they are listed, read and scanned like everything else."""

from inspector.containers.record import Record
from inspector.containers.source import ByteSource, Memory, Tail, Window
from inspector.core.entry import EntryKind, Origin
from inspector.core.innerpath import GAP_NAME, HEADER_VALUES_NAME, TRAILING_NAME

_STEP_BYTES = 1 << 20


def gap_record(source: ByteSource, start: int, stop: int) -> Record:
    """Bytes of `source` between two records."""
    return _record(b"bytes between records", GAP_NAME, Window(source, start, stop - start), start)


def trailing_record(source: ByteSource, start: int) -> Record:
    """All bytes of `source` from `start`, after the end of all records."""
    return _record(b"bytes after the end", TRAILING_NAME, Tail(source, start), start)


def header_values_record(lines: list[bytes]) -> Record:
    """Texts of headers, one per line as `key=value`."""
    return _record(b"values of headers", HEADER_VALUES_NAME, Memory(b"\n".join([*lines, b""])), None)


def first_byte_of_use(source: ByteSource, at: int) -> int | None:
    """The next byte that is no zero: packers fill up their last block."""
    while data := source.read_at(at, _STEP_BYTES):
        rest = data.lstrip(b"\0")
        if rest:
            return at + len(data) - len(rest)
        at += len(data)
    return None


def _record(name: bytes, canonical_name: str, content: ByteSource, offset: int | None) -> Record:
    return Record(
        name,
        EntryKind.FILE,
        content,
        Origin.EMBEDDED,
        size_bytes=content.size_bytes,
        offset=offset,
        canonical_name=canonical_name,
    )
