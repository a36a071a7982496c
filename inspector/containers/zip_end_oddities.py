"""What is odd in a zip file as a whole: its end records, its directory, and bytes outside of all entries."""

from inspector.containers.oddities import BOTH, NOBODY, PYPI, Oddity
from inspector.containers.tar_oddities import shown
from inspector.containers.zip_oddities import sides
from inspector.core.anomaly import AnomalyKind

_NOBODY_SEES = ("Python, unzip, bsdtar", "nothing")


def counted(count: int, one: str, many: str) -> str:
    """A number with its noun."""
    return f"{count:,} {one if count == 1 else many}"


def bytes_before(offset: int, length: int, *, is_program: bool) -> Oddity:
    """Something precedes the first entry."""
    what = "a program or a script" if is_program else "which no program shows"
    return Oddity(
        AnomalyKind.ZIP_PROGRAM_BEFORE if is_program else AnomalyKind.ZIP_BYTES_BEFORE,
        f"{counted(length, 'byte stands', 'bytes stand')} before the first entry, {what}: prefix data.",
        "",
        offset,
        sides(_NOBODY_SEES, ("readers of streams", "no zip file"), ("here", "listed as an entry")),
        BOTH,
    )


def bytes_between(offset: int, length: int) -> Oddity:
    """Something between records."""
    return Oddity(
        AnomalyKind.ZIP_BYTES_BETWEEN,
        f"{counted(length, 'byte', 'bytes')} from byte {offset:,} on belong to no record of the zip file.",
        "",
        offset,
        sides(_NOBODY_SEES, ("readers of streams", "an error"), ("here", "listed as an entry")),
        BOTH,
    )


def padding(offset: int, length: int) -> Oddity:
    """Zeros between records."""
    return Oddity(
        AnomalyKind.ZIP_PADDING,
        f"{counted(length, 'byte', 'bytes')} from byte {offset:,} on belong to no record; all are zero.",
        "",
        offset,
        (),
        BOTH,
    )


def signing_block(offset: int, length: int) -> Oddity:
    """The signatures of an Android package."""
    return Oddity(
        AnomalyKind.ZIP_SIGNING_BLOCK,
        f"An Android signing block of {length:,} bytes stands before the directory.",
        "",
        offset,
        (),
        BOTH,
    )


def bytes_after(offset: int, length: int) -> Oddity:
    """Something after the end."""
    return Oddity(
        AnomalyKind.ZIP_BYTES_AFTER,
        f"{counted(length, 'byte follows', 'bytes follow')} the end of the zip file: trailing data.",
        "",
        offset,
        sides(_NOBODY_SEES, ("here", "listed as an entry")),
        BOTH,
    )


def several_ends(where: str, offset: int) -> Oddity:
    """A second end record."""
    return Oddity(
        AnomalyKind.ZIP_SEVERAL_ENDS,
        f"Another end record of a zip file stands {where}, at byte {offset:,}: programs may list another archive.",
        where,
        offset,
        sides(("programs that take the last end record", "one archive"), ("others", "another one")),
        BOTH,
    )


def no_directory() -> Oddity:
    """Entries only."""
    return Oddity(
        AnomalyKind.ZIP_NO_DIRECTORY,
        "The zip file has no directory that can be read.",
        "",
        None,
        sides(("Python, unzip", "no zip file"), ("readers of streams, here", "the entries that can be found")),
        BOTH,
    )


def wrong_count(stated: int, listed: int, offset: int) -> Oddity:
    """Another number of entries."""
    return Oddity(
        AnomalyKind.ZIP_WRONG_COUNT,
        f"The end record states {counted(stated, 'entry', 'entries')}, but the directory holds {listed:,}.",
        "",
        offset,
        sides(("end record", f"{stated:,}"), ("directory", f"{listed:,}")),
        BOTH,
    )


