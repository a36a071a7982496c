"""Extra fields of zip directory entries (APPNOTE.TXT 4.5): 64-bit sizes and times with a zone."""

from collections.abc import Iterator

ZIP64 = 0x0001
UNICODE_NAME = 0x7075
AES = 0x9901
_NTFS = 0x000A
_UNIX_OLD = 0x5855
_EXTENDED_TIME = 0x5455
_MASK_32 = 0xFFFFFFFF
_MAX_NUMBER = (1 << 63) - 1
_NTFS_EPOCH_S = 11_644_473_600
_TICKS_PER_SECOND = 10_000_000


def extra_fields(extra: bytes) -> dict[int, bytes]:
    """The fields by their id; the first one of an id counts, a cut one is left out."""
    fields: dict[int, bytes] = {}
    at = 0
    while at + 4 <= len(extra):
        key = extra[at] | extra[at + 1] << 8
        length = extra[at + 2] | extra[at + 3] << 8
        if at + 4 + length > len(extra):
            break
        fields.setdefault(key, extra[at + 4 : at + 4 + length])
        at += 4 + length
    return fields


def repeated_ids(extra: bytes) -> set[int]:
    """The ids of the fields that stand more than once."""
    seen: set[int] = set()
    repeated: set[int] = set()
    for key in walked_ids(extra):
        (repeated if key in seen else seen).add(key)
    return repeated


def walked_ids(extra: bytes) -> Iterator[int]:
    """The ids of all whole fields, in order."""
    at = 0
    while at + 4 <= len(extra):
        end = at + 4 + (extra[at + 2] | extra[at + 3] << 8)
        if end > len(extra):
            return
        yield extra[at] | extra[at + 1] << 8
        at = end


def is_cut(extra: bytes) -> bool:
    """Whether the last field reaches past the end, or bytes are left that are no field."""
    at = 0
    while at + 4 <= len(extra):
        at += 4 + (extra[at + 2] | extra[at + 3] << 8)
    return at != len(extra)


def is_overrun(extra: bytes) -> bool:
    """Whether the last field reaches past the end."""
    at = 0
    while at + 4 <= len(extra):
        at += 4 + (extra[at + 2] | extra[at + 3] << 8)
    return at > len(extra)


def widened(size_bytes: int, packed_bytes: int, offset: int, fields: dict[int, bytes]) -> tuple[int, int, int]:
    """The three values, each that is all ones replaced by the next one of the 64-bit extra field (4.5.3)."""
    body, at = fields.get(ZIP64, b""), 0
    values = [size_bytes, packed_bytes, offset]
    for index, value in enumerate(values):
        if value == _MASK_32 and at + 8 <= len(body):
            values[index] = min(int.from_bytes(body[at : at + 8], "little"), _MAX_NUMBER)
            at += 8
    return values[0], values[1], values[2]


def time_s(fields: dict[int, bytes]) -> float | None:
    """Seconds since 1970 in UTC from the extended, NTFS or old Unix time field; None without one."""
    extended = fields.get(_EXTENDED_TIME, b"")
    if len(extended) >= 5 and extended[0] & 1:
        return float(int.from_bytes(extended[1:5], "little", signed=True))
    ntfs = fields.get(_NTFS, b"")
    if len(ntfs) >= 16 and ntfs[4:8] == b"\x01\x00\x18\x00":
        return int.from_bytes(ntfs[8:16], "little") / _TICKS_PER_SECOND - _NTFS_EPOCH_S
    old = fields.get(_UNIX_OLD, b"")
    return float(int.from_bytes(old[4:8], "little", signed=True)) if len(old) >= 8 else None
