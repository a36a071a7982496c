"""The records of a squashfs image: superblock, data of files, blocks of the tables, and lists that say where they are.

Linux, Documentation/filesystems/squashfs.rst.
"""

from collections.abc import Iterator

from inspector.containers.container import OpenContext
from inspector.containers.failures import DamagedError
from inspector.containers.squashfs import SquashfsImage
from inspector.containers.squashfs_blocks import (
    NO_TABLE,
    SUPERBLOCK_BYTES,
    SquashfsBlocks,
    Superblock,
    read_superblock,
)
from inspector.containers.squashfs_file import SquashfsFile
from inspector.previews.structure.layout import Layout, bits, count, hexadecimal, laid_out, little, moment, text
from inspector.previews.structure.record import RawField
from inspector.previews.structure.run_index import Run, RunIndex, bytes_field, content_field

SUPERBLOCK, OPTIONS, FILE, ENDS = "superblock", "options of the compressor", "data of a file", "ends of files"
INODES, FOLDERS, TABLE, PLACES = "block of inodes", "block of folders", "block of a table", "places of a table's blocks"
ATTRIBUTES = "table of attributes"
_HAS_OPTIONS = 1 << 10
_PLAIN_METADATA, _PLAIN_DATA = 0x8000, 1 << 24
_PLACE_BYTES = 8
_FRAGMENT_ROW_BYTES, _OWNER_BYTES, _EXPORT_BYTES, _METADATA_BYTES = 16, 4, 8, 8192
_ATTRIBUTES_BYTES = 16
_COMPRESSORS = {1: "zlib", 2: "lzma", 3: "lzo", 4: "xz", 5: "lz4", 6: "zstd"}


def _time(data: bytes) -> str:
    return moment(little(data))


def _place(data: bytes) -> str:
    return "none" if little(data) == NO_TABLE else count(data)


def _compressor(data: bytes) -> str:
    return f"{little(data)} ({_COMPRESSORS.get(little(data), 'unknown')})"


_SUPERBLOCK: Layout = (
    ("magic", 4, text), ("inodes", 4, count), ("time", 4, _time), ("block size", 4, count),
    ("blocks of ends", 4, count), ("compressor", 2, _compressor), ("logarithm of block size", 2, count),
    ("flags", 2, bits), ("owners", 2, count), ("major version", 2, count), ("minor version", 2, count),
    ("root folder", 8, bits), ("bytes used", 8, count), ("place of owners", 8, _place),
    ("place of attributes", 8, _place), ("place of inodes", 8, _place), ("place of folders", 8, _place),
    ("place of blocks of ends", 8, _place), ("place of export table", 8, _place),
)  # fmt: skip


