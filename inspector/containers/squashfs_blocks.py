"""The superblock, tables and packed blocks of a squashfs 4.0 image.

Linux, Documentation/filesystems/squashfs.rst. Tables are cut into metadata blocks of 8 KiB, each packed on its own;
files lie in data blocks, and their ends together in blocks of fragments.
"""

import struct
from dataclasses import dataclass

from inspector.containers.container import OpenContext
from inspector.containers.failures import DamagedError
from inspector.containers.field_reader import FieldReader
from inspector.containers.source import ByteSource
from inspector.containers.squashfs_codec import codec

MAGIC = b"hsqs"
METADATA_BYTES = 8192
NO_TABLE = (1 << 64) - 1
_SUPERBLOCK = struct.Struct("<4s4I6H8Q")
SUPERBLOCK_BYTES = _SUPERBLOCK.size
_MAX_BLOCK_LOG = 20
_PLAIN_METADATA = 0x8000
_PLAIN_DATA = 1 << 24
_FRAGMENTS_PER_BLOCK, _IDS_PER_BLOCK = 512, 2048


@dataclass(frozen=True, slots=True)
class Superblock:
    """What the first 96 bytes say."""

    inode_count: int
    time_s: int
    block_bytes: int
    fragment_count: int
    compressor: int
    id_count: int
    root: int
    """Reference of the root folder's inode."""
    used_bytes: int
    id_table: int
    xattr_table: int
    inode_table: int
    directory_table: int
    fragment_table: int
    flags: int
    export_table: int


def read_superblock(source: ByteSource) -> Superblock:
    """Raises DamagedError, also for versions other than 4.0."""
    data = source.read_at(0, _SUPERBLOCK.size)
    if len(data) < _SUPERBLOCK.size or data[:4] != MAGIC:
        raise DamagedError("The image ends inside its superblock.")
    (_, inodes, time_s, block_bytes, fragments, compressor, block_log, flags, ids, major, minor, root, used_bytes,
     id_table, xattr_table, inode_table, directory_table, fragment_table, export_table) = _SUPERBLOCK.unpack(
        data)  # fmt: skip
    if (major, minor) != (4, 0):
        raise DamagedError(f"The image is of squashfs version {major}.{minor}; only 4.0 is read.")
    if not 12 <= block_log <= _MAX_BLOCK_LOG or block_bytes != 1 << block_log:
        raise DamagedError("The superblock states a block size that squashfs does not have.")
    return Superblock(
        inodes, time_s, block_bytes, fragments, compressor, ids, root, used_bytes, id_table, xattr_table,
        inode_table, directory_table, fragment_table, flags, export_table,
    )  # fmt: skip


class SquashfsBlocks:
    """Unpacks blocks by their place; those used last stay in memory."""

    def __init__(self, source: ByteSource, superblock: Superblock, context: OpenContext) -> None:
        """Raises MissingLibraryError where the way of packing is not read."""
        self.superblock = superblock
        self._source = source
        self._reader = FieldReader(source)
        self._context = context
        self._unpack = codec(superblock.compressor)
        self._ticket = context.inflated.new_ticket()
        self._charged: set[int] = set()

    def metadata(self, place: int) -> tuple[bytes, int]:
        """The metadata block at a place, unpacked, and the place of the next one. Raises DamagedError."""
        (header,) = self._reader.unpack("<H", place)
        packed_bytes = header & ~_PLAIN_METADATA
        if not packed_bytes:
            raise DamagedError("A metadata block of the image is empty.")
        is_plain = bool(header & _PLAIN_METADATA)
        return self._block(place + 2, packed_bytes, METADATA_BYTES, is_plain=is_plain), place + 2 + packed_bytes

    def data(self, place: int, stored: int) -> bytes:
        """A data block or block of fragments; `stored` is its size with the flag for plain ones."""
        packed_bytes = stored & (_PLAIN_DATA - 1)
        return self._block(place, packed_bytes, self.superblock.block_bytes, is_plain=bool(stored & _PLAIN_DATA))

    def fragment(self, index: int) -> bytes:
        """The block that holds the ends of several files. Raises DamagedError."""
        return self.data(*self.fragment_place(index))

    def fragment_place(self, index: int) -> tuple[int, int]:
        """Where such a block stands, and its size with the flag for plain ones. Raises DamagedError."""
        if index >= self.superblock.fragment_count:
            raise DamagedError("A file names a fragment that the image does not have.")
        table, row = divmod(index, _FRAGMENTS_PER_BLOCK)
        (block_at,) = self._reader.unpack("<Q", self.superblock.fragment_table + 8 * table)
        rows, _ = self.metadata(block_at)
        if len(rows) < 16 * row + 16:
            raise DamagedError("The table of fragments ends too early.")
        place, stored = struct.unpack_from("<QI", rows, 16 * row)
        return place, stored

    def owner(self, index: int) -> int | None:
        """A user or group number; None where the table has none."""
        if index >= self.superblock.id_count:
            return None
        table, row = divmod(index, _IDS_PER_BLOCK)
        try:
            (block_at,) = self._reader.unpack("<Q", self.superblock.id_table + 8 * table)
            rows, _ = self.metadata(block_at)
        except DamagedError:
            return None
        return int.from_bytes(rows[4 * row : 4 * row + 4], "little") if len(rows) >= 4 * row + 4 else None

    def _block(self, place: int, packed_bytes: int, limit: int, *, is_plain: bool) -> bytes:
        cache = self._context.inflated
        block = cache.block(self._ticket, place)
        if block is None:
            if packed_bytes > 2 * self.superblock.block_bytes:
                raise DamagedError("A block of the image is larger than all blocks are.")
            packed = self._run(place, packed_bytes)
            block = packed[:limit] if is_plain else self._unpack(packed, limit)
            cache.keep_block(self._ticket, place, block)
            self._charge(place, len(block))
        return block

    def _run(self, place: int, length: int) -> bytes:
        data = b""
        while len(data) < length and (piece := self._source.read_at(place + len(data), length - len(data))):
            data += piece
        if len(data) < length:
            raise DamagedError("The image ends before a block that it names.")
        return data

    def _charge(self, place: int, size_bytes: int) -> None:
        """Counts each block once, however often it is unpacked."""
        if place in self._charged:
            self._context.budget.check_time()
        else:
            self._charged.add(place)
            self._context.budget.charge_bytes(size_bytes)


class MetadataStream:
    """Consecutive bytes of a table, across its blocks."""

    __slots__ = ("_block", "_blocks", "_next", "_offset")

    def __init__(self, blocks: SquashfsBlocks, place: int, offset: int) -> None:
        """From `offset` in the unpacked block at `place`. Raises DamagedError."""
        self._blocks = blocks
        self._block, self._next = blocks.metadata(place)
        self._offset = offset

    def take(self, length: int) -> bytes:
        """Exactly `length` bytes. Raises DamagedError."""
        data = self._block[self._offset : self._offset + length]
        self._offset += len(data)
        while len(data) < length:
            self._block, self._next = self._blocks.metadata(self._next)
            self._offset = length - len(data)
            data += self._block[: self._offset]
            if not self._block:
                raise DamagedError("A table of the image ends too early.")
            self._offset = min(self._offset, len(self._block))
        return data

    def unpack(self, layout: str) -> tuple[int, ...]:
        """Integers by a `struct` layout. Raises DamagedError."""
        return struct.unpack(layout, self.take(struct.calcsize(layout)))
