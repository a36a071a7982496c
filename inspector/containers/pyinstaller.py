"""Programs made by PyInstaller: an own walk over the archive behind the loader."""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from inspector.containers.checkpointed import open_zlib
from inspector.containers.container import Format, OpenContext
from inspector.containers.failures import DamagedError, NotThisFormatError
from inspector.containers.program import FIRST_BYTES, is_program
from inspector.containers.pyc_header import PycWithHeader, is_bare_code, pyc_header
from inspector.containers.pyinstaller_cookie import Cookie, find_cookie
from inspector.containers.pyz import MAGIC as PYZ_MAGIC
from inspector.containers.record import Record
from inspector.containers.source import ByteSource, Window
from inspector.core.entry import EntryKind

NAME = "pyinstaller"
_ROW = struct.Struct(">i3IBc")
ROW_BYTES = _ROW.size
"""Of a row before its name."""
_MAX_TOC_BYTES = 64 << 20
_MAX_ROWS = 1_000_000
_SCRIPTS = frozenset(b"smM")
"""Compiled scripts, modules and packages."""
_WITHOUT_CONTENT = frozenset(b"od")
"""Options of the loader, and files that lie in another program."""
_SYMLINK, _PYZ = ord("n"), ord("z")


class Row(NamedTuple):
    """One row of the table of contents."""

    place: int
    packed_bytes: int
    size_bytes: int
    is_packed: bool
    kind: int
    name: bytes
    row_bytes: int
    """Of the row itself."""


class PyInstallerArchive:
    """One archive. Compiled scripts get back the header that PyInstaller takes off."""

    def __init__(self, source: ByteSource, cookie: Cookie, context: OpenContext) -> None:
        """`source` is the whole program."""
        self._archive = Window(source, cookie.start, cookie.size_bytes)
        self.cookie = cookie
        self._context = context
        self._pyc_header = b""

    @property
    def format(self) -> str:
        """See Container."""
        return NAME

    def records(self) -> Iterator[Record]:
        """See Container."""
        rows = list(self.rows())
        self._pyc_header = self._find_pyc_header(rows)
        for row in rows:
            self._context.budget.check_time()
            yield self._record(row)

    def rows(self) -> Iterator[Row]:
        """The table of contents. Raises DamagedError."""
        if self.cookie.toc_bytes > _MAX_TOC_BYTES:
            raise DamagedError(f"The table of contents takes {self.cookie.toc_bytes:,} bytes: it is not read.")
        table = Window(self._archive, self.cookie.toc_offset, self.cookie.toc_bytes)
        data = table.read_at(0, table.size_bytes)
        at = count = 0
        while at < len(data):
            row_bytes = int.from_bytes(data[at : at + 4], "big", signed=True)
            if row_bytes <= _ROW.size or at + row_bytes > len(data) or count == _MAX_ROWS:
                raise DamagedError("This is a PyInstaller program of an unknown variant: its table is not readable.")
            _, place, packed_bytes, size_bytes, is_packed, kind = _ROW.unpack_from(data, at)
            name = data[at + _ROW.size : at + row_bytes].rstrip(b"\0")
            yield Row(place, packed_bytes, size_bytes, bool(is_packed), kind[0], name, row_bytes)
            at += row_bytes
            count += 1

    def _find_pyc_header(self, rows: list[Row]) -> bytes:
        """The header of this Python's modules: the archive of modules names the version."""
        for row in rows:
            if row.kind == _PYZ:
                try:
                    data = self._content(row).read_at(0, 8)
                except DamagedError:
                    continue
                if data.startswith(PYZ_MAGIC):
                    return pyc_header(data[4:8])
        return b""

    def _record(self, row: Row) -> Record:
        if row.kind in _WITHOUT_CONTENT:
            return Record(row.name, EntryKind.OTHER)
        record = Record(
            row.name,
            EntryKind.FILE,
            self._content(row),
            size_bytes=row.size_bytes,
            packed_bytes=row.packed_bytes,
            offset=self.cookie.start + row.place,
        )
        if row.place + row.packed_bytes > self.cookie.size_bytes:
            record.failure = "The table places this entry beyond the end of the archive."
        elif row.kind == _SYMLINK:
            self._make_link(record)
        elif row.kind in _SCRIPTS:
            self._make_module(record)
        return record

    def _content(self, row: Row) -> ByteSource:
        stored = Window(self._archive, row.place, row.packed_bytes if row.is_packed else row.size_bytes)
        return open_zlib(stored, self._context) if row.is_packed else stored

    def _make_link(self, record: Record) -> None:
        assert record.content is not None
        try:
            record.link_target = record.content.read_at(0, self._context.limits.max_name_bytes).rstrip(b"\0")
        except DamagedError as error:
            record.failure = str(error)
        record.kind, record.content = EntryKind.SYMLINK, None

    def _make_module(self, record: Record) -> None:
        assert record.content is not None
        try:
            is_bare = is_bare_code(record.content.read_at(0, 1))
        except DamagedError:
            return  # said when the entry is read
        if is_bare and self._pyc_header:
            record.name_raw += b".pyc"
            record.content = PycWithHeader(self._pyc_header, record.content)
            record.size_bytes = record.content.size_bytes


class UnknownVariant:
    """A program that PyInstaller made in a way that nobody described."""

    def __init__(self, sentence: str) -> None:
        """`sentence` says so."""
        self._sentence = sentence

    @property
    def format(self) -> str:
        """See Container."""
        return NAME

    def records(self) -> Iterator[Record]:
        """None: it raises DamagedError. See Container."""
        raise DamagedError(self._sentence)
        yield


def _open(content: ByteSource, _name: str, context: OpenContext) -> PyInstallerArchive | UnknownVariant:
    try:
        cookie = find_cookie(content)
    except DamagedError as error:
        return UnknownVariant(str(error))
    if cookie is None:
        raise NotThisFormatError("The program carries no archive of PyInstaller.")
    return PyInstallerArchive(content, cookie, context)


FORMAT = Format(
    name=NAME, recognises=lambda head, _name: is_program(head), open=_open, first_bytes=FIRST_BYTES, nested_only=True
)
