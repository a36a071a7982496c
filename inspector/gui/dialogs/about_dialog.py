"""Version, licence, and what the window is built on."""

from PySide6 import __version__ as qt_version
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from inspector import __version__
from inspector.gui.dialogs.close_box import close_box
from inspector.gui.theme.icons import application_icon
from inspector.gui.widgets.plain_label import PlainLabel

_WORDS = (
    "See what a package really ships before anybody else does.\n\n"
    "Nothing that is opened is installed, executed or sent anywhere.\n\n"
    "Licence: MIT. The window uses Qt for Python under the LGPL, version 3."
)


class AboutDialog(QDialog):
    """A small box."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("About Artifact Inspector")
        picture = QLabel()
        picture.setPixmap(application_icon().pixmap(72, 72))
        title = PlainLabel(f"Artifact Inspector {__version__}", role="title")
        words = PlainLabel(f"{_WORDS}\nPySide6 {qt_version}.")
        words.setWordWrap(True)
        words.setMinimumWidth(360)
        text = QVBoxLayout()
        text.addWidget(title)
        text.addWidget(words)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(picture)
        row.addLayout(text, 1)
        buttons = close_box()
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 14)
        column.addLayout(row)
        column.addWidget(buttons)
