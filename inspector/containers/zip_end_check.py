"""Compares the end records of a zip file with the directory that was found."""

from collections.abc import Iterator

from inspector.containers.oddities import Oddity
from inspector.containers.source import ByteSource
from inspector.containers.zip_end import END_SIGNATURE, WIDE_END, WIDE_END_SIGNATURE, Directory, WideEnd
from inspector.containers.zip_end_oddities import (
    comment,
    extensible_data,
    several_ends,
    split,
    wide_end,
    wrong_count,
    wrong_directory,
)

_ALL_ONES_16 = 0xFFFF


def end_oddities(source: ByteSource, directory: Directory, listed: int, listed_bytes: int) -> Iterator[Oddity]:
    """`listed` entries took `listed_bytes` of the directory."""
    place = directory.end_at
    if listed != directory.count and (directory.wide or listed & _ALL_ONES_16 != directory.count):
        yield wrong_count(directory.count, listed, place)
    if directory.stated_size_bytes != listed_bytes:
        yield wrong_directory("size", directory.stated_size_bytes, listed_bytes, place)
    if directory.stated_start + directory.prefix_bytes != directory.start:
        yield wrong_directory("offset", directory.stated_start, directory.start, place)
    if any(directory.disks) or directory.counts[0] != directory.counts[1]:
        yield split(place, is_refused=directory.counts[0] != directory.counts[1] or any(directory.disks))
    if directory.comment:
        yield comment(directory.comment, place)
        inner = directory.comment.find(END_SIGNATURE)
        if inner >= 0:
            yield several_ends("in the comment", directory.end - len(directory.comment) + inner)
    yield from _wide(source, directory)


def _wide(source: ByteSource, directory: Directory) -> Iterator[Oddity]:
    """The 64-bit end record (4.3.14) and its locator (4.3.15)."""
    place, wide = directory.end_at, directory.wide
    if not directory.has_locator:
        before = place - WIDE_END.size
        if before >= 0 and source.read_at(before, len(WIDE_END_SIGNATURE)) == WIDE_END_SIGNATURE:
            yield wide_end("it has no locator", before)
    elif wide is None:
        yield wide_end("its locator leads nowhere", place)
    else:
        yield from _of_record(wide, directory)


def _of_record(wide: WideEnd, directory: Directory) -> Iterator[Oddity]:
    if wide.stated_at + directory.prefix_bytes != wide.at and wide.stated_at != wide.at:
        yield wide_end(f"its locator says byte {wide.stated_at:,}, but it stands at {wide.at:,}: a mismatch", wide.at)
    if directory.has_two_readings:
        yield wide_end("it and the other end record state different values: a mismatch", wide.at)
    if wide.is_cut:
        yield wide_end("its length is wrong", wide.at)
    if wide.length_bytes > WIDE_END.size or wide.is_cut:
        yield extensible_data(wide.at, max(0, wide.length_bytes - WIDE_END.size))
