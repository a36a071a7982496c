"""Ar archives: Debian packages (deb(5)) and static libraries, with the long names of GNU and BSD."""

from collections.abc import Iterator

from inspector.containers.container import Format, OpenContext
from inspector.containers.failures import DamagedError
from inspector.containers.loose_bytes import trailing_record
from inspector.containers.record import Record
from inspector.containers.source import ByteSource, Window
from inspector.containers.stream_oddities import bytes_behind
from inspector.core.entry import EntryKind

MAGIC = b"!<arch>\n"
_THIN_MAGIC = b"!<thin>\n"
HEADER_BYTES = 60
_HEADER_END = b"`\n"
_NAME_TABLE = b"//"
_SYMBOL_TABLES = frozenset({b"/", b"/SYM64/"})
_TABLE_CAP_BYTES = 16 << 20
_NAME_CAP_BYTES = 64 << 10


class ArArchive:
    """One archive; every header is a record, symbol and name tables included."""

    def __init__(self, source: ByteSource, context: OpenContext) -> None:
        """`source` starts with the magic."""
        self._source = source
        self._context = context
        self._names = b""
        self._is_thin = False

    @property
    def format(self) -> str:
        """See Container."""
        return "ar"

    def records(self) -> Iterator[Record]:
        """See Container."""
        self._is_thin = self._source.read_at(0, len(MAGIC)) == _THIN_MAGIC
        at = len(MAGIC)
        while header := self._source.read_at(at, HEADER_BYTES):
            self._context.budget.check_time()
            if header == b"\n":
                return
            if len(header) < HEADER_BYTES or header[58:] != _HEADER_END:
                self._context.odd(bytes_behind(self.format, at))
                yield trailing_record(self._source, at)
                raise DamagedError(f"There is no header of an archive member at byte {at:,}.")
            size_bytes = _decimal(header[48:58])
            if size_bytes is None:
                raise DamagedError(f"The archive member at byte {at:,} has a size that is no number.")
            record, follows = self._record(header, at, size_bytes)
            yield record
            at += HEADER_BYTES + follows + follows % 2
        end = self._source.size_bytes
        if end is not None and at > end + 1:
            raise DamagedError("The archive ends before its last member does.")

    def _record(self, header: bytes, at: int, size_bytes: int) -> tuple[Record, int]:
        """The record of one header and the bytes that follow it."""
        field = header[:16].rstrip(b" ")
        data_at = at + HEADER_BYTES
        is_table = field == _NAME_TABLE or field in _SYMBOL_TABLES
        if field == _NAME_TABLE:
            self._names = self._source.read_at(data_at, min(size_bytes, _TABLE_CAP_BYTES))
        name, inside = self._name(field, data_at, size_bytes)
        record = Record(
            name,
            EntryKind.OTHER if is_table else EntryKind.FILE,
            size_bytes=size_bytes - inside,
            mode=_mode(header[40:48]),
            uid=_decimal(header[28:34]),
            gid=_decimal(header[34:40]),
            mtime_s=_decimal(header[16:28]),
            offset=at,
        )
        if self._is_thin and not is_table:
            record.failure = "The archive only names this file: its content is elsewhere."
            return record, 0
        record.content = Window(self._source, data_at + inside, size_bytes - inside)
        return record, size_bytes

    def _name(self, field: bytes, data_at: int, size_bytes: int) -> tuple[bytes, int]:
        """The member's name, and how many bytes of it stand at the start of the content (BSD)."""
        if field.startswith(b"#1/"):
            length = _decimal(field[3:]) or 0
            if length <= min(size_bytes, _NAME_CAP_BYTES):
                return self._source.read_at(data_at, length).rstrip(b"\0"), length
        if field[:1] == b"/" and field[1:].isdigit():
            start = int(field[1:])
            end = self._names.find(b"\n", start)
            if 0 <= start < len(self._names):
                return self._names[start : end if end >= 0 else None].removesuffix(b"/"), 0
        if field == _NAME_TABLE or field in _SYMBOL_TABLES:
            return field, 0
        return field.removesuffix(b"/"), 0


def stored_bytes(header: bytes) -> int:
    """The size that the header of a member states; 0 where it is no number."""
    return _decimal(header[48:58]) or 0


def _decimal(field: bytes) -> int | None:
    digits = field.strip(b" \0")
    return int(digits) if digits.isdigit() else None


def _mode(field: bytes) -> int | None:
    digits = field.strip(b" \0")
    if not digits.isdigit() or b"8" in digits or b"9" in digits:
        return None
    return int(digits, 8) & 0o7777


def _open(content: ByteSource, _name: str, context: OpenContext) -> ArArchive:
    return ArArchive(content, context)


AR = Format(
    name="ar", recognises=lambda head, _name: head.startswith((MAGIC, _THIN_MAGIC)), open=_open, first_bytes=b"!"
)
