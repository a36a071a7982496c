"""A bar whose parts show how a total is shared out."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.gui.language import tr

HEIGHT_PX = 14
SMALLEST_PX = 3.0


@dataclass(frozen=True, slots=True)
class Share:
    """One part of the bar."""

    label: str
    amount: int
    colour: QColor


class ShareBar(QWidget):
    """Parts in their order, none thinner than can be seen."""

    def __init__(self, ground: QColor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ground = ground
        self._shares: tuple[Share, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_shares(self, shares: Sequence[Share], ground: QColor) -> None:
        """Shows other parts."""
        self._ground = ground
        self._shares = tuple(share for share in shares if share.amount > 0)
        total = sum(share.amount for share in self._shares) or 1
        words = ", ".join(f"{share.label} {100 * share.amount / total:.0f} %" for share in self._shares)
        self.setAccessibleName(tr("Shares"))
        self.setAccessibleDescription(words or tr("nothing"))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(160, HEIGHT_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the parts one after another, round at both ends."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        outline = QPainterPath()
        outline.addRoundedRect(area, area.height() / 2, area.height() / 2)
        painter.setClipPath(outline)
        painter.fillRect(area, self._ground)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            painter.translate(area.width(), 0)
            painter.scale(-1, 1)
        left = area.left()
        for share, width in zip(self._shares, self._widths(area.width()), strict=True):
            painter.fillRect(QRectF(left, area.top(), width, area.height()), share.colour)
            left += width
        painter.setPen(Qt.PenStyle.NoPen)

    def _widths(self, room: float) -> list[float]:
        total = sum(share.amount for share in self._shares) or 1
        wanted = [max(SMALLEST_PX, room * share.amount / total) for share in self._shares]
        scale = room / sum(wanted) if wanted else 1
        return [width * scale for width in wanted]
