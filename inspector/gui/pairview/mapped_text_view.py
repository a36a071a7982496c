"""A text view that shows what corresponds to a place in another text, and what the map says nothing about."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from inspector.gui.jobs.background import Token
from inspector.gui.jobs.futures import when_done
from inspector.gui.textview import TextView
from inspector.gui.textview.row_pages import PAGE_ROWS
from inspector.gui.textview.row_painter import RowLook
from inspector.gui.textview.selection import Position
from inspector.gui.theme.theme import Theme
from inspector.previews.rows import TextPlace
from inspector.previews.sourcepair import RowStretches

UnmappedAsker = Callable[[int, int], "Future[tuple[RowStretches, ...]]"]
"""(first row, number of rows) -> unmapped stretches of each"""


class MappedTextView(TextView):
    """Tells where the pointer and the caret go; the pair view says what to mark."""

    place_pointed = Signal(int, int)
    """Row and character under the pointer."""
    pointer_left = Signal()
    place_chosen = Signal(int, int)
    """Row and character of a caret that a person moved."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._echoes: dict[int, list[tuple[int, int]]] = {}
        self._unmapped: dict[int, tuple[RowStretches, ...]] = {}
        self._ask_unmapped: UnmappedAsker | None = None
        self._unmapped_token = Token()
        self._pointed: Position | None = None
        self.viewport().setMouseTracking(True)

    def clear(self, message: str = "") -> None:
        """See TextView; marks go as well."""
        super().clear(message)
        self._echoes = {}
        self.show_unmapped(None)

    def show_unmapped(self, ask: UnmappedAsker | None) -> None:
        """Says whom to ask for unmapped stretches; None marks none."""
        self._unmapped_token.drop()
        self._unmapped_token = Token()
        self._unmapped.clear()
        self._ask_unmapped = ask
        self.viewport().update()

    def show_echo(self, places: Iterable[TextPlace], *, reveal: bool) -> None:
        """Marks stretches, and brings the first into sight where that is wanted."""
        marked: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        first = None
        for place in places:
            first = first or place
            marked[place.row].append((place.start, place.start + max(place.length, 1)))
        self._echoes = dict(marked)
        if first is not None and reveal:
            self._reveal((first.row, first.start), end=first.start + first.length, is_jump=True)
        self.viewport().update()

    @property
    def can_format(self) -> bool:
        """Never: maps speak of lines as they are stored."""
        return False

    @property
    def can_choose_look(self) -> bool:
        """Never: the session marks rows of the plain look."""
        return False

    @property
    def echoed_rows(self) -> list[int]:
        """Rows with marked stretches."""
        return sorted(self._echoes)

    # --- overridden ---------------------------------------------------------------------------------

    def _look(self, number: int) -> RowLook:
        page = self._unmapped.get(number // PAGE_ROWS, ())
        within = number % PAGE_ROWS
        unmapped = page[within] if within < len(page) else ()
        return replace(super()._look(number), echoes=tuple(self._echoes.get(number, ())), unmapped=unmapped)

    def _on_page(self, number: int) -> None:
        super()._on_page(number)
        if self._ask_unmapped is not None and number not in self._unmapped:
            self._unmapped[number] = ()
            future = self._ask_unmapped(number * PAGE_ROWS, PAGE_ROWS)
            when_done(future, partial(self._on_unmapped, number), lambda _sentence: None, self._unmapped_token)

    def _on_unmapped(self, number: int, rows: tuple[RowStretches, ...]) -> None:
        self._unmapped[number] = rows
        self.viewport().update()

    def _on_hit(self, place: TextPlace) -> None:
        super()._on_hit(place)
        self.place_chosen.emit(place.row, place.start)

    def _move_caret(self, position: Position, *, keep_anchor: bool) -> None:
        super()._move_caret(position, keep_anchor=keep_anchor)
        self.place_chosen.emit(*self.caret)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tells the place under the pointer, or selects while the button is down."""
        super().mouseMoveEvent(event)
        if event.buttons() or not self._row_count:
            return
        position = self._position_at(event.position().toPoint())
        if position != self._pointed:
            self._pointed = position
            self.place_pointed.emit(*position)

    def viewportEvent(self, event: QEvent) -> bool:
        """Notices that the pointer left."""
        if event.type() is QEvent.Type.Leave:
            self._pointed = None
            self.pointer_left.emit()
        return super().viewportEvent(event)
