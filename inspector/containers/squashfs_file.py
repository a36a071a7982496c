"""The content of one file of a squashfs image: data blocks, and an end that it shares with other files."""

from array import array

from inspector.containers.failures import DamagedError
from inspector.containers.squashfs_blocks import SquashfsBlocks
from inspector.containers.squashfs_inode import MAX_BLOCKS_PER_FILE, NO_FRAGMENT, read_inode

_SIZE_MASK = (1 << 24) - 1


class SquashfsFile:
    """A file by the reference of its inode: nothing else is kept until it is read."""

    __slots__ = ("_blocks", "_fragment", "_places", "_reference", "_size_bytes", "_stored")

    def __init__(self, blocks: SquashfsBlocks, reference: int, size_bytes: int) -> None:
        """Reads nothing yet."""
        self._blocks = blocks
        self._reference = reference
        self._size_bytes = size_bytes
        self._stored: array[int] | None = None
        """Size of each data block as stored, 0 for a hole."""
        self._places: array[int] = array("Q")
        self._fragment: tuple[int, int] = (NO_FRAGMENT, 0)

    @property
    def size_bytes(self) -> int:
        """Length as the inode states it."""
        return self._size_bytes

    def read_at(self, offset: int, length: int) -> bytes:
        """See ByteSource."""
        stop = min(offset + length, self._size_bytes)
        if offset < 0 or stop <= offset:
            return b""
        pieces: list[bytes] = []
        at, block_bytes = offset, self._blocks.superblock.block_bytes
        while at < stop:
            index, start = divmod(at, block_bytes)
            try:
                piece = self._block(index)[start : start + stop - at]
            except DamagedError:
                if pieces:
                    break  # said by the next read, which starts at the damage
                raise
            if not piece:
                raise DamagedError("A block of the image is shorter than the file that it belongs to.")
            pieces.append(piece)
            at += len(piece)
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    def stored_run(self) -> tuple[int, int]:
        """Where its data blocks stand in the image, one behind the other. Raises DamagedError."""
        stored = self._stored if self._stored is not None else self._load()
        if not stored:
            return 0, 0
        return self._places[0], self._places[-1] + (stored[-1] & _SIZE_MASK)

    def _block(self, index: int) -> bytes:
        stored = self._stored if self._stored is not None else self._load()
        block_bytes = self._blocks.superblock.block_bytes
        length = min(block_bytes, self._size_bytes - index * block_bytes)
        if index >= len(stored):
            number, start = self._fragment
            return self._blocks.fragment(number)[start : start + length]
        if not stored[index]:
            return bytes(length)
        return self._blocks.data(self._places[index], stored[index])[:length]

    def _load(self) -> "array[int]":
        """The sizes of all blocks, from which their places follow."""
        inode = read_inode(self._blocks, self._reference)
        assert inode.block_sizes is not None
        block_bytes = self._blocks.superblock.block_bytes
        has_fragment = inode.fragment != NO_FRAGMENT
        count = self._size_bytes // block_bytes if has_fragment else -(-self._size_bytes // block_bytes)
        if count > MAX_BLOCKS_PER_FILE:
            raise DamagedError(f"The file claims {count:,} blocks: it is not read.")
        stored = array("I")
        at = inode.data_start
        for _ in range(count):
            (size,) = inode.block_sizes.unpack("<I")
            stored.append(size)
            self._places.append(at)
            at += size & _SIZE_MASK
        self._stored, self._fragment = stored, (inode.fragment, inode.fragment_offset)
        return stored
