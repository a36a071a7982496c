"""The findings list as a table: one line per finding, worst first."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from inspector.core.report import FindingState
from inspector.gui.language import tr
from inspector.gui.models.finding_rows import STATE_WORDS, FindingRow
from inspector.gui.models.findings_model import SEVERITY_COLUMN, FindingsModel
from inspector.gui.reading_direction import LEFT, draw_left_to_right, keep_left_to_right
from inspector.gui.theme.severity_style import WORDS, draw_mark
from inspector.gui.theme.sheets import dress_header, dress_scroll_bars
from inspector.gui.theme.theme import Theme
from inspector.gui.views.row_cursor import go_to_row

MARK_PX = 12
PADDING_PX = 8
COMMAND_BY_KEY = {
    Qt.Key.Key_C: "triage.confirm",
    Qt.Key.Key_A: "triage.accept",
    Qt.Key.Key_P: "triage.false_positive",
    Qt.Key.Key_X: "triage.fixed",
    Qt.Key.Key_O: "triage.reopen",
    Qt.Key.Key_N: "triage.note",
}
"""One key each, while the list has the focus."""


class FindingDelegate(QStyledItemDelegate):
    """Draws the severity as shape, word and colour; elides the rest where it says least."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Muted secondary columns, paths elided in their middle."""
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        if index.column() == 2:
            option.textElideMode = Qt.TextElideMode.ElideMiddle

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The severity column is drawn here, the others by Qt."""
        draw_left_to_right(painter)
        row = index.data(Qt.ItemDataRole.UserRole)
        if index.column() != SEVERITY_COLUMN or not isinstance(row, FindingRow):
            super().paint(painter, option, index)
            return
        background = QStyleOptionViewItem(option)
        self.initStyleOption(background, index)
        background.text = ""
        background.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem,
            background,
            painter,
            background.widget,
        )
        self._draw_severity(painter, QRectF(option.rect), row)

    def _draw_severity(self, painter: QPainter, area: QRectF, row: FindingRow) -> None:
        severity = row.finding.severity
        top = area.center().y() - MARK_PX / 2
        mark = QRectF(area.left() + PADDING_PX, top, MARK_PX, MARK_PX)
        draw_mark(painter, mark, severity, self._theme, hollow=not row.is_open)
        painter.setPen(self._theme.severities[severity])
        text_area = area.adjusted(PADDING_PX + MARK_PX + 6, 0, -2, 0)
        painter.drawText(text_area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, WORDS[severity])

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Room for the mark beside the word."""
        hint = super().sizeHint(option, index)
        return QSize(hint.width() + MARK_PX + 12, hint.height())


class FindingsView(QTableView):
    """Selecting a line, by mouse or by keyboard, selects the finding."""

    finding_selected = Signal(object)
    """A FindingRow."""
    command_keyed = Signal(str)
    """The id of a command, by its letter."""
    menu_asked = Signal(QPoint)

    def __init__(self, model: FindingsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        keep_left_to_right(self)
        self._findings = model
        self._drawing = FindingDelegate(theme, self)
        self.setModel(model)
        self.setItemDelegate(self._drawing)
        self.setAccessibleName(tr("Findings"))
        self.setAccessibleDescription(
            tr("All findings, worst first. Selecting one shows its place; C, A, P, X and O decide.")
        )
        self._set_up_look()
        dress_header(self.horizontalHeader(), theme)
        dress_scroll_bars(self, theme)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._drawing.set_theme(theme)
        dress_header(self.horizontalHeader(), theme)
        dress_scroll_bars(self, theme)
        self.viewport().update()

    @property
    def selected(self) -> FindingRow | None:
        """The finding under the cursor."""
        at = self.currentIndex().row()
        return self._findings.shown[at] if 0 <= at < len(self._findings.shown) else None

    @property
    def selected_rows(self) -> list[FindingRow]:
        """All that is selected, from top to bottom; the finding under the cursor at least."""
        chosen = [self._findings.shown[at] for at in self._rows_selected() if at < len(self._findings.shown)]
        return chosen or ([self.selected] if self.selected else [])

    def move_on(self) -> None:
        """Goes to the next finding that nobody decided yet, below the selection and then from the top."""
        shown = self._findings.shown
        below = max(self._rows_selected(), default=self.currentIndex().row()) + 1
        order = [*range(below, len(shown)), *range(min(below, len(shown)))]
        at = next((at for at in order if not shown[at].is_decided), None)
        if at is not None:
            go_to_row(self, at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters decide."""
        command = COMMAND_BY_KEY.get(Qt.Key(event.key()))
        if command and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.command_keyed.emit(command)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the selected findings."""
        if self.selected:
            self.menu_asked.emit(event.globalPos())

    def select_key(self, key: str | None, *, silently: bool = False) -> bool:
        """Moves the cursor to a finding by its fingerprint; says whether it is shown."""
        at = self._findings.row_of(key) if key else -1
        blocked = self.selectionModel().blockSignals(silently)
        if at < 0:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        else:
            go_to_row(self, at)
            self.scrollTo(self._findings.index(at, 0))
        self.selectionModel().blockSignals(blocked)
        self.viewport().update()
        return at >= 0

    def step(self, by: int) -> None:
        """Moves to the finding that many lines further."""
        count = len(self._findings.shown)
        if count:
            at = self.currentIndex().row()
            go_to_row(self, (at + by) % count if at >= 0 else (0 if by > 0 else count - 1))

    def fit_columns(self) -> None:
        """Gives each column its share of the width."""
        metrics = self.fontMetrics()
        title_px = self.horizontalHeader().sectionSizeHint(SEVERITY_COLUMN) + PADDING_PX
        self.setColumnWidth(0, max(title_px, metrics.horizontalAdvance(tr("Critical")) + MARK_PX + 34))
        state_px = metrics.horizontalAdvance(f"{STATE_WORDS[FindingState.FALSE_POSITIVE]} ✎") + 3 * PADDING_PX
        room = max(self.viewport().width() - self.columnWidth(0) - state_px, 200)
        self.setColumnWidth(1, round(room * 0.42))
        self.setColumnWidth(2, round(room * 0.38))
        self.setColumnWidth(3, round(room * 0.2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the columns in proportion."""
        super().resizeEvent(event)
        self.fit_columns()

    def _rows_selected(self) -> list[int]:
        """From the ranges of the selection: one index per row would be slow where everything is selected."""
        selection = self.selectionModel().selection()
        ranges = [selection.at(at) for at in range(selection.count())]
        return sorted({row for part in ranges for row in range(part.top(), part.bottom() + 1)})

    def _set_up_look(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(LEFT)

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if 0 <= current.row() < len(self._findings.shown):
            self.finding_selected.emit(self._findings.shown[current.row()])
