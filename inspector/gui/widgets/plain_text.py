"""A block of plain text as tall as its content: wraps anywhere, can be selected and copied."""

from math import ceil

from PySide6.QtCore import QSize, QSizeF, Qt
from PySide6.QtGui import QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QTextEdit, QWidget

from inspector.core.text import visible
from inspector.gui.theme.fixed_font import fixed_font

MAX_CHARACTERS = 20_000


class PlainText(QTextEdit):
    """For sentences and evidence from an artifact. Only plain text ever gets in."""

    def __init__(self, name: str, parent: QWidget | None = None, *, is_code: bool = False) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self._is_code = is_code
        if is_code:
            self.setFont(fixed_font())
        _fit_to_content(self)

    def show_text(self, text: str) -> None:
        """Shows text from anywhere, cut at MAX_CHARACTERS."""
        self.setPlainText(visible(text[:MAX_CHARACTERS], keep="\n"))

    def sizeHint(self) -> QSize:
        """The height that the text needs."""
        return QSize(120, self.minimumHeight())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to the page around it."""
        event.ignore()


class ManualText(QTextBrowser):
    """For our own manual pages only: Markdown without links or pictures that could be fetched."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        _fit_to_content(self)

    def show_manual_page(self, markdown: str) -> None:
        """Shows a page of our own manual."""
        self.setMarkdown(markdown)

    def loadResource(self, _kind: int, _name: object) -> object:  # noqa: N802 - Qt's virtual method
        """Fetches nothing."""
        return None

    def sizeHint(self) -> QSize:
        """The height that the page needs."""
        return QSize(120, self.minimumHeight())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to the page around it."""
        event.ignore()


def _fit_to_content(editor: QTextEdit) -> None:
    editor.setFrameShape(QFrame.Shape.NoFrame)
    editor.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    editor.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    editor.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    editor.setTabChangesFocus(True)
    editor.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    editor.viewport().setAutoFillBackground(False)
    editor.document().setDocumentMargin(1)

    def fit(size: QSizeF) -> None:
        editor.setFixedHeight(ceil(size.height()) + 2)

    editor.document().documentLayout().documentSizeChanged.connect(fit)
