"""One entry of a zip directory as a record (APPNOTE.TXT 4.3.12)."""

import stat
from functools import lru_cache
from struct import Struct

from inspector.containers.container import OpenContext
from inspector.containers.failures import ContainerError, LimitReachedError
from inspector.containers.record import Record
from inspector.containers.source import ByteSource
from inspector.containers.zip_extra import extra_fields, time_s, widened
from inspector.containers.zip_member import Packed, ZipMember
from inspector.containers.zip_methods import METHODS, method_failure
from inspector.containers.zip_time import dos_time_s
from inspector.core.entry import EntryKind, Origin

ENTRY = Struct("<4s6H3L5H2L")
ENTRY_SIGNATURE = b"PK\x01\x02"
ENCRYPTED = "The entry is encrypted: its content cannot be read without the password."

_ENCRYPTED_FLAGS = 0x0001 | 0x0040 | 0x2000
_UTF8_FLAG = 0x0800
_MADE_ON_UNIX = (3, 19)
_DOS_DIRECTORY = 0x10
_MASK_32 = 0xFFFFFFFF
_LINK_CAP_BYTES = 64 << 10

_KINDS = {
    stat.S_IFREG: EntryKind.FILE,
    stat.S_IFDIR: EntryKind.DIRECTORY,
    stat.S_IFLNK: EntryKind.SYMLINK,
    stat.S_IFCHR: EntryKind.DEVICE,
    stat.S_IFBLK: EntryKind.DEVICE,
    stat.S_IFIFO: EntryKind.FIFO,
    stat.S_IFSOCK: EntryKind.SOCKET,
}
_USUAL_METHODS = (0, 8)
_ARCHIVED = Origin.ARCHIVED
_FILE = EntryKind.FILE

Fixed = tuple[bytes, int, int, int, int, int, int, int, int, int, int, int, int, int, int, int, int]
"""The fixed part of an entry, field by field."""


class EntryReader:
    """Makes records of the entries of one zip file."""

    def __init__(self, source: ByteSource, context: OpenContext, prefix_bytes: int = 0) -> None:
        """`prefix_bytes` is what all stated offsets are off by."""
        self._source = source
        self._context = context
        self._prefix_bytes = prefix_bytes

    def record(self, fixed: Fixed, name: bytes, extra: bytes) -> Record:
        """The record of one entry."""
        (_, made_by, _, flags, method, time, date, crc, packed_bytes, size_bytes, _, _, _, _, _, attributes,
         offset) = fixed  # fmt: skip
        mtime_s = None
        if extra:
            fields = extra_fields(extra)
            mtime_s = time_s(fields)
            if _MASK_32 in (packed_bytes, size_bytes, offset):
                size_bytes, packed_bytes, offset = widened(size_bytes, packed_bytes, offset, fields)
        kind, mode = kind_and_mode(made_by >> 8, attributes, name[-1:] == b"/")
        offset += self._prefix_bytes
        packed = Packed(offset, method, flags, packed_bytes, size_bytes, crc)
        if method in _USUAL_METHODS and kind is _FILE and not flags & _ENCRYPTED_FLAGS:
            content = ZipMember(self._source, self._context, packed)  # nearly all entries are such
        else:
            content = None
        record = Record(
            name, kind, content, _ARCHIVED, size_bytes, packed_bytes, mode, None, None, None, None,
            dos_time_s(time, date) if mtime_s is None else mtime_s, mtime_s is not None, None,
            offset, flags & _ENCRYPTED_FLAGS != 0,
        )  # fmt: skip
        if not flags & _UTF8_FLAG and not name.isascii():
            record.name_text = name.decode("cp437")
        if content is None:
            self.add_content(record, packed)
        return record

    def add_content(self, record: Record, packed: Packed) -> None:
        """Gives the record its content, or the reason why there is none. Raises LimitReachedError."""
        if record.encrypted:
            record.failure = ENCRYPTED
        elif packed.method not in METHODS:
            record.failure = method_failure(packed.method)
        elif record.kind is _FILE or packed.packed_bytes:
            record.content = ZipMember(self._source, self._context, packed)
            if record.kind is EntryKind.SYMLINK:
                _read_target(record, record.content)


@lru_cache(maxsize=1024)
def kind_and_mode(made_on: int, attributes: int, is_folder_name: bool) -> tuple[EntryKind, int | None]:
    """Kind and permission bits; systems other than Unix state neither, apart from folders."""
    mode = attributes >> 16
    if mode and (made_on in _MADE_ON_UNIX or stat.S_IFMT(mode) in _KINDS):
        kind = _KINDS.get(mode & 0o170000)
        if kind is not None and (kind is not _FILE or not is_folder_name):
            return kind, mode & 0o7777
    is_directory = is_folder_name or (made_on not in _MADE_ON_UNIX and bool(attributes & _DOS_DIRECTORY))
    return EntryKind.DIRECTORY if is_directory else _FILE, mode & 0o7777 if mode else None


def _read_target(record: Record, content: ByteSource) -> None:
    """A link's target is its content."""
    try:
        record.link_target = content.read_at(0, _LINK_CAP_BYTES)
    except LimitReachedError:
        raise
    except ContainerError as error:
        record.failure = str(error)
        record.content = None
