"""The verdict in one word, with the sentences that say why."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.core.report import VerdictState
from inspector.core.severity import Severity
from inspector.gui.language import tr
from inspector.gui.models.scan_state import ScanState
from inspector.gui.models.wording import VERDICT_WORDS, severity_counts
from inspector.gui.theme.severity_style import draw_mark
from inspector.gui.theme.theme import Theme
from inspector.gui.widgets.frames import RoundBox
from inspector.gui.widgets.plain_label import PlainLabel
from inspector.gui.widgets.plain_text import PlainText

MARK_PX = 30
_LOOKS = {VerdictState.FAIL: Severity.CRITICAL, VerdictState.REVIEW: Severity.MEDIUM}


class VerdictMark(QWidget):
    """A shape for each verdict: a diamond, a square, a tick; a ring while nothing is decided."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state: VerdictState | None = None
        self.setFixedSize(QSize(MARK_PX, MARK_PX))
        self.setAccessibleName(tr("Verdict mark"))

    def show_state(self, state: VerdictState | None, theme: Theme) -> None:
        """Changes shape and colour."""
        self._state, self._theme = state, theme
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the shape."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        if self._state in _LOOKS:
            draw_mark(painter, area, _LOOKS[self._state], self._theme)
            return
        colour = self._theme.positive if self._state else self._theme.muted
        painter.setPen(QPen(colour, 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.drawEllipse(area)
        if self._state is VerdictState.PASS:
            tick = QPainterPath(area.topLeft() + (area.bottomRight() - area.topLeft()) * 0.28)
            tick.moveTo(area.left() + area.width() * 0.28, area.top() + area.height() * 0.52)
            tick.lineTo(area.left() + area.width() * 0.44, area.top() + area.height() * 0.68)
            tick.lineTo(area.left() + area.width() * 0.72, area.top() + area.height() * 0.35)
            painter.drawPath(tick)


class VerdictBanner(RoundBox):
    """Tinted by the verdict; while the scan runs it says what was found so far."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.mark = VerdictMark(theme)
        self.words = PlainLabel(role="title")
        font = self.words.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        font.setBold(True)
        self.words.setFont(font)
        self.reasons = PlainText(tr("Reasons of the verdict"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(14)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.words)
        column.addWidget(self.reasons)
        row.addLayout(column, 1)

    def show_state(self, state: ScanState, theme: Theme) -> None:
        """Shows what is known."""
        self._theme = theme
        report = state.report
        verdict = report.verdict.state if report and state.report_is_final else None
        words, reasons = _words_of(state)
        self.words.show_text(words)
        self.reasons.show_text("\n".join(reasons))
        self.setAccessibleName(tr("Verdict: {words}", words=words))
        self.mark.show_state(verdict, theme)
        self._paint_ground(verdict)

    def _paint_ground(self, verdict: VerdictState | None) -> None:
        ground, ink = self._colours(verdict)
        self.set_colours(ground, ink)
        palette = self.words.palette()
        palette.setColor(palette.ColorRole.WindowText, ink if verdict else self._theme.text)
        self.words.setPalette(palette)

    def _colours(self, verdict: VerdictState | None) -> tuple[QColor, QColor]:
        if verdict in _LOOKS:
            look = _LOOKS[verdict]
            return self._theme.tints[look], self._theme.severities[look]
        if verdict is VerdictState.PASS:
            return self._theme.positive_tint, self._theme.positive
        return self._theme.raised, self._theme.line


def _words_of(state: ScanState) -> tuple[str, tuple[str, ...]]:
    report = state.report
    if report is None:
        return tr("Scanning"), (tr("The verdict comes when every byte was read once."),)
    if not state.report_is_final:
        return tr("Scanning"), (tr("So far: {severity_counts}.", severity_counts=severity_counts(report)),)
    return VERDICT_WORDS[report.verdict.state], report.verdict.reasons