def wrong_directory(what: str, stated: int, found: int, offset: int) -> Oddity:
    """Another place or size."""
    return Oddity(
        AnomalyKind.ZIP_WRONG_DIRECTORY,
        f"The end record states a wrong {what} of the directory: {stated:,} instead of {found:,}.",
        what,
        offset,
        sides(("end record", f"{stated:,}"), ("directory", f"{found:,}")),
        BOTH,
    )


def split(offset: int, *, is_refused: bool) -> Oddity:
    """Several disks."""
    return Oddity(
        AnomalyKind.ZIP_SPLIT,
        "The end record says that the zip file is a part of several disks.",
        "",
        offset,
        (),
        PYPI if is_refused else NOBODY,
    )


def wide_end(why: str, offset: int) -> Oddity:
    """The 64-bit end record or its locator."""
    return Oddity(AnomalyKind.ZIP_WIDE_END, f"The 64-bit end record is odd: {why}.", why, offset, (), BOTH)


def extensible_data(offset: int, length: int) -> Oddity:
    """Bytes in the 64-bit end record."""
    return Oddity(
        AnomalyKind.ZIP_EXTENSIBLE_DATA,
        f"The 64-bit end record holds extensible data: {length:,} bytes that no program reads.",
        "",
        offset,
        sides(_NOBODY_SEES, ("here", "listed as an entry")),
        BOTH,
    )


def comment(text: bytes, offset: int) -> Oddity:
    """A comment on all."""
    return Oddity(
        AnomalyKind.ZIP_COMMENT, f"The zip file has a comment of {len(text):,} bytes: {shown(text)}.", "", offset
    )


def entry_comments(count: int, first: bytes, offset: int) -> Oddity:
    """Comments on entries."""
    return Oddity(
        AnomalyKind.ZIP_ENTRY_COMMENT,
        f"{counted(count, 'entry has a comment', 'entries have comments')} in the directory. "
        f"The first is {shown(first)}.",
        "",
        offset,
        (),
        PYPI,
    )


def data_descriptors(count: int, name: bytes, offset: int, *, any_stored: bool) -> Oddity:
    """Sizes behind the content; uv reads no stored content of an unknown size."""
    return Oddity(
        AnomalyKind.ZIP_DATA_DESCRIPTOR,
        f"{counted(count, 'entry keeps its size', 'entries keep their sizes')} in a data descriptor behind the "
        f"content. The first is {shown(name)}.",
        "",
        offset,
        sides(
            ("directory", "the sizes"),
            ("local headers (readers of streams)", "no size: they must guess where the content ends"),
        ),
        BOTH if any_stored else PYPI,
    )


def bare_descriptors(count: int, name: bytes, offset: int, *, any_stored: bool) -> Oddity:
    """Sizes behind the content without a mark."""
    return Oddity(
        AnomalyKind.ZIP_BARE_DESCRIPTOR,
        f"{counted(count, 'data descriptor has', 'data descriptors have')} no signature. "
        f"The first is behind {shown(name)}.",
        "",
        offset,
        (),
        BOTH if any_stored else PYPI,
    )


def rare_methods(count: int, name: bytes, offset: int, method: int, *, only_zstd: bool) -> Oddity:
    """Other methods than stored and deflated; uv knows zstd, too."""
    return Oddity(
        AnomalyKind.ZIP_RARE_METHOD,
        f"{counted(count, 'entry is', 'entries are')} neither stored nor deflated. "
        f"The first is {shown(name)}, of method {method}.",
        "",
        offset,
        (),
        PYPI if only_zstd else BOTH,
    )


def overlaps(count: int, first_at: int, second_at: int, length: int) -> Oddity:
    """Entries within entries."""
    return Oddity(
        AnomalyKind.ZIP_OVERLAP,
        f"{counted(count, 'entry overlaps another one', 'entries overlap others')}: the one at byte {second_at:,} "
        f"starts inside the one at {first_at:,} and shares {length:,} bytes with it.",
        "",
        second_at,
        sides(("Python, unzip", "all of them, shared bytes several times"), ("readers of streams", "the first one")),
        BOTH,
    )
