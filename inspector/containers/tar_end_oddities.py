"""What is odd where a tar has no record: its end marker, what follows it, and damage."""

from inspector.containers.oddities import UV, Oddity
from inspector.core.anomaly import AnomalyKind, Reading


def trailing_bytes(offset: int) -> Oddity:
    """Bytes after the end marker that are no record."""
    return Oddity(
        AnomalyKind.TAR_TRAILING_BYTES,
        "Other bytes follow the end marker of the archive.",
        "",
        offset,
        (Reading("all readers", "the archive ends before them"), Reading("here", "listed as an entry of their own")),
    )


def records_after_end(offset: int) -> Oddity:
    """A second archive."""
    return Oddity(
        AnomalyKind.TAR_RECORDS_AFTER_END,
        "Further records follow the end marker of the archive.",
        "",
        offset,
        (
            Reading("GNU tar, Python, bsdtar, npm", "the archive ends before them"),
            Reading("GNU tar with --ignore-zeros", "one archive with all records"),
        ),
    )


def lone_zero_block(offset: int) -> Oddity:
    """Half an end marker between records."""
    return Oddity(
        AnomalyKind.TAR_LONE_ZERO_BLOCK,
        "A single block of zeros, half an end marker, stands between two records.",
        "",
        offset,
        (
            Reading("GNU tar, Python, bsdtar", "the archive ends here"),
            Reading("npm", "goes on with the records after it"),
        ),
        refused_by=UV,
    )


def no_end_marker(offset: int) -> Oddity:
    """The archive just stops."""
    return Oddity(
        AnomalyKind.TAR_NO_END_MARKER,
        "The archive has no end marker: it may have been cut where a record ends.",
        "",
        offset,
        refused_by=UV,
    )


def bad_checksum(offset: int, following: int | None) -> Oddity:
    """Garbage where a record should start."""
    then = "no record follows" if following is None else f"the next record stands at {following:,}"
    return Oddity(
        AnomalyKind.TAR_BAD_CHECKSUM,
        f"The bytes at {offset:,} are no tar record: their checksum is wrong; {then}.",
        "",
        offset,
        (
            Reading("Python", "the archive ends here"),
            Reading("GNU tar, npm", "go on with the next record"),
            Reading("bsdtar", "damage"),
        ),
        refused_by=UV,
    )
