"""One 512-byte tar header (POSIX.1-2017 pax, ustar interchange format; GNU tar's variations)."""

from collections.abc import Callable
from enum import IntEnum
from functools import lru_cache
from struct import Struct

from inspector.containers.deflate import adler32
from inspector.containers.oddities import Oddity
from inspector.containers.record import Record
from inspector.containers.tar_number import number
from inspector.containers.tar_oddities import LATEST_TIME_S, bad_number, future_time, ignored_prefix, odd_magic
from inspector.core.entry import EntryKind, Origin

BLOCK_BYTES = 512
ZERO_BLOCK = bytes(BLOCK_BYTES)

_KINDS = {
    ord("0"): EntryKind.FILE,
    0: EntryKind.FILE,
    ord("7"): EntryKind.FILE,
    ord("S"): EntryKind.FILE,
    ord("1"): EntryKind.HARDLINK,
    ord("2"): EntryKind.SYMLINK,
    ord("3"): EntryKind.DEVICE,
    ord("4"): EntryKind.DEVICE,
    ord("5"): EntryKind.DIRECTORY,
    ord("6"): EntryKind.FIFO,
}
_ARCHIVED = Origin.ARCHIVED
_ZONE_KNOWN = True

Fields = tuple[bytes, bytes, bytes, bytes, bytes, bytes, bytes, bytes, bytes]
"""Name; mode, uid and gid; size; mtime; checksum; type flag; link; magic to group name; prefix."""
_FIELDS = Struct("100s 24s 12s 12s 8s 1s 100s 72s 16x 155s 12x")


def split_header(header: bytes) -> Fields:
    """The fields of 512 bytes, all at once because records come by the hundred thousand."""
    return _FIELDS.unpack(header)


class Sum(IntEnum):
    """What a header's checksum is worth."""

    WRONG = 0
    RIGHT = 1
    SIGNED = 2
    """Right for bytes added up as signed characters, as some old tars did."""


_RIGHT, _WRONG = Sum.RIGHT, Sum.WRONG


def has_checksum(header: bytes) -> bool:
    """Whether these are 512 bytes with the checksum that their content has."""
    return len(header) == BLOCK_BYTES and adds_up(header, header[148:156]) is not _WRONG


def adds_up(header: bytes, checksum: bytes) -> Sum:
    """Whether 512 bytes, whose checksum field is given, have that checksum."""
    # Adler-32 starts with 1 and adds up the bytes modulo 65,521 in its lower half: exact for 512 bytes
    # below 128 and for any 256 bytes.
    if header.isascii():
        return _RIGHT if (adler32(header) & 0xFFFF) - 1 == _stated_total(checksum) else _WRONG
    total = (adler32(header[:256]) & 0xFFFF) + (adler32(header[256:]) & 0xFFFF) - 2
    if total == _stated_total(checksum):
        return _RIGHT
    return Sum.SIGNED if _has_signed_checksum(header) else _WRONG


@lru_cache(maxsize=8192)
def _stated_total(field: bytes) -> int:
    """What the bytes of a header must add up to, this field itself included; it counts as spaces."""
    stated = number(field)
    return -1 if stated is None else stated - 8 * ord(" ") + sum(field)


def _has_signed_checksum(header: bytes) -> bool:
    """Old tars added the bytes up as signed characters."""
    field = header[148:156]
    rest = header[:148] + b" " * 8 + header[156:BLOCK_BYTES]
    return number(field) == sum(rest) - 256 * sum(byte > 127 for byte in rest)


def looks_like_tar(head: bytes) -> bool:
    """Whether the bytes start with a tar header of any age: its checksum decides."""
    return has_checksum(head[:BLOCK_BYTES]) and head[:1] != b"\0"


def kind_of(fields: Fields) -> EntryKind:
    """The kind by the type flag; an old header's trailing slash makes a directory."""
    flag = fields[5]
    kind = _KINDS.get(flag[0], EntryKind.OTHER)
    return EntryKind.DIRECTORY if flag == b"\0" and name_of(fields).endswith(b"/") else kind


