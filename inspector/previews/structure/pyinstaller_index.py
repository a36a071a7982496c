"""The records of a program that PyInstaller made: the loader, files, rows of the table of contents, the cookie."""

from collections.abc import Iterator

from inspector.containers.container import OpenContext
from inspector.containers.pyinstaller import ROW_BYTES, PyInstallerArchive, Row
from inspector.containers.source import ByteSource
from inspector.previews.structure.layout import Layout, hexadecimal, laid_out, text
from inspector.previews.structure.record import RawField
from inspector.previews.structure.run_index import Run, RunIndex, bytes_field, content_field

PROGRAM, FILE, LISTING, COOKIE = "program", "file", "row of the table", "cookie"
_KINDS = {
    b"b": "library", b"d": "file of another program", b"l": "splash screen", b"m": "module", b"M": "package",
    b"n": "symbolic link", b"o": "option of the loader", b"s": "script", b"x": "data", b"z": "archive of modules",
    b"Z": "zip file",
}  # fmt: skip


def _number(data: bytes) -> str:
    return f"{int.from_bytes(data, 'big'):,}"


def _kind(data: bytes) -> str:
    return f"{text(data)} ({_KINDS.get(data, 'unknown')})"


_ROW: Layout = (
    ("length of this row", 4, _number), ("place", 4, _number), ("packed size", 4, _number), ("size", 4, _number),
    ("packed", 1, lambda data: "yes" if data[0] else "no"), ("kind", 1, _kind),
)  # fmt: skip
_COOKIE: Layout = (
    ("magic", 8, hexadecimal), ("size of the archive", 4, _number), ("place of the table", 4, _number),
    ("length of the table", 4, _number), ("version of Python", 4, _number),
    ("name of Python's library", 64, lambda data: text(data.rstrip(b"\0"))),
)  # fmt: skip


class PyInstallerIndex(RunIndex):
    """Files lie where the table says, which counts from the start of the archive."""

    def __init__(self, archive: PyInstallerArchive, source: ByteSource, context: OpenContext) -> None:
        """Reads nothing yet."""
        super().__init__("pyinstaller", source, context)
        self._archive = archive

    def runs(self) -> Iterator[Run]:
        """See RunIndex."""
        cookie = self._archive.cookie
        yield Run(PROGRAM, 0, cookie.start)
        yield Run(COOKIE, cookie.at, cookie.start + cookie.size_bytes)
        at = cookie.start + cookie.toc_offset
        for row in self._archive.rows():
            yield Run(LISTING, at, at + row.row_bytes, row.name, row)
            at += row.row_bytes
            if row.packed_bytes:
                start = cookie.start + row.place
                yield Run(FILE, start, start + row.packed_bytes, row.name, row)

    def describe(self, run: Run) -> list[RawField]:
        """See RunIndex."""
        match run.kind, run.facts:
            case "row of the table", Row():
                data = self.bytes.read_at(run.start, run.stop - run.start)
                rows = laid_out(_ROW, data[:ROW_BYTES], run.start)
                name = data[ROW_BYTES:]
                return [*rows, RawField(run.start + ROW_BYTES, len(name), "name", text(name.rstrip(b"\0")))]
            case "file", Row(is_packed=is_packed):
                return [content_field(run.start, run.stop, "of zlib data" if is_packed else "as stored")]
            case "cookie", _:
                return laid_out(_fitting(run), self.bytes.read_at(run.start, run.stop - run.start), run.start)
            case _:
                return [bytes_field(run.start, run.stop)]


def _fitting(run: Run) -> Layout:
    """Before version 2.1 a cookie had no name of a library."""
    return _COOKIE if run.stop - run.start > 24 else _COOKIE[:-1]
