"""Electron asar archives: an own walk over the header's tree, with every place checked before it is read."""

from collections.abc import Iterator
from typing import Any

from inspector.containers.asar_header import AsarHeader, AsarNode, iter_nodes, looks_like_asar, read_header
from inspector.containers.container import Format, OpenContext
from inspector.containers.digested import Digested
from inspector.containers.failures import DamagedError
from inspector.containers.record import Record
from inspector.containers.source import ByteSource, Window, measured
from inspector.containers.stream_oddities import bytes_behind
from inspector.containers.unclaimed import UnclaimedBytes
from inspector.core.entry import EntryKind
from inspector.core.innerpath import TRAILING_NAME

NAME = "asar"
_OFFSET_DIGITS = 20
_MAX_LINK_STEPS = 40
_EXECUTABLE_MODE, _PLAIN_MODE = 0o755, 0o644
_SHA256_DIGITS = 64

NO_SENSE = "The header states no size and place for this entry that make sense."
ELSEWHERE = "They are not part of the archive."


class AsarArchive:
    """One archive. Records come in the order of the header."""

    def __init__(self, source: ByteSource, context: OpenContext) -> None:
        """`source` starts with the header."""
        self._source = source
        self._context = context
        self._links: dict[str, str] = {}
        self._unpacked = 0

    @property
    def format(self) -> str:
        """See Container."""
        return NAME

    def records(self) -> Iterator[Record]:
        """See Container."""
        header = read_header(self._source)
        end = measured(self._source)
        unclaimed = UnclaimedBytes(self._source, header.data_offset, end)
        self._links = dict(_iter_links(header))
        self._unpacked = 0
        for node in iter_nodes(header):
            self._context.budget.check_time()
            record = self._record(node, header.data_offset, end)
            if record.content is not None and record.offset is not None and record.size_bytes is not None:
                unclaimed.claim(record.offset, record.size_bytes)
            yield record
        if self._unpacked:
            self._context.note(f"Stored beside the archive and only named in it: {self._unpacked:,} files.", ELSEWHERE)
        for record in unclaimed.records():
            if record.canonical_name == TRAILING_NAME:
                self._context.odd(bytes_behind(NAME, record.offset or 0))
            yield record

    def _record(self, node: AsarNode, data_offset: int, end: int) -> Record:
        name = node.path.encode("utf-8", "surrogatepass")
        facts = node.facts
        if not isinstance(facts, dict):
            return Record(name, EntryKind.OTHER, failure=NO_SENSE)
        if "files" in facts:
            return Record(name, EntryKind.DIRECTORY, failure=None if isinstance(facts["files"], dict) else NO_SENSE)
        if "link" in facts:
            return self._link(node.path, name, facts["link"])
        record = Record(name, EntryKind.FILE, mode=_EXECUTABLE_MODE if facts.get("executable") else _PLAIN_MODE)
        self._place(record, facts, data_offset, end)
        return record

    def _link(self, path: str, name: bytes, target: Any) -> Record:
        record = Record(name, EntryKind.SYMLINK)
        if not isinstance(target, str):
            record.failure = "The link states no target that makes sense."
            return record
        record.link_target = target.encode("utf-8", "surrogatepass")
        if _is_loop(path, self._links):
            record.failure = "The link leads back to itself: no program can follow it."
        return record

    def _place(self, record: Record, facts: dict[str, Any], data_offset: int, end: int) -> None:
        """Fills in size and content, or why there is none."""
        size_bytes = facts.get("size")
        record.size_bytes = size_bytes if _is_count(size_bytes) else None
        if facts.get("unpacked") is True:
            self._unpacked += 1
            return
        offset = _offset(facts.get("offset"))
        if record.size_bytes is None or offset is None:
            record.failure = NO_SENSE
            return
        record.offset = data_offset + offset
        missing = record.offset + record.size_bytes - end
        if missing > 0:
            record.failure = f"The header places {missing:,} bytes of this entry beyond the end of the archive."
            if record.offset >= end:
                return
        record.content = _checked(Window(self._source, record.offset, record.size_bytes), facts.get("integrity"))


def _checked(content: Window, integrity: Any) -> ByteSource:
    """The content with its digest checked, where the header states one that can be used."""
    if not isinstance(integrity, dict) or integrity.get("algorithm") != "SHA256":
        return content
    stated = integrity.get("hash")
    if not isinstance(stated, str) or len(stated) != _SHA256_DIGITS:
        return content
    return Digested(content, content.size_bytes, stated.lower(), "the header")


def placed_at(facts: Any) -> tuple[int, int] | None:
    """Offset and size of a file's content behind the header; None for everything that has no place there."""
    if not isinstance(facts, dict) or "files" in facts or "link" in facts or facts.get("unpacked") is True:
        return None
    size_bytes: Any = facts.get("size")
    offset = _offset(facts.get("offset"))
    return (offset, size_bytes) if offset is not None and _is_count(size_bytes) else None


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1 << 63


def _offset(value: Any) -> int | None:
    """The place of a file, which the format writes as text: it may exceed what a script's numbers hold."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= _OFFSET_DIGITS:
        return int(value)
    return None


def _iter_links(header: AsarHeader) -> Iterator[tuple[str, str]]:
    try:
        for node in iter_nodes(header):
            target = node.facts.get("link") if isinstance(node.facts, dict) else None
            if isinstance(target, str):
                yield node.path, target
    except DamagedError:
        return  # said by the walk itself


def _is_loop(path: str, links: dict[str, str]) -> bool:
    """Whether following the link never ends. Targets count from the root of the archive."""
    for _ in range(_MAX_LINK_STEPS):
        if path not in links:
            return False
        path = links[path].removeprefix("./").rstrip("/")
    return True


def _open(content: ByteSource, _name: str, context: OpenContext) -> AsarArchive:
    return AsarArchive(content, context)


FORMAT = Format(name=NAME, recognises=lambda head, _name: looks_like_asar(head), open=_open, first_bytes=b"\x04")
