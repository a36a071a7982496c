"""React Native's indexed RAM bundles: a table of modules, each a script of its own (Metro, "Bundle Formats").

Little-endian words: the magic, the number of modules, the length of the start-up code; then for each module its place,
counted from the end of the table, and its length with the zero byte that ends it. A length of 0 is a number without a
module.
"""

from collections.abc import Iterator

from inspector.containers.container import Format, OpenContext
from inspector.containers.failures import DamagedError
from inspector.containers.field_reader import FieldReader
from inspector.containers.record import Record
from inspector.containers.source import ByteSource, Window, measured
from inspector.containers.unclaimed import UnclaimedBytes
from inspector.core.entry import EntryKind

NAME = "ram-bundle"
MAGIC = (0xFB0BD1E5).to_bytes(4, "little")
STARTUP_NAME = b"startup.js"

HEADER_BYTES = 12
ROW_BYTES = 8


class RamBundle:
    """One bundle: the start-up code, then the modules by number."""

    def __init__(self, source: ByteSource, context: OpenContext) -> None:
        """`source` starts with the magic."""
        self._source = source
        self._context = context
        self._fields = FieldReader(source)

    @property
    def format(self) -> str:
        """See Container."""
        return NAME

    def records(self) -> Iterator[Record]:
        """See Container."""
        count, startup_bytes = self._fields.unpack("<2I", len(MAGIC))
        end = measured(self._source)
        base = HEADER_BYTES + count * ROW_BYTES
        if base > end:
            raise DamagedError(f"The table names {count:,} modules, more than the file can hold.")
        unclaimed = UnclaimedBytes(self._source, base, end)
        yield self._record(STARTUP_NAME, base, startup_bytes, end, unclaimed)
        for number in range(count):
            self._context.budget.check_time()
            offset, length = self._fields.unpack("<2I", HEADER_BYTES + number * ROW_BYTES)
            if length:
                yield self._record(b"modules/%d.js" % number, base + offset, length, end, unclaimed)
        yield from unclaimed.records()

    def _record(self, name: bytes, offset: int, length: int, end: int, unclaimed: UnclaimedBytes) -> Record:
        if offset + length > end:
            failure = f"The table names bytes up to {offset + length:,}, and the file has {end:,}."
            return Record(name, EntryKind.FILE, offset=offset, size_bytes=length, failure=failure)
        unclaimed.claim(offset, length)
        ends_in_zero = length > 0 and self._source.read_at(offset + length - 1, 1) == b"\0"
        size_bytes = length - ends_in_zero
        content = Window(self._source, offset, size_bytes)
        return Record(name, EntryKind.FILE, content=content, offset=offset, size_bytes=size_bytes)


def recognises(head: bytes, name: str) -> bool:  # noqa: ARG001 - see Format
    """Whether the bytes start with the magic and a whole header."""
    return head.startswith(MAGIC) and len(head) >= HEADER_BYTES


def _open(content: ByteSource, name: str, context: OpenContext) -> RamBundle:  # noqa: ARG001 - see Format
    return RamBundle(content, context)


FORMAT = Format(name=NAME, recognises=recognises, open=_open, first_bytes=MAGIC[:1])
