"""Named raw data in the resources of a Windows program (Microsoft "PE Format", "The .rsrc Section")."""

from collections.abc import Iterator

from inspector.containers.failures import DamagedError
from inspector.containers.field_reader import FieldReader
from inspector.containers.program_sections import Part, pe_rows
from inspector.containers.source import ByteSource

MAX_ROWS = 4096
"""Over all directories: a hostile file can point them at each other."""
_RESOURCE_DIRECTORY = 2
_RAW_DATA = 10
_DEEPER = 0x80000000


def raw_resources(source: ByteSource) -> list[Part]:
    """The named resources of type RCDATA, in every language; empty where there are none or they are damaged."""
    try:
        return list(_Tree(FieldReader(source)).named())
    except DamagedError:
        return []


class _Tree:
    """Three levels: type, name, language."""

    def __init__(self, reader: FieldReader) -> None:
        self._reader = reader
        self._rows_left = MAX_ROWS
        self._sections = list(pe_rows(reader)) if reader.run(0, 2) == b"MZ" else []
        self._root = self._find_root() if self._sections else None

    def named(self) -> Iterator[Part]:
        """All named resources of raw data."""
        if self._root is None:
            return
        for kind, below in self._rows(self._root):
            if kind != _RAW_DATA or not below & _DEEPER:
                continue
            for name, languages in self._rows(self._root + (below & ~_DEEPER)):
                if name & _DEEPER and languages & _DEEPER:
                    yield from self._leaves(self._name(name & ~_DEEPER), languages & ~_DEEPER)

    def _leaves(self, name: str, languages: int) -> Iterator[Part]:
        assert self._root is not None
        for _, leaf in self._rows(self._root + languages):
            if not leaf & _DEEPER:
                address, size_bytes = self._reader.unpack("<2I", self._root + leaf)
                place = self._place(address)
                if place is not None:
                    yield Part(name, place, size_bytes)

    def _rows(self, directory: int) -> Iterator[tuple[int, int]]:
        named, numbered = self._reader.unpack("<2H", directory + 12)
        for index in range(named + numbered):
            self._rows_left -= 1
            if self._rows_left < 0:
                return
            key, below = self._reader.unpack("<2I", directory + 16 + 8 * index)
            yield key, below

    def _name(self, offset: int) -> str:
        assert self._root is not None
        (length,) = self._reader.unpack("<H", self._root + offset)
        return self._reader.run(self._root + offset + 2, 2 * min(length, 256)).decode("utf-16-le", "replace")

    def _find_root(self) -> int | None:
        (start,) = self._reader.unpack("<I", 60)
        (magic,) = self._reader.unpack("<H", start + 24)
        directories = start + 24 + (112 if magic == 0x20B else 96)
        (count,) = self._reader.unpack("<I", directories - 4)
        if count <= _RESOURCE_DIRECTORY:
            return None
        (address,) = self._reader.unpack("<I", directories + 8 * _RESOURCE_DIRECTORY)
        return self._place(address) if address else None

    def _place(self, address: int) -> int | None:
        for _, offset, size_bytes, start in self._sections:
            if start <= address < start + size_bytes:
                return offset + address - start
        return None
