"""What a new window shows: where to drop, what was open lately, and a demo to try."""

from pathlib import PurePath

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from inspector.gui.language import tr
from inspector.gui.models.recent import RecentArtifact
from inspector.gui.safe_text import safe_menu_text, safe_tool_tip
from inspector.gui.theme.icons import application_icon, icon_pixmap
from inspector.gui.theme.theme import Theme
from inspector.gui.widgets.flat_buttons import LinkButton, PrimaryButton, QuietButton
from inspector.gui.widgets.plain_label import PlainLabel

ICON_PX = 64
PAGE_PX = 620


class DropZone(QFrame):
    """Says what can be dropped; the window itself takes the drop."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_hot = False
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title = PlainLabel(tr("Drop a package, an archive, a source map or a folder here"), role="title")
        self.explanation = PlainLabel(
            tr("Nothing that is opened is installed, executed or sent anywhere."),
            role="muted",
        )
        for label in (self.title, self.explanation):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 26, 24, 26)
        column.setSpacing(8)
        for part in (self._icon, self.title, self.explanation):
            column.addWidget(part)
        self.setAccessibleName(tr("Drop zone"))
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._theme = theme
        self._icon.setPixmap(icon_pixmap("drop", theme.accent.name(), 40, self.devicePixelRatioF()))
        self.update()

    def set_hot(self, *, is_hot: bool) -> None:
        """Shows that something is held over the window."""
        self._is_hot = is_hot
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws a dashed frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._theme.accent if self._is_hot else self._theme.line
        painter.setPen(QPen(colour, 2, Qt.PenStyle.DashLine))
        painter.setBrush(self._theme.selection if self._is_hot else self._theme.surface)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 10, 10)


class StartPage(QWidget):
    """Shown while no artifact is open."""

    file_asked = Signal()
    folder_asked = Signal()
    demo_asked = Signal()
    recent_asked = Signal(str)
    clear_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(tr("Start page"))
        self.drop_zone = DropZone(theme)
        self.open_button = PrimaryButton(tr("Open File…"))
        self.folder_button = QuietButton(tr("Open Folder…"))
        self.demo_button = QuietButton(tr("Open the Demo"))
        self.open_button.clicked.connect(self.file_asked)
        self.folder_button.clicked.connect(self.folder_asked)
        self.demo_button.clicked.connect(self.demo_asked)
        self.demo_button.setAccessibleDescription(tr("Makes a harmless leaky package on this computer and opens it"))
        self._rows: list[QWidget] = []
        self._recent_box = QVBoxLayout()
        self._recent_box.setSpacing(0)
        self._recent_head = PlainLabel(tr("Recent"), role="title")
        self.clear_button = LinkButton(tr("Clear list"))
        self.clear_button.clicked.connect(self.clear_asked)
        self._lay_out()

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._theme = theme
        self.drop_zone.set_theme(theme)

    def show_recent(self, items: tuple[RecentArtifact, ...]) -> None:
        """Lists what was opened lately."""
        for row in self._rows:
            self._recent_box.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._recent_row(item) for item in items]
        for row in self._rows:
            self._recent_box.addWidget(row)
        self._recent_head.setVisible(bool(items))
        self.clear_button.setVisible(bool(items))

    def recent_buttons(self) -> list[QPushButton]:
        """The buttons of the list, newest first."""
        return [row.findChildren(QPushButton)[0] for row in self._rows]

    def _recent_row(self, item: RecentArtifact) -> QWidget:
        path = PurePath(item.path)
        button = LinkButton(safe_menu_text(path.name or item.path))
        button.setToolTip(safe_tool_tip(item.path))
        button.setAccessibleName(tr("Open {name}", name=path.name))
        button.clicked.connect(lambda _checked=False, wanted=item.path: self.recent_asked.emit(wanted))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(button)
        line.addWidget(PlainLabel(str(path.parent), role="muted"), 1)
        line.addWidget(PlainLabel(tr(item.verdict), role="muted"))
        return row

    def _lay_out(self) -> None:
        page = QWidget()
        page.setMaximumWidth(PAGE_PX)
        column = QVBoxLayout(page)
        column.setSpacing(14)
        column.addLayout(self._headline())
        column.addWidget(self.drop_zone)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.open_button, self.folder_button, self.demo_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addSpacing(8)
        recent = QHBoxLayout()
        recent.addWidget(self._recent_head)
        recent.addStretch(1)
        recent.addWidget(self.clear_button)
        column.addLayout(recent)
        column.addLayout(self._recent_box)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(page, 8)
        middle.addStretch(1)
        outside = QVBoxLayout(self)
        outside.addStretch(2)
        outside.addLayout(middle)
        outside.addStretch(3)

    @staticmethod
    def _headline() -> QHBoxLayout:
        picture = QLabel()
        picture.setPixmap(application_icon().pixmap(ICON_PX, ICON_PX))
        name = PlainLabel("Artifact Inspector")
        font = name.font()
        font.setPointSizeF(font.pointSizeF() * 1.9)
        font.setBold(True)
        name.setFont(font)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(name)
        words.addWidget(PlainLabel(tr("See what a package really ships before anybody else does."), role="muted"))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(picture)
        row.addLayout(words, 1)
        return row
