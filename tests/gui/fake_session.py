"""A session without processes: replays events and answers requests from plain data, on a thread of its own."""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import TypeVar

from inspector.containers.failures import ContainerError
from inspector.containers.source import Memory
from inspector.containers.spool import Spool
from inspector.core.end_state import EndState
from inspector.core.events import Ended, EntriesFound, ScanEvent
from inspector.core.limits import Limits
from inspector.engine.session import RefusedError
from inspector.engine.worker.pairs import Pairs
from inspector.previews.covering import SecretCover, covered_bytes, covered_text
from inspector.previews.hexdump import ShownBytes
from inspector.previews.jsontree.branch import BranchPlace, JsonBranch
from inspector.previews.jsontree.tree import JsonTree
from inspector.previews.look import PLAIN_LOOK, TextLook
from inspector.previews.pages.built_page import Page
from inspector.previews.pages.opening import open_page
from inspector.previews.pages.page import PageWindow
from inspector.previews.pages.page_input import NoNeighbours, PageError, PageInput
from inspector.previews.picture import Picture
from inspector.previews.prettyprint import formatted
from inspector.previews.rows import Row, Span, TextFacts, TextPlace
from inspector.previews.sourcepair import Crossing, PairFacts, PairSide, RowStretches, SourcePair
from inspector.previews.structure.opening import open_structure
from inspector.previews.structure.record import RawDetail, RecordPlace, StructureWindow
from inspector.previews.structure.structure import Structure
from inspector.previews.text import TextPreview

T = TypeVar("T")


class Gate(Event):
    """Stands between events: what follows waits until a test opens it."""


