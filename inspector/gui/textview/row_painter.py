"""Paints rows and the gutter beside them, from plain strings only."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter

from inspector.core.severity import Severity
from inspector.gui.textview.runs import by_colour, laid_over, runs_of
from inspector.gui.textview.text_metrics import TextMetrics
from inspector.gui.theme.severity_style import draw_mark
from inspector.gui.theme.theme import Theme
from inspector.previews.rows import Row, Span, TokenKind

CONTINUATION = "↪"
LOADING = "…"
_MARK_SHARE = 0.62
_PAD_PX = 6.0


@dataclass(frozen=True, slots=True)
class RowLook:
    """How one row is to be painted."""

    row: Row | None
    spans: tuple[Span, ...] = ()
    selected: tuple[int, int] = (0, 0)
    highlighted: tuple[int, int] = (0, 0)
    is_current: bool = False
    caret: int | None = None
    """Character before which the caret stands, where it is shown."""
    mark: Severity | None = None
    has_icon: bool = False
    """Whether the mark's shape stands on this row."""
    echoes: tuple[tuple[int, int], ...] = ()
    """Stretches that correspond to a place in another text."""
    unmapped: tuple[tuple[int, int], ...] = ()
    """Stretches that a source map says nothing about."""


class RowPainter:
    """Paints with one theme and one font."""

    def __init__(self, theme: Theme, metrics: TextMetrics, gutter_px: float) -> None:
        self.theme = theme
        self.metrics = metrics
        self.gutter_px = gutter_px

    def paint_text(self, painter: QPainter, look: RowLook, top: float, left: float, width: float) -> None:
        """Paints the text part of a row; `left` is where its first character lies, the gutter ends at `gutter_px`."""
        height = self.metrics.row_height
        area = QRectF(self.gutter_px, top, width - self.gutter_px, height)
        self._paint_background(painter, look, area)
        if look.row is None:
            painter.setPen(self.theme.muted)
            painter.drawText(QPointF(self.gutter_px + _PAD_PX, top + self.metrics.baseline), LOADING)
            return
        edges = self.metrics.edges(look.row.text)
        painter.save()
        painter.setClipRect(area)
        self._paint_stretches(painter, look, top, left, edges)
        self._paint_runs(painter, look, QPointF(left, top + self.metrics.baseline), edges)
        if look.caret is not None:
            x = left + self.metrics.x_of(look.row.text, look.caret, edges)
            painter.fillRect(QRectF(x, top + 1, 1.5, height - 2), self.theme.text)
        painter.restore()

    def paint_gutter(self, painter: QPainter, look: RowLook, top: float) -> None:
        """Paints number or continuation sign, and the mark."""
        height = self.metrics.row_height
        area = QRectF(0, top, self.gutter_px - _PAD_PX, height)
        if look.row is not None:
            painter.setPen(self.theme.text if look.is_current else self.theme.gutter_text)
            sign = f"{look.row.line}" if look.row.column == 0 else CONTINUATION
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, sign)
        if look.mark is not None and look.has_icon:
            edge = height * _MARK_SHARE
            draw_mark(painter, QRectF(_PAD_PX, top + (height - edge) / 2, edge, edge), look.mark, self.theme)

    def _paint_background(self, painter: QPainter, look: RowLook, area: QRectF) -> None:
        if look.mark is not None:
            painter.fillRect(area, self.theme.tints[look.mark])
        elif look.is_current:
            painter.fillRect(area, self.theme.current_line)

    def _paint_stretches(
        self, painter: QPainter, look: RowLook, top: float, left: float, edges: list[float] | None
    ) -> None:
        if look.row is None:
            return
        text = look.row.text
        for stretches, paint in ((look.unmapped, self._paint_unmapped), (look.echoes, self._paint_echo)):
            for start, end in stretches:
                x = self.metrics.x_of(text, start, edges)
                paint(painter, QRectF(left + x, top, self.metrics.x_of(text, end, edges) - x, self.metrics.row_height))
        for (start, end), colour in ((look.highlighted, self.theme.match), (look.selected, self.theme.selection)):
            if start < end:
                x = self.metrics.x_of(text, start, edges)
                span = self.metrics.x_of(text, end, edges) - x
                painter.fillRect(QRectF(left + x, top, span, self.metrics.row_height), colour)

    def _paint_unmapped(self, painter: QPainter, area: QRectF) -> None:
        painter.fillRect(area, QBrush(self.theme.line, Qt.BrushStyle.BDiagPattern))

    def _paint_echo(self, painter: QPainter, area: QRectF) -> None:
        painter.fillRect(area, self.theme.selection)
        painter.fillRect(QRectF(area.left(), area.bottom() - 2, area.width(), 2), self.theme.accent)

    def _paint_runs(self, painter: QPainter, look: RowLook, origin: QPointF, edges: list[float] | None) -> None:
        if look.row is None:
            return
        is_selected = look.selected[0] < look.selected[1]
        marked = look.selected if is_selected else look.highlighted
        on_mark = self.theme.selection_text if is_selected else self.theme.text
        covered = look.row.covered
        runs = runs_of(look.row.text, laid_over(look.spans, covered) if covered else look.spans, marked)
        if edges is None:
            for is_marked, token, text in by_colour(runs):
                painter.setPen(on_mark if is_marked else self._colour(token))
                painter.drawText(origin, text)
            return
        right = painter.viewport().width()
        for run in runs:
            x = origin.x() + edges[run.start]
            if x > right:
                break
            painter.setPen(on_mark if run.is_marked else self._colour(run.token))
            painter.drawText(QPointF(x, origin.y()), run.text)

    def _colour(self, token: TokenKind | None) -> QColor:
        return self.theme.text if token is None else self.theme.tokens[token]
