"""The health rows on the overview: a shape, a word and a sentence for each question."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QWidget

from inspector.core.severity import Severity
from inspector.gui.language import tr
from inspector.gui.models.health import HealthRow, HealthState
from inspector.gui.theme.severity_style import draw_mark
from inspector.gui.theme.theme import Theme
from inspector.gui.widgets.card import Card
from inspector.gui.widgets.flat_buttons import LinkButton
from inspector.gui.widgets.plain_label import ElidedLabel, PlainLabel

MARK_PX = 14
_LOOKS = {HealthState.CRITICAL: Severity.CRITICAL, HealthState.WARNING: Severity.MEDIUM}
_TICK = ((0.24, 0.54), (0.43, 0.72), (0.78, 0.3))


class HealthMark(QWidget):
    """A shape for each state: diamond, square, tick; a ring while it is not known, a dash where it does not apply."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state = HealthState.PENDING
        self.setFixedSize(QSize(MARK_PX, MARK_PX))

    def show_state(self, state: HealthState, theme: Theme) -> None:
        """Changes shape and colour."""
        self._state, self._theme = state, theme
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the shape."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._state in _LOOKS:
            draw_mark(painter, area, _LOOKS[self._state], self._theme)
            return
        is_good = self._state is HealthState.OK
        ink = self._theme.positive if is_good else self._theme.muted
        painter.setPen(QPen(ink, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        if is_good:
            painter.drawPolyline([area.topLeft() + QPointF(x * area.width(), y * area.height()) for x, y in _TICK])
        elif self._state is HealthState.PENDING:
            painter.drawEllipse(area.adjusted(1, 1, -1, -1))
        else:
            painter.drawLine(QPointF(area.left() + 2, area.center().y()), QPointF(area.right() - 2, area.center().y()))


class HealthCard(Card):
    """One row per question; a title that rests on a finding leads to it."""

    finding_asked = Signal(object)
    """The worst finding of a row."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(tr("Health"), parent)
        self._theme = theme
        self._rows: list[HealthRow] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(1)
        self._grid.setColumnStretch(3, 1)
        self._lines: list[tuple[HealthMark, LinkButton, PlainLabel, ElidedLabel]] = []
        self.column.addLayout(self._grid)

    @property
    def rows(self) -> Sequence[HealthRow]:
        """The rows on display."""
        return self._rows

    def button_of(self, title: str) -> LinkButton:
        """What leads from a row to its worst finding."""
        return self._lines[[row.title for row in self._rows].index(title)][1]

    def show_rows(self, rows: list[HealthRow], theme: Theme) -> None:
        """Shows other answers."""
        self._rows, self._theme = rows, theme
        while len(self._lines) < len(rows):
            self._add_line()
        for line, row in zip(self._lines, rows, strict=True):
            self._show_row(*line, row)

    def _show_row(
        self, mark: HealthMark, button: LinkButton, state: PlainLabel, words: ElidedLabel, row: HealthRow
    ) -> None:
        mark.show_state(row.state, self._theme)
        if button.text() != tr(row.title):
            button.setText(tr(row.title))
        button.setEnabled(row.worst is not None)
        button.setAccessibleName(f"{tr(row.title)}: {tr(row.state.value)}")
        button.setAccessibleDescription(row.words)
        state.show_text(tr(row.state.value))
        words.show_text(row.words)

    def _add_line(self) -> None:
        at = len(self._lines)
        line = HealthMark(self._theme), LinkButton(), PlainLabel(), ElidedLabel(role="muted")
        line[1].clicked.connect(lambda: self._ask(at))
        for column, widget in enumerate(line):
            self._grid.addWidget(widget, at, column)
        self._lines.append(line)

    def _ask(self, at: int) -> None:
        worst = self._rows[at].worst
        if worst is not None:
            self.finding_asked.emit(worst)