@dataclass
class FakeSession:
    """See `ArtifactSession`. Futures are done when they are returned."""

    script: Sequence[ScanEvent | Gate]
    contents: dict[int, bytes] = field(default_factory=dict)
    refusals: dict[int, str] = field(default_factory=dict)
    page_name: str = ""
    """Of an entry that the script does not bring."""
    is_cancelled: bool = False
    is_closed: bool = False
    asked: list[tuple[str, int]] = field(default_factory=list)
    _thread: Thread | None = None
    _cover: SecretCover = field(default_factory=SecretCover)
    _pairs: Pairs | None = None
    _structures: dict[int, Structure] = field(default_factory=dict)
    _pages: dict[int, Page] = field(default_factory=dict)

    def start(self, on_event: Callable[[ScanEvent], None]) -> None:
        self._thread = Thread(target=self._replay, args=(on_event,), name="fake-session", daemon=True)
        self._thread.start()

    def _replay(self, on_event: Callable[[ScanEvent], None]) -> None:
        for item in self.script:
            if isinstance(item, Gate):
                item.wait(10)
            elif self.is_closed:
                return
            elif self.is_cancelled:
                on_event(Ended(EndState.CANCELLED, "The scan was cancelled."))
                return
            else:
                on_event(item)

    def cancel(self) -> None:
        self.is_cancelled = True
        self._open_gates()

    def close(self) -> None:
        self.is_closed = True
        self._open_gates()
        if self._thread is not None:
            self._thread.join(10)

    def _open_gates(self) -> None:
        for item in self.script:
            if isinstance(item, Gate):
                item.set()

    def read(self, entry: int, offset: int, length: int) -> "Future[bytes]":
        return self._answer("read", entry, lambda data: data[offset : offset + length])

    def cover(self, secrets: Iterable[str]) -> None:
        self._cover.add(secrets)

    def reveal(self, *, is_revealed: bool) -> None:
        self._cover.is_open = is_revealed

    def read_covered(self, entry: int, offset: int, length: int) -> "Future[ShownBytes]":
        def covered(data: bytes) -> ShownBytes:
            return covered_bytes(self._cover, lambda at, count: data[at : at + count], offset, length)

        return self._answer("read_covered", entry, covered)

    def open_text(self, entry: int, look: TextLook = PLAIN_LOOK) -> "Future[TextFacts]":
        return self._answer(
            "open_formatted" if look.is_formatted else "open_text", entry, lambda data: _facts(_laid_out(data, look))
        )

    def picture(self, entry: int) -> "Future[Picture]":
        return self._answer("picture", entry, lambda data: Picture("PNG", 4, 2, "RGBA", 1, 4, 2, data[-32:]))

    def rows(self, entry: int, first: int, count: int, look: TextLook = PLAIN_LOOK) -> "Future[tuple[Row, ...]]":
        return self._answer(
            "rows", entry, lambda data: tuple(_rows(_laid_out(data, look), self._cover))[first : first + count]
        )

    def spans(
        self, entry: int, first: int, count: int, look: TextLook = PLAIN_LOOK
    ) -> "Future[tuple[tuple[Span, ...], ...]]":
        return self._answer(
            "spans", entry, lambda data: tuple(() for _ in list(_rows(_laid_out(data, look)))[first : first + count])
        )

    def place(
        self, entry: int, line: int | None, column: int | None, offset: int | None, look: TextLook = PLAIN_LOOK
    ) -> "Future[TextPlace | None]":
        return self._answer("place", entry, lambda _data: TextPlace((line or 1) - 1, (column or 1) - 1, 1))

    def moved(self, entry: int, row: int, start: int, look: TextLook, to_look: TextLook) -> "Future[TextPlace | None]":
        return self._answer("moved", entry, lambda _data: TextPlace(row, start, 1))

    def find(
        self,
        entry: int,
        needle: str,
        row: int,
        start: int,
        *,
        case_sensitive: bool,
        backwards: bool,
        look: TextLook = PLAIN_LOOK,
    ) -> "Future[TextPlace | None]":
        return self._answer("find", entry, lambda data: _first_hit(data, needle))

    def open_pair(
        self, map_number: int | None, shipped: int | None, source: int | None, original: int | None
    ) -> "Future[PairFacts]":
        return self._answer(
            "open_pair",
            map_number or shipped or 0,
            lambda _data: self.pairs.open(map_number, shipped, source, original),
        )

    def cross(self, pair: SourcePair, side: PairSide, row: int, start: int) -> "Future[Crossing | None]":
        return self._answer("cross", pair.map, lambda _data: self.pairs.cross(pair, side, row, start))

    def unmapped(self, pair: SourcePair, side: PairSide, first: int, count: int) -> "Future[tuple[RowStretches, ...]]":
        return self._answer("unmapped", pair.map, lambda _data: self.pairs.unmapped(pair, side, first, count))

    def structure(self, entry: int, first: int, count: int) -> "Future[StructureWindow]":
        return self._answer("structure", entry, lambda _data: self._structure(entry).window(first, count, self._cover))

    def raw_record(self, entry: int, index: int) -> "Future[RawDetail]":
        return self._answer("raw_record", entry, lambda _data: self._structure(entry).detail(index, self._cover))

    def find_record(self, entry: int, offset: int, said: str = "") -> "Future[RecordPlace]":
        return self._answer("find_record", entry, lambda _data: self._structure(entry).find(offset, said))

    def _structure(self, entry: int) -> Structure:
        if entry not in self._structures:
            content = Memory(self.contents.get(entry, b""))
            self._structures[entry] = open_structure(content, "x", Limits(), Spool(), is_root=True)
        return self._structures[entry]

    def page(self, entry: int, first: int, count: int) -> "Future[PageWindow]":
        return self._answer("page", entry, lambda _data: self._page(entry).window(first, count, self._cover))

    def branch(self, entry: int, place: BranchPlace) -> "Future[JsonBranch]":
        return self._answer("branch", entry, lambda data: JsonTree(data).branch(place, self._cover))

    def _page(self, entry: int) -> Page:
        if entry not in self._pages:
            found = [event.entries for event in self.script if isinstance(event, EntriesFound)]
            name = next((e.name for entries in found for e in entries if e.number == entry), self.page_name)
            try:
                self._pages[entry] = open_page(PageInput(self.contents.get(entry, b""), name, NoNeighbours()))
            except PageError as error:
                raise ContainerError(str(error)) from error
        return self._pages[entry]

    @property
    def pairs(self) -> Pairs:
        """As in the reader, over the entries of the script."""
        if self._pairs is None:
            found = [event.entries for event in self.script if isinstance(event, EntriesFound)]
            paths = ["", *(entry.path for entries in found for entry in entries)]
            texts = {number: TextPreview(data, "") for number, data in self.contents.items()}
            self._pairs = Pairs(paths, self.contents.__getitem__, texts.__getitem__)
        return self._pairs

    def _answer(self, what: str, entry: int, make: Callable[[bytes], T]) -> "Future[T]":
        self.asked.append((what, entry))
        future: Future[T] = Future()
        if entry in self.refusals:
            future.set_exception(RefusedError(self.refusals[entry]))
            return future
        try:
            future.set_result(make(self.contents.get(entry, b"")))
        except ContainerError as error:
            future.set_exception(RefusedError(str(error)))
        return future


def _laid_out(data: bytes, look: TextLook) -> bytes:
    return formatted(data, "JavaScript") if look.is_formatted else data


def _rows(data: bytes, cover: SecretCover | None = None) -> Iterable[Row]:
    for number, line in enumerate(data.decode("utf-8", "replace").split("\n"), 1):
        places = tuple(cover.stretches(line)) if cover else ()
        yield Row(number, 0, covered_text(line, places), places)


def _facts(data: bytes) -> TextFacts:
    rows = list(_rows(data))
    return TextFacts("UTF-8", None, len(rows), len(rows), len(data), max(len(row.text) for row in rows))


def _first_hit(data: bytes, needle: str) -> TextPlace | None:
    for at, row in enumerate(_rows(data)):
        if needle in row.text:
            return TextPlace(at, row.text.index(needle), len(needle))
    return None
