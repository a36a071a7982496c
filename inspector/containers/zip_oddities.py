"""What is odd in one entry of a zip file, as sentences with both readings."""

from inspector.containers.oddities import BOTH, PYPI, UV, Oddity
from inspector.containers.tar_oddities import key_of, shown
from inspector.core.anomaly import AnomalyKind, Reading
from inspector.core.text import shortened

_EXTRA_NAMES = {0x0001: "zip64", 0x7075: "Unicode name", 0x9901: "AES"}


def sides(*readings: tuple[str, str]) -> tuple[Reading, ...]:
    """Readings, bounded."""
    return tuple(Reading(reader, shortened(sees, 400)) for reader, sees in readings)


def name_differs(listed: bytes, local: bytes, offset: int) -> Oddity:
    """The local header has another name."""
    return Oddity(
        AnomalyKind.ZIP_NAME_DIFFERS,
        f"The directory says {shown(listed)}, the entry itself says {shown(local)}.",
        key_of(listed),
        offset,
        sides(
            ("directory (unzip)", key_of(listed)),
            ("local header (bsdtar, readers of streams)", key_of(local)),
            ("Python", "an error when the entry is read"),
        ),
        BOTH,
    )


def value_differs(
    kind: AnomalyKind, what: str, name: bytes, offset: int, *, values: tuple[str, str], refused_by: tuple[str, ...]
) -> Oddity:
    """The local header has another value of some field."""
    return Oddity(
        kind,
        f"Directory and local header of {shown(name)} state a different {what}.",
        f"{what}: {key_of(name)}",
        offset,
        sides(("directory", values[0]), ("local header", values[1])),
        refused_by,
    )


def two_sizes(name: bytes, offset: int, values: tuple[str, str]) -> Oddity:
    """One header states a size in its field, another one in its zip64 extra field."""
    return Oddity(
        AnomalyKind.ZIP_SIZE_DIFFERS,
        f"The header of {shown(name)} and its zip64 extra field state a different size.",
        f"zip64: {key_of(name)}",
        offset,
        sides(("header (Python, unzip)", values[0]), ("zip64 extra field", values[1])),
        UV,
    )


def no_local_header(name: bytes, offset: int) -> Oddity:
    """There is no entry."""
    return Oddity(
        AnomalyKind.ZIP_NO_LOCAL_HEADER,
        f"The local header of {shown(name)} is missing: at byte {offset:,} is something else.",
        key_of(name),
        offset,
        sides(("directory", f"an entry at byte {offset:,}"), ("readers of streams", "no such entry")),
        BOTH,
    )


def shared_header(name: bytes, offset: int) -> Oddity:
    """Another entry of the directory came here before."""
    return Oddity(
        AnomalyKind.ZIP_SHARED_HEADER,
        f"{shown(name)} shares its local header at byte {offset:,} with another entry of the directory.",
        key_of(name),
        offset,
        sides(
            ("Python, unzip", "two entries with the same content"),
            ("bsdtar, readers of streams", "one entry"),
        ),
        BOTH,
    )


def unlisted_entry(name: bytes, offset: int) -> Oddity:
    """Only readers of streams see it."""
    return Oddity(
        AnomalyKind.ZIP_UNLISTED_ENTRY,
        f"The entry {shown(name)} at byte {offset:,} is missing from the directory.",
        key_of(name),
        offset,
        sides(
            ("Python, unzip, bsdtar", "nothing"),
            ("readers of streams", "an entry like all others"),
        ),
        BOTH,
    )


def wrong_descriptor(name: bytes, offset: int, stated: str, behind: str) -> Oddity:
    """The values behind the content are others than those of the directory."""
    return Oddity(
        AnomalyKind.ZIP_WRONG_DESCRIPTOR,
        f"The data descriptor behind {shown(name)} states other values than the directory.",
        key_of(name),
        offset,
        sides(("directory", stated), ("data descriptor", behind)),
        BOTH,
    )


def repeated_extra(name: bytes, offset: int, key: int, where: str) -> Oddity:
    """A field whose meaning depends on which one is taken."""
    what = _EXTRA_NAMES.get(key, f"0x{key:04x}")
    return Oddity(
        AnomalyKind.ZIP_REPEATED_EXTRA,
        f"A duplicate extra field ({what}) stands in the {where} of {shown(name)}.",
        f"{what} {where}: {key_of(name)}",
        offset,
        sides(("some programs", "the first one"), ("others (Python)", "the last one")),
        BOTH,
    )