def text_of(field: bytes) -> bytes:
    """A text field up to its first NUL."""
    end = field.find(0)
    return field if end < 0 else field[:end]


_USTAR = b"ustar\0"
_KNOWN_MAGICS = (_USTAR, b"ustar ")


def name_of(fields: Fields) -> bytes:
    """The name with its ustar prefix; GNU headers keep other things in the prefix."""
    name = text_of(fields[0])
    return text_of(fields[8]) + b"/" + name if fields[8][0] and fields[7].startswith(_USTAR) else name


Facts = tuple[int | None, int | None, int | None, str | None, str | None]
"""Mode, uid, gid, owner and group."""


def _facts_of(numbers: bytes, owners: bytes) -> Facts:
    mode, uid, gid = number(numbers[:8]), number(numbers[8:16]), number(numbers[16:24])
    is_ustar = owners[:5] == b"ustar"
    owner = shown(text_of(owners[8:40])) if is_ustar else None
    group = shown(text_of(owners[40:72])) if is_ustar else None
    return None if mode is None else mode & 0o7777, uid, gid, owner or None, group or None


def shown(text: bytes) -> str:
    """Text of a header for people."""
    return text.decode("utf-8", "backslashreplace")


class RecordMaker:
    """Makes the records of one archive. What record after record states alike is read once."""

    __slots__ = ("_facts", "_has_bad_fact", "_numbers", "_odd", "_owners")

    def __init__(self, odd: Callable[[Oddity], None]) -> None:
        """Knows nothing yet; `odd` takes what is odd in the archive as a whole."""
        self._odd = odd
        self._numbers = self._owners = b""
        self._facts: Facts = (None, None, None, None, None)
        self._has_bad_fact = False

    def record(self, fields: Fields, offset: int, size_bytes: int | None, kind: EntryKind) -> Record:
        """The header's own record, without content and without what other headers say about it."""
        if fields[1] != self._numbers or fields[7] != self._owners:
            self._learn_facts(fields, offset)
        mode, uid, gid, owner, group = self._facts
        prefix, mtime_s = fields[8], number(fields[3])
        record = Record(
            name_of(fields) if prefix[0] else text_of(fields[0]),
            kind,
            None,
            _ARCHIVED,
            size_bytes,
            None,
            mode,
            uid,
            gid,
            owner,
            group,
            mtime_s,
            _ZONE_KNOWN,
            text_of(fields[6]) if kind is EntryKind.SYMLINK or kind is EntryKind.HARDLINK else None,
            offset,
        )
        if prefix[0] or mtime_s is None or mtime_s > LATEST_TIME_S or self._has_bad_fact:
            record.oddities = _odd_fields(record, fields, offset)
        return record

    def _learn_facts(self, fields: Fields, offset: int) -> None:
        self._numbers, self._owners = fields[1], fields[7]
        self._facts = _facts_of(fields[1], fields[7])
        self._has_bad_fact = None in self._facts[:3]
        if not self._owners.startswith(_KNOWN_MAGICS):
            self._odd(odd_magic(text_of(fields[0]), self._owners[:8], offset))


def _odd_fields(record: Record, fields: Fields, offset: int) -> tuple[Oddity, ...]:
    odd = []
    if fields[8][0] and not fields[7].startswith(_USTAR) and fields[5] != b"S":
        odd.append(ignored_prefix(record.name_raw, text_of(fields[8]), offset))
    if record.mtime_s is not None and record.mtime_s > LATEST_TIME_S:
        odd.append(future_time(record.name_raw, offset, record.mtime_s))
    numbers = fields[1]
    places = (
        ("mode", numbers[:8]), ("user number", numbers[8:16]), ("group number", numbers[16:24]), ("time", fields[3]),
    )  # fmt: skip
    odd += [bad_number(record.name_raw, what, field, offset) for what, field in places if number(field) is None]
    return tuple(odd)
