"""A picture as large as there is room, or pixel by pixel; decoded elsewhere, only painted here."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from inspector.core.entry import Entry
from inspector.engine.session import ArtifactSession
from inspector.gui.accessible_roles import state_role
from inspector.gui.jobs.background import Token
from inspector.gui.jobs.futures import when_done
from inspector.gui.language import later, tr
from inspector.gui.theme.theme import Theme
from inspector.previews.picture import Picture

LOADING = later("Loading…")
_SQUARE_PX = 8
_BYTES_PER_PIXEL = 4


class PictureView(QScrollArea):
    """Fits the picture to the room; a click or the space bar changes to its own size and back."""

    state_changed = Signal(str)
    """A sentence: loading, what the picture is, why it cannot be shown."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        state_role(self, QAccessible.Role.Graphic)
        self._token = Token()
        self._canvas = Canvas(theme)
        self.setWidget(self._canvas)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Picture"))
        self._canvas.clicked.connect(self.toggle_size)

    @property
    def image(self) -> QImage:
        """What is painted."""
        return self._canvas.image

    @property
    def is_fitted(self) -> bool:
        """Whether the picture is as large as there is room; else it has its own size."""
        return self.widgetResizable()

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._canvas.set_theme(theme)

    def open(self, session: ArtifactSession, entry: Entry) -> None:
        """Shows an entry; words stand in its place until its pixels arrive."""
        self._token.drop()
        self._token = Token()
        self._canvas.show_words(tr(LOADING))
        self.state_changed.emit(tr(LOADING))
        when_done(session.picture(entry.number), self._on_picture, self._on_refused, self._token)

    def drop(self) -> None:
        """Drops what is still on its way."""
        self._token.drop()

    def toggle_size(self) -> None:
        """As large as there is room, or a pixel for a pixel."""
        self.setWidgetResizable(not self.is_fitted)
        if not self.is_fitted:
            self._canvas.resize(self._canvas.sizeHint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The space bar changes the size."""
        if event.key() == Qt.Key.Key_Space:
            self.toggle_size()
        else:
            super().keyPressEvent(event)

    def _on_picture(self, picture: Picture) -> None:
        image = image_of(picture)
        words = words_of(picture)
        self._canvas.show_image(image)
        self.setAccessibleDescription(words)
        self.state_changed.emit(words)

    def _on_refused(self, sentence: str) -> None:
        self._canvas.show_words(sentence)
        self.state_changed.emit(sentence)


class Canvas(QWidget):
    """Paints the picture over squares that show where it is transparent."""

    clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.image = QImage()
        self._theme = theme
        self._words = ""

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._theme = theme
        self.update()

    def show_image(self, image: QImage) -> None:
        """Paints another picture."""
        self.image, self._words = image, ""
        self.update()

    def show_words(self, words: str) -> None:
        """Paints words instead."""
        self.image, self._words = QImage(), words
        self.update()

    def sizeHint(self) -> QSize:
        """The picture's own size."""
        return self.image.size() if not self.image.isNull() else QSize(120, 60)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click."""
        if event.button() is Qt.MouseButton.LeftButton and not self.image.isNull():
            self.clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, squares, picture."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.surface)
        if self.image.isNull():
            painter.setPen(self._theme.muted)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(24, 24, -24, -24), flags, self._words)
            return
        area = self._area()
        self._paint_squares(painter, area)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, area.width() < self.image.width())
        painter.drawImage(area, self.image)

    def _area(self) -> QRect:
        """Never larger than the picture: pixels that are not there help nobody."""
        size = self.image.size()
        if size.width() > self.width() or size.height() > self.height():
            size = size.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRect(
            (self.width() - size.width()) // 2, (self.height() - size.height()) // 2, size.width(), size.height()
        )

    def _paint_squares(self, painter: QPainter, area: QRect) -> None:
        if not self.image.hasAlphaChannel():
            return
        tile = QImage(2 * _SQUARE_PX, 2 * _SQUARE_PX, QImage.Format.Format_RGB32)
        tile.fill(self._theme.raised)
        for x, y in ((0, 0), (_SQUARE_PX, _SQUARE_PX)):
            for row in range(_SQUARE_PX):
                for column in range(_SQUARE_PX):
                    tile.setPixelColor(x + column, y + row, self._theme.line)
        brush = painter.brush()
        brush.setTextureImage(tile)
        painter.fillRect(area, brush)


def image_of(picture: Picture) -> QImage:
    """The pixels as Qt paints them; null where their number is not what the picture says."""
    width, height = picture.shown_width, picture.shown_height
    if len(picture.rgba) != width * height * _BYTES_PER_PIXEL:
        return QImage()
    image = QImage(picture.rgba, width, height, width * _BYTES_PER_PIXEL, QImage.Format.Format_RGBA8888)
    return image.copy()  # Qt keeps no hold on the bytes


def words_of(picture: Picture) -> str:
    """What a picture is, in one line."""
    parts = [
        picture.format,
        tr("{width:,} × {height:,} pixels", width=picture.width, height=picture.height),
        picture.mode,
    ]
    if picture.frames > 1:
        parts.append(tr("{frames:,} frames, the first is shown", frames=picture.frames))
    if (picture.shown_width, picture.shown_height) != (picture.width, picture.height):
        parts.append(tr("shown smaller"))
    return "  ·  ".join(parts)
