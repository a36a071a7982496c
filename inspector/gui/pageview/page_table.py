"""The table that a page is shown in: columns as wide as what was read first, rows copied as text."""

from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from inspector.gui.language import tr
from inspector.gui.pageview.page_model import PageModel
from inspector.gui.pageview.row_delegate import PADDING_PX, RowDelegate, is_wide
from inspector.gui.reading_direction import keep_left_to_right
from inspector.gui.theme.sheets import dress_scroll_bars
from inspector.gui.theme.theme import Theme
from inspector.previews.pages.page import PageRow

_SAMPLE_ROWS = 200
_MIN_PX, _MAX_SHARE = 60, 0.45
_MIN_WIDE_PX, _STEP_PX = 130, 20
"""How narrow a column with long texts may become, and by which steps the widest gives way."""
MAX_COPIED_ROWS = 5000


class PageTable(QTableView):
    """Whole rows are selected, several at once."""

    def __init__(self, model: PageModel, theme: Theme) -> None:
        super().__init__()
        keep_left_to_right(self)
        self._model = model
        self._wanted: list[int] = []
        self.setModel(model)
        self._drawing = RowDelegate(theme, self)
        self.setItemDelegate(self._drawing)
        self.setAccessibleName(tr("Structure of the file"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._drawing.set_theme(theme)
        dress_scroll_bars(self, theme)
        self.viewport().update()

    def measure(self) -> None:
        """Finds widths for the columns by the rows that are here first."""
        widths = [0] * max(self._model.columnCount(), 1)
        for at in range(min(self._model.rowCount(), _SAMPLE_ROWS)):
            row = self._model.row(at)
            if row is not None:
                self._widen(widths, row)
        self._wanted = widths
        self._fit_columns()

    def _widen(self, widths: list[int], row: PageRow) -> None:
        measures = self.fontMetrics()
        last = len(row.cells) - 1
        for column, cell in enumerate(row.cells[: len(widths) - 1]):
            if not is_wide(row) and (column < last or len(row.cells) > 2):
                widths[column] = max(widths[column], measures.horizontalAdvance(cell[:200]) + 2 * PADDING_PX + 4)
        widths[-1] = max(widths[-1], self._mark_px(row.mark))

    def widen_marks(self, first: int, count: int) -> None:
        """Makes room for what is wrong with rows that arrived later."""
        rows = (self._model.row(at) for at in range(first, min(first + count, self._model.rowCount())))
        widest = max((self._mark_px(row.mark) for row in rows if row is not None), default=0)
        if self._wanted and widest > self._wanted[-1]:
            self._wanted[-1] = widest
            self._fit_columns()

    def _mark_px(self, mark: str) -> int:
        return self.fontMetrics().horizontalAdvance(mark[:200]) + 2 * PADDING_PX if mark else 0

    def _fit_columns(self) -> None:
        if not self._wanted:
            return
        room = self.viewport().width()
        most = max(round(room * _MAX_SHARE), _MIN_PX)
        marks_px = min(self._wanted[-1], most)
        widths = [min(max(wanted, _MIN_PX), most) for wanted in self._wanted[:-1]]
        free = room - sum(widths) - marks_px
        if widths and free > 0:
            widths[-1] += free
        while free < 0 and widths and max(widths) > _MIN_WIDE_PX:  # what is wrong stays in sight
            at = widths.index(max(widths))
            cut = min(-free, widths[at] - _MIN_WIDE_PX, _STEP_PX)
            widths[at] -= cut
            free += cut
        for column, width in enumerate([*widths, marks_px]):
            self.setColumnWidth(column, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the columns in proportion."""
        super().resizeEvent(event)
        self._fit_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copies rows; the rest is the table's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Puts the selected rows on the clipboard as they are shown, with tabs between the cells."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())[:MAX_COPIED_ROWS]
        found = (self._model.row(row) for row in rows)
        lines = ["\t".join(filter(None, (*row.cells, row.mark))) for row in found if row is not None]
        QGuiApplication.clipboard().setText("\n".join(lines))
