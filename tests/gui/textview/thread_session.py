"""A session for one text that answers from another thread."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from inspector.core.entry import Entry, EntryKind, Origin
from inspector.engine.session import RefusedError
from inspector.gui.textview import TextView
from inspector.previews.covering import SecretCover
from inspector.previews.hexdump import ShownBytes
from inspector.previews.jsontree.branch import BranchPlace, JsonBranch
from inspector.previews.look import PLAIN_LOOK, TextLook
from inspector.previews.pages.page import PageWindow
from inspector.previews.picture import Picture
from inspector.previews.prettyprint import laid_out
from inspector.previews.rows import Row, Span, TextFacts, TextPlace
from inspector.previews.sourcepair import Crossing, PairFacts, PairSide, RowStretches, SourcePair
from inspector.previews.structure.record import RawDetail, RecordPlace, StructureWindow
from inspector.previews.text import TextPreview

T = TypeVar("T")
ENTRY = Entry(1, None, "a.ts", "a.ts", EntryKind.FILE, Origin.ARCHIVED)


class ThreadSession:
    """Answers from a TextPreview on its own thread, as the real session does from another process."""

    def __init__(self, data: bytes, refusal: str = "") -> None:
        self._data = data
        self._refusal = refusal
        self._previews: dict[TextLook, TextPreview] = {}
        self._cover = SecretCover()
        self._thread = ThreadPoolExecutor(1)
        self.row_requests: list[int] = []

    def close(self) -> None:
        self._thread.shutdown(wait=True)

    def start(self, on_event: object) -> None: ...

    def cancel(self) -> None: ...

    def _later(self, fn: Callable[[], T]) -> "Future[T]":
        return self._thread.submit(fn)

    def cover(self, secrets: Iterable[str]) -> None:
        self._later(lambda: self._cover.add(secrets))

    def reveal(self, *, is_revealed: bool) -> None:
        self._later(lambda: setattr(self._cover, "is_open", is_revealed))

    def read_covered(self, entry: int, offset: int, length: int) -> "Future[ShownBytes]":
        return self._later(lambda: ShownBytes(self._data[offset : offset + length]))

    def read(self, entry: int, offset: int, length: int) -> "Future[bytes]":
        return self._later(lambda: self._data[offset : offset + length])

    def _open(self, look: TextLook) -> TextFacts:
        if self._refusal:
            raise RefusedError(self._refusal)
        return self._preview_in(look).facts()

    def _preview_in(self, look: TextLook) -> TextPreview:
        if look not in self._previews:
            if look.is_formatted:
                data, formatting = laid_out(self._data, "JavaScript", look.encoding)
                self._previews[look] = TextPreview(data, "a.ts", look, formatting=formatting)
            else:
                self._previews[look] = TextPreview(self._data, "a.ts", look)
        return self._previews[look]

    def open_pair(
        self, map_number: int | None, shipped: int | None, source: int | None, original: int | None
    ) -> "Future[PairFacts]":
        raise NotImplementedError

    def cross(self, pair: SourcePair, side: PairSide, row: int, start: int) -> "Future[Crossing | None]":
        raise NotImplementedError

    def unmapped(self, pair: SourcePair, side: PairSide, first: int, count: int) -> "Future[tuple[RowStretches, ...]]":
        raise NotImplementedError

    def page(self, entry: int, first: int, count: int) -> "Future[PageWindow]":
        raise NotImplementedError

    def branch(self, entry: int, place: BranchPlace) -> "Future[JsonBranch]":
        raise NotImplementedError

    def structure(self, entry: int, first: int, count: int) -> "Future[StructureWindow]":
        raise NotImplementedError

    def find_record(self, entry: int, offset: int, said: str = "") -> "Future[RecordPlace]":
        raise NotImplementedError

    def raw_record(self, entry: int, index: int) -> "Future[RawDetail]":
        raise NotImplementedError

    def open_text(self, entry: int, look: TextLook = PLAIN_LOOK) -> "Future[TextFacts]":
        return self._later(lambda: self._open(look))

    def picture(self, entry: int) -> "Future[Picture]":
        raise NotImplementedError

    def rows(self, entry: int, first: int, count: int, look: TextLook = PLAIN_LOOK) -> "Future[tuple[Row, ...]]":
        self.row_requests.append(first)
        return self._later(lambda: self._preview_in(look).rows(first, count, self._cover))

    def spans(
        self, entry: int, first: int, count: int, look: TextLook = PLAIN_LOOK
    ) -> "Future[tuple[tuple[Span, ...], ...]]":
        return self._later(lambda: self._preview_in(look).spans(first, count))

    def place(
        self, entry: int, line: int | None, column: int | None, offset: int | None, look: TextLook = PLAIN_LOOK
    ) -> "Future[TextPlace | None]":
        return self._later(lambda: self._preview_in(look).place(line, column, offset))

    def moved(self, entry: int, row: int, start: int, look: TextLook, to_look: TextLook) -> "Future[TextPlace | None]":
        def moved() -> TextPlace | None:
            if look.encoding != to_look.encoding:
                return self._preview_in(to_look).place(self._preview_in(look).line_at(row), None, None)
            offset = self._preview_in(look).body_offset(row, start)
            return self._preview_in(to_look).place_of_body(offset)

        return self._later(moved)

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
        return self._later(
            lambda: self._preview_in(look).find(needle, row, start, case_sensitive=case_sensitive, backwards=backwards)
        )


Opener = Callable[..., ThreadSession]


def row(view: TextView, number: int) -> Row | None:
    return view._row(number)
