"""Squashfs 4.0 images (snaps, AppImages, live systems): an own, lazy walk; no library with a free licence has one."""

from collections.abc import Iterator

from inspector.containers.container import Format, OpenContext
from inspector.containers.failures import DamagedError, NotThisFormatError
from inspector.containers.loose_bytes import trailing_record
from inspector.containers.program import is_appimage
from inspector.containers.program_sections import elf_end
from inspector.containers.record import Record
from inspector.containers.source import ByteSource, Window, measured
from inspector.containers.squashfs_blocks import MAGIC, NO_TABLE, SquashfsBlocks, Superblock, read_superblock
from inspector.containers.squashfs_file import SquashfsFile
from inspector.containers.squashfs_inode import Inode, iter_folder, read_inode
from inspector.containers.stream_oddities import bytes_behind
from inspector.core.entry import EntryKind

NAME = "squashfs"
APPIMAGE_NAME = "appimage"
_PADDING_BYTES = 4096

TWICE = "The folder is listed elsewhere already: a file system cannot hold it twice."
ATTRIBUTES = ("The image holds extended attributes.", "They are not shown.")


class SquashfsImage:
    """One image. Folders come before what is in them, each once."""

    def __init__(self, source: ByteSource, name: str, context: OpenContext) -> None:
        """`source` starts with the superblock."""
        self.source = source
        self._name = name
        self._context = context
        self._seen_folders: set[int] = set()
        self._first_names: dict[int, bytes] = {}

    @property
    def format(self) -> str:
        """See Container."""
        return self._name

    def records(self) -> Iterator[Record]:
        """See Container. Raises MissingLibraryError too."""
        superblock = read_superblock(self.source)
        blocks = SquashfsBlocks(self.source, superblock, self._context)
        if superblock.xattr_table != NO_TABLE:
            self._context.note(*ATTRIBUTES)
        self._seen_folders, self._first_names = {superblock.root}, {}
        damage: DamagedError | None = None
        pending = [(b"", superblock.root)]
        while pending:
            prefix, reference = pending.pop()
            below: list[tuple[bytes, int]] = []
            try:
                for record, inner in self._folder(blocks, prefix, reference):
                    yield record
                    if inner is not None:
                        below.append((record.name_raw + b"/", inner))
            except DamagedError as error:
                damage = damage or error
            pending += reversed(below)
        yield from self._trailing(superblock)
        if damage is not None:
            raise damage

    def _folder(self, blocks: SquashfsBlocks, prefix: bytes, reference: int) -> Iterator[tuple[Record, int | None]]:
        """Records with, for folders, the reference to go on with."""
        for name, item in iter_folder(blocks, read_inode(blocks, reference)):
            self._context.budget.check_time()
            try:
                inode = read_inode(blocks, item)
            except DamagedError as error:
                yield Record(prefix + name, EntryKind.OTHER, failure=str(error)), None
                continue
            record = self._record(blocks, prefix + name, item, inode)
            is_new = inode.kind is EntryKind.DIRECTORY and item not in self._seen_folders
            if inode.kind is EntryKind.DIRECTORY and not is_new:
                record.failure = TWICE
            if is_new:
                self._seen_folders.add(item)
            yield record, item if is_new else None

    def _record(self, blocks: SquashfsBlocks, name: bytes, reference: int, inode: Inode) -> Record:
        record = Record(
            name,
            inode.kind,
            size_bytes=inode.size_bytes,
            mode=inode.mode,
            uid=blocks.owner(inode.uid_index),
            gid=blocks.owner(inode.gid_index),
            mtime_s=inode.mtime_s,
            link_target=inode.target,
        )
        if inode.kind is EntryKind.FILE:
            first = self._first_names.setdefault(inode.number, name) if inode.link_count > 1 else name
            if first != name:
                record.kind, record.link_target = EntryKind.HARDLINK, first
            else:
                record.content = SquashfsFile(blocks, reference, inode.size_bytes or 0)
        return record

    def _trailing(self, superblock: Superblock) -> Iterator[Record]:
        """What follows the image, but for the zeros that fill its last 4 KiB."""
        used_bytes, end = superblock.used_bytes, measured(self.source)
        padding = self.source.read_at(used_bytes, _PADDING_BYTES)
        if used_bytes + _PADDING_BYTES <= end or any(padding):
            self._context.odd(bytes_behind(NAME, used_bytes))
            yield trailing_record(self.source, used_bytes)


def _open(content: ByteSource, _name: str, context: OpenContext) -> SquashfsImage:
    return SquashfsImage(content, NAME, context)


def _open_appimage(content: ByteSource, _name: str, context: OpenContext) -> SquashfsImage:
    try:
        start = elf_end(content)
    except DamagedError as error:
        raise NotThisFormatError("The program of the AppImage has no readable header.") from error
    if content.read_at(start, len(MAGIC)) != MAGIC:
        raise NotThisFormatError("No squashfs image follows the program of the AppImage.")
    return SquashfsImage(Window(content, start, measured(content) - start), APPIMAGE_NAME, context)


SQUASHFS = Format(name=NAME, recognises=lambda head, _name: head.startswith(MAGIC), open=_open, first_bytes=MAGIC[:1])
APPIMAGE = Format(
    name=APPIMAGE_NAME, recognises=lambda head, _name: is_appimage(head), open=_open_appimage, nested_only=True
)
