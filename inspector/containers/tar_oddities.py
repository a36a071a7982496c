"""What is odd in the headers of a tar, as sentences with both readings.

Who reads what was tried out: GNU tar 1.34, Python 3.11 `tarfile`, libarchive 3.6 (`bsdtar`), npm's node-tar 7.
"""

from inspector.containers.oddities import BOTH, UV, Oddity
from inspector.core.anomaly import AnomalyKind, Reading
from inspector.core.text import shortened, visible

LATEST_TIME_S = 0x7FFFFFFF
"""2038-01-19: what lies after it is in the future by any clock, and a report must not depend on one."""
_SHOWN_CHARACTERS = 120
_BOOKKEEPING = {
    b"V": "a volume label",
    b"D": "a listing of a folder",
    b"M": "a part of a file that began in another volume",
    b"N": "a list of long names",
}


def shown(name: bytes) -> str:
    """A raw name for a sentence."""
    return shortened(visible(name.decode("utf-8", "backslashreplace")), _SHOWN_CHARACTERS)


def key_of(name: bytes) -> str:
    """A raw name as what makes two findings the same."""
    return name[:1024].decode("utf-8", "backslashreplace")


def _sides(*sides: tuple[str, str]) -> tuple[Reading, ...]:
    return tuple(Reading(reader, shortened(sees, 400)) for reader, sees in sides)


def link_with_size(name: bytes, offset: int, size_bytes: int, *, has_data: bool) -> Oddity:
    """A link states a size: whether so many bytes belong to it is anybody's guess."""
    carried = "bytes follow that are no record" if has_data else "a record follows at once"
    return Oddity(
        AnomalyKind.TAR_LINK_WITH_SIZE,
        f"The link {shown(name)} states a size of {size_bytes:,} bytes; {carried}.",
        key_of(name),
        offset,
        _sides(
            ("npm", "skips that many bytes, and all records in them"),
            ("Python, bsdtar", "take the next block for a record"),
            ("GNU tar", "skips them after a symbolic link, not after a hard link"),
        ),
        refused_by=UV,
    )


def special_with_size(name: bytes, what: str, offset: int, size_bytes: int, *, has_data: bool) -> Oddity:
    """A device, a pipe or a folder with a size."""
    carried = "bytes follow that are no record" if has_data else "a record follows at once"
    return Oddity(
        AnomalyKind.TAR_SPECIAL_WITH_SIZE,
        f"{shown(name)} is a {what} and states a size of {size_bytes:,} bytes; {carried}.",
        key_of(name),
        offset,
        _sides(
            ("Python, bsdtar", "take the next block for a record"),
            ("GNU tar, npm", "skip that many bytes, unless it is a folder"),
        ),
        refused_by=UV,
    )


def unknown_type(name: bytes, flag: bytes, offset: int) -> Oddity:
    """A type flag that is not known, or one of GNU tar's own records."""
    special = _BOOKKEEPING.get(flag)
    if special is not None:
        return Oddity(
            AnomalyKind.TAR_BOOKKEEPING,
            f"{shown(name)} is {special}, a record of GNU tar's own.",
            key_of(name),
            offset,
            _sides(("GNU tar", special), ("Python, bsdtar", "a file, or nothing"), ("npm", "nothing")),
            refused_by=UV,
        )
    letter = shown(flag)
    return Oddity(
        AnomalyKind.TAR_UNKNOWN_TYPE,
        f"{shown(name)} is of the type {letter}, which no specification gives.",
        f"{letter} {key_of(name)}",
        offset,
        _sides(("GNU tar, Python, bsdtar", "a plain file"), ("npm", "nothing")),
        refused_by=UV,
    )


def sparse(name: bytes, offset: int, stored_bytes: int, size_bytes: int | None) -> Oddity:
    """A file with holes."""
    whole = "an unknown number of" if size_bytes is None else f"{size_bytes:,}"
    return Oddity(
        AnomalyKind.TAR_SPARSE,
        f"{shown(name)} is stored with holes: {stored_bytes:,} bytes stand for {whole} bytes.",
        key_of(name),
        offset,
        _sides(
            ("GNU tar, Python, bsdtar", f"{whole} bytes"), ("npm and simple readers", f"{stored_bytes:,} stored bytes")
        ),
        BOTH,
    )


def bad_number(name: bytes, field: str, value: bytes, offset: int) -> Oddity:
    """A numeric field without a number in it."""
    return Oddity(
        AnomalyKind.TAR_BAD_NUMBER,
        f"The {field} of {shown(name)} is no number: {shown(value)}.",
        f"{field} {key_of(name)}",
        offset,
        _sides(
            ("Python", "the archive ends before this record"),
            ("GNU tar", "goes on at the next record"),
            ("npm, bsdtar", "take the number for 0"),
        ),
        refused_by=UV,
    )


def future_time(name: bytes, offset: int, time_s: float) -> Oddity:
    """A time that 32 bits do not hold: see LATEST_TIME_S."""
    return Oddity(
        AnomalyKind.TAR_FUTURE_TIME,
        f"The time of {shown(name)} lies in the future: {time_s:,.0f} seconds after 1970.",
        key_of(name),
        offset,
        _sides(
            ("GNU tar, Python, bsdtar", f"{time_s:,.0f} seconds"),
            ("systems with 32 bits for a time", "an error, or 1901"),
        ),
    )


def binary_number(name: bytes, offset: int, size_bytes: int) -> Oddity:
    """A small size in base 256."""
    return Oddity(
        AnomalyKind.TAR_BINARY_NUMBER,
        f"The size of {shown(name)} is written in binary, though octal digits could hold it.",
        key_of(name),
        offset,
        _sides(("readers of GNU's form", f"{size_bytes:,} bytes"), ("readers of ustar alone", "no number")),
    )


def signed_checksum(name: bytes, offset: int) -> Oddity:
    """A checksum as old tars computed it."""
    return Oddity(
        AnomalyKind.TAR_SIGNED_CHECKSUM,
        f"The checksum of {shown(name)} is right only when bytes are added up as signed numbers.",
        key_of(name),
        offset,
        _sides(("readers that know old tars", "a record"), ("others", "damage")),
        refused_by=UV,
    )


def ignored_prefix(name: bytes, prefix: bytes, offset: int) -> Oddity:
    """A prefix although the magic is not that of ustar."""
    return Oddity(
        AnomalyKind.TAR_IGNORED_PREFIX,
        f"The header of {shown(name)} holds a name prefix, though its format has none.",
        key_of(name),
        offset,
        _sides(("Python", shown(prefix + b"/" + name)), ("GNU tar, bsdtar, npm", shown(name))),
    )


def odd_magic(name: bytes, magic: bytes, offset: int) -> Oddity:
    """A magic that is neither ustar's nor GNU's."""
    if not magic.strip(b"\0 "):
        return Oddity(
            AnomalyKind.TAR_OLD_MAGIC,
            "The archive has headers of the oldest kind, without a magic.",
            "",
            offset,
            refused_by=UV,
        )
    return Oddity(
        AnomalyKind.TAR_UNKNOWN_MAGIC,
        f"The header of {shown(name)} names the unknown format {shown(magic)}.",
        shown(magic),
        offset,
        refused_by=UV,
    )
