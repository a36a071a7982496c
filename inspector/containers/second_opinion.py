"""A second reader for archives that we walk ourselves: where libarchive lists something else, people must know.

Names, kinds and sizes are compared record by record, up to the first difference. libarchive reads on its own; only our
records come from the walk that was made anyway.
"""

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from unicodedata import normalize

from inspector.containers.budget import Budget
from inspector.containers.container import Container
from inspector.containers.failures import (
    ContainerError,
    DamagedError,
    EncryptedError,
    LimitReachedError,
    MissingLibraryError,
)
from inspector.containers.libarchive_library import library_archive
from inspector.containers.oddities import Oddity
from inspector.containers.other_reader import OtherReader, ReadTwice
from inspector.containers.record import Record
from inspector.containers.tar_oddities import key_of, shown
from inspector.core.anomaly import AnomalyKind, Reading
from inspector.core.entry import Entry, EntryKind, Origin

RECORDS_CAP = 200_000
"""Archives with more records are compared up to here."""
INPUT_CAP_BYTES = 2 << 30
"""libarchive is not asked to read more than this; skipped content of plain archives does not count."""
SKIPPED_CAP_BYTES = 64 << 20
"""A packed entry above this is the last one that is compared in a zip file: a preview must not wait for the skip."""
_STEP_SECONDS = 0.005
_MERGED_ON_APPLE = b"._"
_LINKS = frozenset({EntryKind.SYMLINK, EntryKind.HARDLINK})


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one reader takes a record for."""

    name: bytes
    kind: EntryKind
    size_bytes: int | None

    def sentence(self) -> str:
        """For the finding."""
        size = "" if self.size_bytes is None or self.kind is not EntryKind.FILE else f", {self.size_bytes:,} bytes"
        return f"{shown(self.name)} ({self.kind}{size})"

    def agrees(self, other: "Opinion", *, with_kinds: bool) -> bool:
        """Whether both mean one thing; what one of them does not know is not compared."""
        kinds = {self.kind, other.kind}
        if with_kinds and len(kinds) > 1 and EntryKind.OTHER not in kinds:
            return False
        if self.size_bytes != other.size_bytes and self.is_sized_file and other.is_sized_file:
            return False
        return self.name == other.name or _is_one_name(self.name, other.name)

    @property
    def is_sized_file(self) -> bool:
        """Whether the size can be compared: what links and folders state varies, and means nothing."""
        return self.size_bytes is not None and self.kind is EntryKind.FILE


def _is_one_name(mine: bytes, other: bytes) -> bool:
    """Whether libarchive would show one for the other.

    It composes names in Unicode, turns backslashes of zip files and drops slashes of folders. Names that are not UTF-8
    come out of it in ways of its own.
    """
    try:
        sides = [normalize("NFC", name.decode()).replace("\\", "/").rstrip("/") for name in (mine, other)]
    except UnicodeDecodeError:
        return True
    return sides[0] == sides[1]


def compared(container: Container, entries: Iterable[Entry], budget: Budget) -> Iterator[Oddity | None]:
    """Yields None after each run of records, and the first difference at the end, if there is one.

    Without libarchive there is nothing to compare. Raises LimitReachedError.
    """
    other = _other_reader(container)
    if other is not None:
        yield from _compared(entries, other, budget)


def _other_reader(container: Container) -> OtherReader | None:
    try:
        return container.other_reader() if isinstance(container, ReadTwice) else None
    except DamagedError:
        return None


def _compared(entries: Iterable[Entry], other: OtherReader, budget: Budget) -> Iterator[Oddity | None]:
    listed = [entry for entry in entries if entry.origin is Origin.ARCHIVED and _is_before(entry, other.end)]
    if other.is_by_place:
        listed.sort(key=lambda entry: entry.offset or 0)
    mine = (Opinion(e.name_raw or e.name.encode("utf-8", "replace"), e.kind, e.size_bytes) for e in listed)
    if sys.platform == "darwin":
        mine = (opinion for opinion in mine if not opinion.name.rpartition(b"/")[2].startswith(_MERGED_ON_APPLE))
    try:
        archive = library_archive()(other.source, (other.format,), (), budget)
    except MissingLibraryError:
        return
    except LimitReachedError:
        raise
    except ContainerError as error:
        first = next(mine, None)
        yield _disagreement(1, first, str(error), other) if first is not None else None
        return
    try:
        theirs = _theirs(archive.next_record, lambda: archive.fed_bytes < INPUT_CAP_BYTES)
        yield from _differences(mine, theirs, other, _reach(listed, other))
    finally:
        archive.close()


def _reach(listed: Sequence[Entry], other: OtherReader) -> int:
    """How many records are compared: a reader without the directory may have to unpack what it wants to skip."""
    huge = (number for number, entry in enumerate(listed, start=1) if (entry.packed_bytes or 0) > SKIPPED_CAP_BYTES)
    return min(next(huge, RECORDS_CAP), RECORDS_CAP) if other.is_by_place else RECORDS_CAP


def _is_before(entry: Entry, end: int | None) -> bool:
    return end is None or entry.offset is None or entry.offset < end


@dataclass(slots=True)
class _Ended:
    """Why libarchive stopped; an empty sentence where it says nothing about the archive."""

    sentence: str = ""


def _theirs(next_record: Callable[[], Record | None], may_go_on: Callable[[], bool]) -> Iterator[Opinion | _Ended]:
    while may_go_on():
        try:
            record = next_record()
        except LimitReachedError:
            raise
        except EncryptedError:
            break
        except ContainerError as error:
            yield _Ended(str(error))
            return
        if record is None:
            return
        kind = EntryKind.OTHER if record.kind in _LINKS and record.link_target is None else record.kind
        yield Opinion(record.name_raw, kind, record.size_bytes)
    yield _Ended()


def _differences(
    mine: Iterator[Opinion], theirs: Iterator[Opinion | _Ended], other: OtherReader, reach: int
) -> Iterator[Oddity | None]:
    until_s = time.monotonic() + _STEP_SECONDS
    for number, their in enumerate(islice(theirs, reach), start=1):
        my = _next_beside(their, mine)
        if isinstance(their, _Ended):
            if my is not None and their.sentence:
                yield _disagreement(number, my, their.sentence, other)
            return
        if my is None or not my.agrees(their, with_kinds=other.states_kinds):
            yield _disagreement(number, my, their, other)
            return
        if time.monotonic() >= until_s:
            yield None
            until_s = time.monotonic() + _STEP_SECONDS
        if number == reach:
            return
    left = next((my for my in mine if my.kind is not EntryKind.OTHER), None)
    if left is not None:
        yield _disagreement(None, left, "the archive ends before", other)


def _next_beside(their: Opinion | _Ended, mine: Iterator[Opinion]) -> Opinion | None:
    """Our next record, without those of the packer's own that libarchive passes over."""
    their_name = their.name if isinstance(their, Opinion) else None
    return next((my for my in mine if my.kind is not EntryKind.OTHER or my.name == their_name), None)


def _disagreement(number: int | None, mine: Opinion | None, theirs: Opinion | str, other: OtherReader) -> Oddity:
    named = mine or theirs
    return Oddity(
        AnomalyKind.PARSERS_DISAGREE,
        f"Two readers disagree about {f'record {number:,}' if number else 'the end'} of the archive.",
        key_of(named.name) if isinstance(named, Opinion) else "",
        None,
        (
            Reading("here", mine.sentence() if mine is not None else "the archive ends before"),
            Reading(other.called, theirs.sentence() if isinstance(theirs, Opinion) else theirs),
        ),
    )
