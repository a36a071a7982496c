"""Inodes and folders of a squashfs 4.0 image (Linux, Documentation/filesystems/squashfs.rst, 3.2 and 3.3)."""

from collections.abc import Iterator
from dataclasses import dataclass

from inspector.containers.failures import DamagedError
from inspector.containers.squashfs_blocks import MetadataStream, SquashfsBlocks
from inspector.core.entry import EntryKind

MAX_FOLDER_BYTES = 256 << 20
MAX_TARGET_BYTES = 65_536
MAX_BLOCKS_PER_FILE = 8 << 20
NO_FRAGMENT = 0xFFFFFFFF
_LISTING_PADDING = 3
"""A folder's stated size counts `.` and `..`, which are not stored."""
_MAX_NAME_BYTES = 256
_MAX_RUN = 256

_KINDS = {
    1: EntryKind.DIRECTORY, 2: EntryKind.FILE, 3: EntryKind.SYMLINK, 4: EntryKind.DEVICE, 5: EntryKind.DEVICE,
    6: EntryKind.FIFO, 7: EntryKind.SOCKET,
}  # fmt: skip
_EXTENDED = 7
"""What is added to a kind for its longer form."""


@dataclass(slots=True)
class Inode:
    """One inode."""

    kind: EntryKind
    mode: int
    uid_index: int
    gid_index: int
    mtime_s: int
    number: int
    link_count: int = 1
    size_bytes: int | None = None
    target: bytes | None = None
    listing: tuple[int, int, int] = (0, 0, 0)
    """For folders: block in the table, offset in it, size."""
    data_start: int = 0
    fragment: int = NO_FRAGMENT
    fragment_offset: int = 0
    block_sizes: MetadataStream | None = None
    """For files: where the sizes of their data blocks stand."""


def read_inode(blocks: SquashfsBlocks, reference: int) -> Inode:
    """By its reference: block in the table of inodes and offset in it. Raises DamagedError."""
    stream = MetadataStream(blocks, blocks.superblock.inode_table + (reference >> 16), reference & 0xFFFF)
    number_of_kind, mode, uid, gid, mtime_s, number = stream.unpack("<4H2I")
    is_extended = number_of_kind > _EXTENDED
    kind = _KINDS.get(number_of_kind - _EXTENDED if is_extended else number_of_kind)
    if kind is None:
        raise DamagedError(f"The image holds an inode of the unknown kind {number_of_kind}.")
    inode = Inode(kind, mode & 0o7777, uid, gid, mtime_s, number)
    if kind is EntryKind.DIRECTORY:
        _read_folder(inode, stream, is_extended=is_extended)
    elif kind is EntryKind.FILE:
        _read_file(inode, stream, is_extended=is_extended)
    elif kind is EntryKind.SYMLINK:
        inode.link_count, length = stream.unpack("<2I")
        if length > MAX_TARGET_BYTES:
            raise DamagedError(f"A link of the image claims a target of {length:,} bytes.")
        inode.target = stream.take(length)
    return inode


def _read_folder(inode: Inode, stream: MetadataStream, *, is_extended: bool) -> None:
    if is_extended:
        _, size_bytes, block, _, _, offset, _ = stream.unpack("<4I2HI")
    else:
        block, _, size_bytes, offset, _ = stream.unpack("<2I2HI")
    inode.listing = block, offset, max(0, size_bytes - _LISTING_PADDING)


def _read_file(inode: Inode, stream: MetadataStream, *, is_extended: bool) -> None:
    if is_extended:
        start, size_bytes, _, links, fragment, offset, _ = stream.unpack("<3Q4I")
        inode.link_count = links
    else:
        start, fragment, offset, size_bytes = stream.unpack("<4I")
    inode.data_start, inode.size_bytes = start, size_bytes
    inode.fragment, inode.fragment_offset = fragment, offset
    inode.block_sizes = stream


def iter_folder(blocks: SquashfsBlocks, folder: Inode) -> Iterator[tuple[bytes, int]]:
    """(name, reference of the inode) of all items, in order. Raises DamagedError at the place of the damage."""
    block, offset, left = folder.listing
    if left > MAX_FOLDER_BYTES:
        raise DamagedError(f"A folder of the image claims a listing of {left:,} bytes.")
    if not left:
        return
    stream = MetadataStream(blocks, blocks.superblock.directory_table + block, offset)
    while left > 0:
        count, inode_block, _ = stream.unpack("<3I")
        left -= 12
        if count >= _MAX_RUN:
            raise DamagedError("A folder of the image has a header that makes no sense.")
        for _ in range(count + 1):
            inode_offset, _, _, name_bytes = stream.unpack("<HhHH")
            if name_bytes >= _MAX_NAME_BYTES:
                raise DamagedError("A folder of the image holds a name that is too long.")
            name = stream.take(name_bytes + 1)
            left -= 8 + len(name)
            yield name, inode_block << 16 | inode_offset
