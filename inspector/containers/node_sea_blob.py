"""The blob of a Node.js single executable application: a script, assets, and what else the flags announce.

`src/node_sea.cc` of Node.js: magic, flags, then texts with their lengths in 64 bits. Versions put further bytes
between the flags and the first text; the layout whose last byte is the blob's last byte is the right one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from inspector.containers.failures import DamagedError
from inspector.containers.field_reader import FieldReader
from inspector.containers.source import ByteSource, measured

MAGIC = b"\x20\xda\x43\x01"
MAX_ASSETS = 100_000
MAX_PATH_BYTES = 32_768
_SNAPSHOT, _CODE_CACHE, _ASSETS, _ARGUMENTS = 2, 4, 8, 16
FLAGS = (
    (1, "no warning that this is experimental"),
    (_SNAPSHOT, "snapshot"),
    (_CODE_CACHE, "code cache"),
    (_ASSETS, "assets"),
    (_ARGUMENTS, "arguments"),
)
LENGTH_BYTES = 8
"""Before every text."""
_KNOWN_FLAGS = 0b11111
_FIRST_TEXT_OFFSETS = (8, 9, 10)
"""Node 20 to 22; with a byte for further arguments; with one for the kind of module too."""
_PADDING_BYTES = 16
"""What a section may add to fill its last row."""


@dataclass(frozen=True, slots=True)
class SeaPart:
    """One text of the blob."""

    kind: str
    """`script`, `snapshot`, `code cache`, `asset` or `argument`."""
    name: bytes
    """Path of the script where it was built, name of the asset; as stored."""
    offset: int
    size_bytes: int


class UnknownLayoutError(Exception):
    """No known layout fits the blob."""


def read_blob(source: ByteSource) -> list[SeaPart]:
    """All parts in order. Raises UnknownLayoutError."""
    reader = FieldReader(source)
    end = measured(source)
    try:
        magic, flags = reader.run(0, 4), reader.unpack("<I", 4)[0]
    except DamagedError as error:
        raise UnknownLayoutError from error
    if magic != MAGIC or flags & ~_KNOWN_FLAGS:
        raise UnknownLayoutError
    for first in _FIRST_TEXT_OFFSETS:
        layout = _Layout(reader, first, end)
        try:
            parts = list(layout.parts(flags))
        except DamagedError:
            continue
        if 0 <= end - layout.at < _PADDING_BYTES:
            return parts
    raise UnknownLayoutError


class _Layout:
    """One try at reading the blob."""

    def __init__(self, reader: FieldReader, first: int, end: int) -> None:
        self.at = first
        self._reader = reader
        self._end = end

    def parts(self, flags: int) -> Iterator[SeaPart]:
        path_at, path_bytes = self._text()
        if path_bytes > MAX_PATH_BYTES:
            raise DamagedError("The path of the script is too long to be one.")
        path = self._reader.run(path_at, path_bytes)
        yield SeaPart("snapshot" if flags & _SNAPSHOT else "script", path, *self._text())
        if flags & _CODE_CACHE:
            yield SeaPart("code cache", path, *self._text())
        if flags & _ASSETS:
            yield from self._assets()
        if flags & _ARGUMENTS:
            for _ in range(self._count()):
                yield SeaPart("argument", b"", *self._text())

    def _assets(self) -> Iterator[SeaPart]:
        for _ in range(self._count()):
            name_at, name_bytes = self._text()
            name = self._reader.run(name_at, min(name_bytes, MAX_PATH_BYTES))
            yield SeaPart("asset", name, *self._text())

    def _count(self) -> int:
        (count,) = self._reader.unpack("<Q", self.at)
        self.at += 8
        if count > MAX_ASSETS:
            raise DamagedError(f"The blob claims {count:,} assets.")
        return count

    def _text(self) -> tuple[int, int]:
        (size_bytes,) = self._reader.unpack("<Q", self.at)
        start = self.at + LENGTH_BYTES
        self.at = start + size_bytes
        if self.at > self._end:
            raise DamagedError("A text of the blob reaches beyond its end.")
        return start, size_bytes
