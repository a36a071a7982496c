r"""PyInstaller's archive of compiled modules (PYZ): names and places in a marshalled list, each module packed by zlib.

`PyInstaller/archive/readers.py`, class `ZlibArchiveReader`: `PYZ\0`, the number of a `.pyc`, the place of the list.
The list is read by the own bounded reader; Python's `marshal` never sees the bytes.
"""

from collections.abc import Iterator

from inspector.binaries.marshalled import MarshalError, MarshalReader, Text, Value
from inspector.binaries.python_magic import python_version
from inspector.containers.checkpointed import open_zlib
from inspector.containers.container import Format, OpenContext
from inspector.containers.failures import DamagedError
from inspector.containers.pyc_header import PycWithHeader, pyc_header
from inspector.containers.record import Record
from inspector.containers.source import ByteSource, Window, measured
from inspector.core.entry import EntryKind

NAME = "pyz"
MAGIC = b"PYZ\0"
_MAX_LIST_BYTES = 64 << 20
HEAD_BYTES = 12
_MODULE, _PACKAGE, _NAMESPACE = 0, 1, 3
_ZLIB = 0x78
_NEWEST = (3, 14)

ENCRYPTED = "The module is no zlib data: it is encrypted, or stored in a way that is not known."


class PyzArchive:
    """One archive. Modules are named by the path that they would have, with the header of a `.pyc` put back."""

    def __init__(self, source: ByteSource, context: OpenContext) -> None:
        """`source` starts with the magic."""
        self._source = source
        self._context = context
        head = source.read_at(0, HEAD_BYTES)
        self._magic = head[4:8]
        self.list_offset = int.from_bytes(head[8:12], "big")
        self._pyc_header = pyc_header(self._magic)

    @property
    def format(self) -> str:
        """See Container."""
        return NAME

    def records(self) -> Iterator[Record]:
        """See Container."""
        for name, kind, place, packed_bytes in self._rows():
            self._context.budget.check_time()
            yield self._record(name, kind, place, packed_bytes)

    def _rows(self) -> list[tuple[Text, int, int, int]]:
        list_bytes = measured(self._source) - self.list_offset
        if not 0 < list_bytes <= _MAX_LIST_BYTES:
            raise DamagedError("The archive of modules has no list of them where its header says.")
        data = Window(self._source, self.list_offset, list_bytes).read_at(0, list_bytes)
        version = python_version(int.from_bytes(self._magic[:2], "little")) or _NEWEST
        try:
            value = MarshalReader(data, 0, version).read()
        except MarshalError as error:
            raise DamagedError(f"The list of modules is damaged. {error}") from error
        rows = [row for row in map(_row, _pairs(value)) if row is not None]
        if not rows and value != ():
            raise DamagedError("This archive of modules is of an unknown variant: its list is not readable.")
        return rows

    def _record(self, name: Text, kind: int, place: int, packed_bytes: int) -> Record:
        is_code = kind in (_MODULE, _PACKAGE)
        record = Record(
            _path(name.text, kind).encode("utf-8", "surrogatepass"),
            EntryKind.DIRECTORY if kind == _NAMESPACE else EntryKind.FILE,
            packed_bytes=packed_bytes,
            offset=place,
        )
        if record.kind is EntryKind.DIRECTORY:
            return record
        stored = Window(self._source, place, packed_bytes)
        if stored.read_at(0, 1) != bytes([_ZLIB]):
            record.content, record.failure = stored, ENCRYPTED
            return record
        content = open_zlib(stored, self._context)
        record.content = PycWithHeader(self._pyc_header, content) if is_code and self._pyc_header else content
        return record


def _pairs(value: Value) -> Iterator[tuple[Value, Value]]:
    """(name, (kind, place, length)) from a list of pairs, or from the flat items of a dictionary."""
    items = value if isinstance(value, tuple) else ()
    if items and not isinstance(items[0], tuple):
        yield from zip(items[::2], items[1::2], strict=False)
        return
    for item in items:
        if isinstance(item, tuple) and len(item) == 2:
            yield item


def _row(pair: tuple[Value, Value]) -> tuple[Text, int, int, int] | None:
    name, place = pair
    if not isinstance(name, Text) or not isinstance(place, tuple) or len(place) != 3:
        return None
    kind, offset, length = place
    if not (isinstance(kind, int) and isinstance(offset, int) and isinstance(length, int)):
        return None
    return (name, kind, offset, length) if offset >= 0 and length >= 0 else None


def _path(name: str, kind: int) -> str:
    """The file that a module comes from, as Python would look for it."""
    path = name.replace(".", "/")
    if kind == _MODULE:
        return f"{path}.pyc"
    return f"{path}/__init__.pyc" if kind == _PACKAGE else path if kind == _NAMESPACE else name


def _open(content: ByteSource, _name: str, context: OpenContext) -> PyzArchive:
    return PyzArchive(content, context)


FORMAT = Format(
    name=NAME,
    recognises=lambda head, _name: head.startswith(MAGIC) and len(head) >= HEAD_BYTES,
    open=_open,
    first_bytes=MAGIC[:1],
)