def bad_extra(name: bytes, offset: int, where: str, *, is_overrun: bool) -> Oddity:
    """The fields do not fill the extra bytes, or want more than there are."""
    return Oddity(
        AnomalyKind.ZIP_BAD_EXTRA,
        f"The extra fields in the {where} of {shown(name)} are malformed: a length is wrong.",
        f"{where}: {key_of(name)}",
        offset,
        sides(("Python", "an error, or nothing"), ("unzip, bsdtar", "a warning, or nothing")),
        BOTH if is_overrun else PYPI,
    )


def wide_extra(name: bytes, offset: int, where: str, why: str, *, refused_by: tuple[str, ...]) -> Oddity:
    """A zip64 field of a wrong length."""
    return Oddity(
        AnomalyKind.ZIP_WIDE_EXTRA,
        f"The zip64 extra field in the {where} of {shown(name)} is malformed: {why}.",
        f"{where}: {key_of(name)}",
        offset,
        (),
        refused_by,
    )


def unicode_name(name: bytes, offset: int, other: bytes, *, is_valid: bool) -> Oddity:
    """A second name in an extra field, which counts with the checksum of the first one only (4.6.9)."""
    return Oddity(
        AnomalyKind.ZIP_UNICODE_NAME,
        f"An extra field names {shown(name)} otherwise: {shown(other)}.",
        key_of(name),
        offset,
        sides(
            ("header (Python before 3.13)", key_of(name)),
            (f"extra field ({'bsdtar, unzip' if is_valid else 'ignored: its checksum is wrong'})", key_of(other)),
        ),
    )


def bad_unicode_name(name: bytes, offset: int) -> Oddity:
    """A second name that is not UTF-8 or that holds control characters."""
    return Oddity(
        AnomalyKind.ZIP_UNICODE_NAME,
        f"The name of {shown(name)} in an extra field is not UTF-8 or holds control characters.",
        key_of(name),
        offset,
        (),
        BOTH,
    )


def name_encoding(name: bytes, offset: int, text: str, *, is_unmarked: bool) -> Oddity:
    """A name that is not UTF-8, or that is and does not say so."""
    return Oddity(
        AnomalyKind.ZIP_NAME_ENCODING,
        f"The name {shown(name)} is {'not marked as UTF-8' if is_unmarked else 'not UTF-8'}.",
        key_of(name),
        offset,
        sides(("Python, by the standard", text), ("bsdtar, unzip", "whatever the system's encoding makes of it")),
        BOTH,
    )


def empty_name(offset: int) -> Oddity:
    """Nothing to unpack it to."""
    return Oddity(AnomalyKind.ZIP_EMPTY_NAME, "An entry has an empty name.", "", offset, (), UV)


def folder_with_content(name: bytes, offset: int, size_bytes: int) -> Oddity:
    """Content that nobody unpacks."""
    return Oddity(
        AnomalyKind.ZIP_FOLDER_WITH_CONTENT,
        f"{shown(name)} is a folder, but has {size_bytes:,} bytes of content.",
        key_of(name),
        offset,
        sides(("Python, unzip", "a folder"), ("here", "a folder and its content")),
        UV,
    )


def encrypted(name: bytes, offset: int) -> Oddity:
    """No password, no content."""
    return Oddity(
        AnomalyKind.ZIP_ENCRYPTED,
        f"{shown(name)} is encrypted: nobody can look into it without the password.",
        key_of(name),
        offset,
        refused_by=UV,
    )


def unreadable_method(name: bytes, offset: int, failure: str) -> Oddity:
    """A method that is not supported here."""
    return Oddity(AnomalyKind.ZIP_UNREADABLE_METHOD, f"{shown(name)}: {failure}", key_of(name), offset, (), BOTH)


def wrong_content(message: str) -> Oddity:
    """Found while the content was read."""
    return Oddity(
        AnomalyKind.ZIP_WRONG_CONTENT,
        message,
        "",
        None,
        sides(("Python, uv", "an error at the end"), ("programs that stop at the stated size", "a part of it")),
        UV,
    )
