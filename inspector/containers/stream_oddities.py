"""What is odd around and between the streams of a compressed file, as sentences with both readings."""

from inspector.containers.gzip_header import GzipHeader
from inspector.containers.oddities import Oddity
from inspector.containers.tar_oddities import shown
from inspector.core.anomaly import AnomalyKind, Reading


def several_members(count: int, second_at: int) -> Oddity:
    """A gzip file in several parts."""
    return Oddity(
        AnomalyKind.GZIP_SEVERAL_MEMBERS,
        f"The gzip file consists of {count:,} members, one after the other.",
        "",
        second_at,
        (
            Reading("gzip, Python, bsdtar, npm", "the content of all members"),
            Reading("uv, simple readers (the plain decoder of Rust's flate2)", "the first member alone"),
        ),
    )


def trailing_bytes(format_name: str, offset: int) -> Oddity:
    """Bytes that belong to no stream."""
    return Oddity(
        AnomalyKind.STREAM_TRAILING_BYTES,
        f"Other bytes follow the end of the {format_name} data.",
        format_name,
        offset,
        (
            Reading("gzip and most programs", "nothing, or a warning"),
            Reading("Python", "an error, unless it stops before them"),
            Reading("here", "listed as an entry of their own"),
        ),
    )


def bytes_behind(format_name: str, offset: int) -> Oddity:
    """Bytes behind an archive that says where it ends."""
    return Oddity(
        AnomalyKind.STREAM_TRAILING_BYTES,
        f"Other bytes follow the end of the {format_name} archive.",
        format_name,
        offset,
        (
            Reading("programs that read the format", "nothing"),
            Reading("here", "listed as an entry of their own"),
        ),
    )


def skipped_frames(count: int, offset: int) -> Oddity:
    """Frames of user data in a zstd file."""
    return Oddity(
        AnomalyKind.STREAM_SKIPPED_FRAME,
        f"The zstd file holds {count:,} {'frame' if count == 1 else 'frames'} that every decompressor skips.",
        "",
        offset,
        (Reading("all readers", "nothing"), Reading("here", "listed as entries of their own")),
    )


def wrong_trailer(format_name: str) -> Oddity:
    """A checksum or length that is wrong at the very end."""
    return Oddity(
        AnomalyKind.STREAM_WRONG_TRAILER,
        f"The {format_name} data unpacks to its end, but its checksum or length is another one.",
        format_name,
        None,
        (
            Reading("gzip, Python", "an error at the end"),
            Reading("programs that stop at the end of the tarball", "nothing wrong"),
        ),
    )


def header_text(header: GzipHeader, offset: int) -> Oddity:
    """Optional fields that say where or how the file was made."""
    fields = (("name", header.name), ("comment", header.comment), ("extra field", header.extra))
    said = ", ".join(f"{what} {shown(text)}" for what, text in fields if text)
    return Oddity(AnomalyKind.GZIP_HEADER_TEXT, f"The gzip header says: {said}.", said, offset)
