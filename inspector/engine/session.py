"""One opened artifact, as the window and the command line see it: `worker_session.Session` is the real one."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from typing import Protocol

from inspector.core.events import ScanEvent
from inspector.previews.hexdump import ShownBytes
from inspector.previews.jsontree.branch import BranchPlace, JsonBranch
from inspector.previews.look import PLAIN_LOOK, TextLook
from inspector.previews.pages.page import PageWindow
from inspector.previews.picture import Picture
from inspector.previews.rows import Row, Span, TextFacts, TextPlace
from inspector.previews.sourcepair import Crossing, PairFacts, PairSide, RowStretches, SourcePair
from inspector.previews.structure.record import RawDetail, RecordPlace, StructureWindow


class RefusedError(Exception):
    """A request cannot be answered; the message is one sentence for people."""


class ArtifactSession(Protocol):
    """The interface of `Session`, for views and for their fakes in tests.

    Futures finish on the session's own thread. They fail with RefusedError, or are cancelled when the
    session is closed first.
    """

    def start(self, on_event: Callable[[ScanEvent], None]) -> None:
        """Begins; every event comes on the session's own thread, the last one is `Ended`."""
        ...

    def cancel(self) -> None:
        """Asks the scan to end; entries stay readable. Ended follows within the grace period."""
        ...

    def close(self) -> None:
        """Ends both workers. No event comes after it."""
        ...

    def cover(self, secrets: Iterable[str]) -> None:
        """Covers these secrets, too, in rows and covered bytes that are asked for from now on."""
        ...

    def reveal(self, *, is_revealed: bool) -> None:
        """Leaves all secrets uncovered from now on, or covers them again."""
        ...

    def read(self, entry: int, offset: int, length: int) -> "Future[bytes]":
        """Bytes of an entry."""
        ...

    def read_covered(self, entry: int, offset: int, length: int) -> "Future[ShownBytes]":
        """Bytes of an entry as people may see them: secrets are covered, cut ones included."""
        ...

    def open_text(self, entry: int, look: TextLook = PLAIN_LOOK) -> "Future[TextFacts]":
        """Prepares an entry for text preview in one look; what is asked of it later names the same look."""
        ...

    def picture(self, entry: int) -> "Future[Picture]":
        """The pixels of a picture."""
        ...

    def rows(self, entry: int, first: int, count: int, look: TextLook = PLAIN_LOOK) -> "Future[tuple[Row, ...]]":
        """Rows of a text that was opened; secrets are covered, cut ones included."""
        ...

    def spans(
        self, entry: int, first: int, count: int, look: TextLook = PLAIN_LOOK
    ) -> "Future[tuple[tuple[Span, ...], ...]]":
        """Tokens of the same rows, one tuple per row."""
        ...

    def place(
        self, entry: int, line: int | None, column: int | None, offset: int | None, look: TextLook = PLAIN_LOOK
    ) -> "Future[TextPlace | None]":
        """Where a line and column (1-based, UTF-16) or a byte offset lies in the rows."""
        ...

    def moved(self, entry: int, row: int, start: int, look: TextLook, to_look: TextLook) -> "Future[TextPlace | None]":
        """Where a place in the rows of a text in one look lies in another look of the same text."""
        ...

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
        """The next hit after (or before) a place in the text as it really is; None where there is none."""
        ...

    def open_pair(
        self, map_number: int | None, shipped: int | None, source: int | None, original: int | None
    ) -> "Future[PairFacts]":
        """An original and its shipped code. Of map and shipped file one may be None: it is looked for.

        `original` is the number of the source's entry, where it has one.
        """
        ...

    def cross(self, pair: SourcePair, side: PairSide, row: int, start: int) -> "Future[Crossing | None]":
        """What a place in the rows of one text of a pair corresponds to in the other; None for nothing."""
        ...

    def unmapped(self, pair: SourcePair, side: PairSide, first: int, count: int) -> "Future[tuple[RowStretches, ...]]":
        """The unmapped stretches of rows of one text of a pair, one tuple per row."""
        ...

    def structure(self, entry: int, first: int, count: int) -> "Future[StructureWindow]":
        """Raw records of an archive: an entry, or the artifact itself (0)."""
        ...

    def raw_record(self, entry: int, index: int) -> "Future[RawDetail]":
        """One of them with all its fields."""
        ...

    def find_record(self, entry: int, offset: int, said: str = "") -> "Future[RecordPlace]":
        """Which of them holds a byte. `said`: what a finding says of it, which tells one layer from another."""
        ...

    def page(self, entry: int, first: int, count: int) -> "Future[PageWindow]":
        """Rows of the page about a file: an entry, or the artifact itself (0)."""
        ...

    def branch(self, entry: int, place: BranchPlace) -> "Future[JsonBranch]":
        """The children of one node of an entry as a JSON tree."""
        ...
