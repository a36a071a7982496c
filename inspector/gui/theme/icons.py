"""Our own icons: line drawings in SVG, painted in the colour of the theme."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from inspector.assets.accessor import read_bytes, read_text
from inspector.gui.theme.theme import Theme

_INK = "#1b2028"
"""The colour that every icon is drawn in on disk; replaced by the theme's."""
_SIZES_PX = (16, 20, 24, 32, 48)


@cache
def application_icon() -> QIcon:
    """The product's own icon, in its own colours."""
    renderer = QSvgRenderer(QByteArray(read_bytes("icons/inspector.svg")))
    icon = QIcon()
    for size_px in (16, 24, 32, 48, 64, 128, 256):
        icon.addPixmap(_painted(renderer, size_px))
    return icon


def themed_icon(name: str, theme: Theme) -> QIcon:
    """The icon of that name in the theme's text colour, and fainter where it is disabled."""
    return _icon(name, theme.text.name(), theme.muted.name())


@cache
def _icon(name: str, ink: str, faint: str) -> QIcon:
    drawing = read_text(f"icons/{name}.svg")
    icon = QIcon()
    for colour, mode in ((ink, QIcon.Mode.Normal), (faint, QIcon.Mode.Disabled)):
        renderer = QSvgRenderer(QByteArray(drawing.replace(_INK, colour).encode()))
        for size_px in _SIZES_PX:
            icon.addPixmap(_painted(renderer, size_px, faint=mode is QIcon.Mode.Disabled), mode)
    return icon


@cache
def icon_pixmap(name: str, colour: str, size_px: int, ratio: float = 1.0) -> QPixmap:
    """One icon in one colour (`#rrggbb`) for drawing inside a view, sharp at the screen's pixel ratio."""
    drawing = read_text(f"icons/{name}.svg").replace(_INK, QColor(colour).name())
    pixmap = _painted(QSvgRenderer(QByteArray(drawing.encode())), round(size_px * ratio))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _painted(renderer: QSvgRenderer, size_px: int, *, faint: bool = False) -> QPixmap:
    pixmap = QPixmap(QSize(size_px, size_px))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setOpacity(0.5 if faint else 1.0)
    renderer.render(painter, QRectF(0, 0, size_px, size_px))
    painter.end()
    return pixmap
