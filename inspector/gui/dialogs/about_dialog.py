"""Version, licence, what the window is built on, and how far the worker processes are locked in."""

from collections.abc import Sequence

from PySide6 import __version__ as qt_version
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from inspector import __version__
from inspector.core.isolation import Isolation
from inspector.gui.dialogs.close_box import close_box
from inspector.gui.language import later, tr
from inspector.gui.theme.icons import application_icon
from inspector.gui.widgets.plain_label import PlainLabel

_WORDS = later(
    "See what a package really ships before anybody else does.\n\n"
    "Nothing that is opened is installed, executed or sent anywhere.\n\n"
    "Licence: MIT. The window uses Qt for Python under the LGPL, version 3."
)


def isolation_words(isolation: Sequence[Isolation]) -> str:
    """What holds the workers in on this system, in plain words."""
    if not isolation:
        return tr(
            "Artifacts are read in processes of their own. Open one to see here how far this system locks them in."
        )
    lines = (tr("The {sentence}.", sentence=worker.sentence()) for worker in isolation)
    return "\n".join([tr("Artifacts are read in processes of their own, locked in as far as this system can:"), *lines])


class AboutDialog(QDialog):
    """A small box."""

    def __init__(self, isolation: Sequence[Isolation] = (), parent: QWidget | None = None) -> None:
        """`isolation`: of the workers of the artifact that is open, if one is."""
        super().__init__(parent)
        self.setWindowTitle(tr("About Artifact Inspector"))
        picture = QLabel()
        picture.setPixmap(application_icon().pixmap(72, 72))
        title = PlainLabel(f"Artifact Inspector {__version__}", role="title")
        words = PlainLabel(f"{tr(_WORDS)}\nPySide6 {qt_version}.")
        self.isolation = PlainLabel(isolation_words(isolation))
        text = QVBoxLayout()
        text.addWidget(title)
        for label in (words, self.isolation):
            label.setWordWrap(True)
            label.setMinimumWidth(420)
            text.addWidget(label)
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