class SquashfsIndex(RunIndex):
    """Files come with the first name under which they are found; those that share data stand there once."""

    def __init__(self, image: SquashfsImage, context: OpenContext) -> None:
        """Reads nothing yet. Offsets count in the image, which may follow a program."""
        super().__init__("squashfs", image.source, context)
        self._image = image

    def runs(self) -> Iterator[Run]:
        """See RunIndex."""
        superblock = read_superblock(self.bytes)
        yield Run(SUPERBLOCK, 0, SUPERBLOCK_BYTES)
        damage: DamagedError | None = None
        for part in (self._tables(superblock), self._ends(superblock), self._files()):
            try:
                yield from part
            except DamagedError as error:
                damage = damage or error
        if damage is not None:
            raise damage

    def _tables(self, superblock: Superblock) -> Iterator[Run]:
        if superblock.flags & _HAS_OPTIONS:
            yield from self._blocks(OPTIONS, SUPERBLOCK_BYTES, SUPERBLOCK_BYTES + 1)
        yield from self._blocks(INODES, superblock.inode_table, superblock.directory_table)
        lists = (
            (b"ends of files", superblock.fragment_table, superblock.fragment_count, _FRAGMENT_ROW_BYTES),
            (b"owners", superblock.id_table, superblock.id_count, _OWNER_BYTES),
            (b"export", superblock.export_table, superblock.inode_count, _EXPORT_BYTES),
        )
        first_blocks = [superblock.used_bytes]
        for name, place, rows, row_bytes in lists:
            if place != NO_TABLE:
                block_count = -(-rows * row_bytes // _METADATA_BYTES)
                for run in self._listed_blocks(name, place, block_count):
                    first_blocks.append(run.start)
                    yield run
        if superblock.xattr_table != NO_TABLE:
            first_blocks.append(superblock.xattr_table)
            yield Run(ATTRIBUTES, superblock.xattr_table, superblock.xattr_table + _ATTRIBUTES_BYTES)
        after = [place for place in first_blocks if place > superblock.directory_table]
        yield from self._blocks(FOLDERS, superblock.directory_table, min(after, default=superblock.used_bytes))

    def _listed_blocks(self, name: bytes, place: int, block_count: int) -> Iterator[Run]:
        yield Run(PLACES, place, place + _PLACE_BYTES * block_count, name)
        places = self.bytes.read_at(place, _PLACE_BYTES * block_count)
        for at in range(0, len(places) - _PLACE_BYTES + 1, _PLACE_BYTES):
            start = little(places[at : at + _PLACE_BYTES])
            yield from (run._replace(name=name) for run in self._blocks(TABLE, start, start + 1))

    def _blocks(self, kind: str, start: int, stop: int) -> Iterator[Run]:
        """Metadata blocks one behind the other, each after its length."""
        while start < stop:
            self.context.budget.check_time()
            header = self.bytes.read_at(start, 2)
            length = little(header) & ~_PLAIN_METADATA
            if len(header) < 2 or not length:
                raise DamagedError(f"There is no block of a table at byte {start:,} of the image.")
            yield Run(kind, start, start + 2 + length)
            start += 2 + length

    def _ends(self, superblock: Superblock) -> Iterator[Run]:
        blocks = SquashfsBlocks(self.bytes, superblock, self.context)
        for number in range(superblock.fragment_count if superblock.fragment_table != NO_TABLE else 0):
            place, stored = blocks.fragment_place(number)
            yield Run(ENDS, place, place + stored % _PLAIN_DATA, facts=not stored & _PLAIN_DATA)

    def _files(self) -> Iterator[Run]:
        seen: set[int] = set()
        for record in self._image.records():
            if isinstance(record.content, SquashfsFile):
                try:
                    start, stop = record.content.stored_run()
                except DamagedError:
                    continue  # said where the file itself is read
                if start < stop and start not in seen:
                    seen.add(start)
                    yield Run(FILE, start, stop, record.name_raw)

    def describe(self, run: Run) -> list[RawField]:
        """See RunIndex."""
        size_bytes = run.stop - run.start
        match run.kind:
            case "superblock":
                return laid_out(_SUPERBLOCK, self.bytes.read_at(0, SUPERBLOCK_BYTES), 0)
            case "data of a file":
                return [content_field(run.start, run.stop, "in packed blocks")]
            case "ends of files":
                return [content_field(run.start, run.stop, "in a packed block" if run.facts else "as stored")]
            case "places of a table's blocks" | "table of attributes":
                data = self.bytes.read_at(run.start, min(size_bytes, 4096))
                return [RawField(run.start, size_bytes, "places", _places(data))]
            case _:
                header = self.bytes.read_at(run.start, 2)
                how = "as stored" if little(header) & _PLAIN_METADATA else "packed"
                return [
                    RawField(run.start, 2, "length and how it is stored", f"{bits(header)} ({how})"),
                    bytes_field(run.start + 2, run.stop),
                ]


def _places(data: bytes) -> str:
    rows = [count(data[at : at + _PLACE_BYTES]) for at in range(0, len(data), _PLACE_BYTES)]
    return ", ".join(rows) if rows else hexadecimal(data)
