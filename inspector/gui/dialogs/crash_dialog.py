"""One dialog for what nobody expected, with details that can be copied."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from inspector.gui.dialogs.close_box import close_box
from inspector.gui.language import tr
from inspector.gui.theme.fixed_font import fixed_font
from inspector.gui.widgets.plain_label import PlainLabel

MAX_DETAIL_CHARACTERS = 200_000


class CrashDialog(QDialog):
    """Shows that something failed; the window goes on."""

    def __init__(self, sentence: str, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Something Failed"))
        self.resize(680, 380)
        self.sentence = PlainLabel(sentence)
        self.sentence.setWordWrap(True)
        self.details = QPlainTextEdit(details[-MAX_DETAIL_CHARACTERS:])
        self.details.setReadOnly(True)
        self.details.setAccessibleName(tr("Details"))
        self.details.setFont(fixed_font())
        buttons = close_box()
        self.copy_button = buttons.addButton(tr("Copy Details"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_button.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.sentence)
        column.addWidget(
            PlainLabel(
                tr("The window goes on. If this happens again, please report it with these details."), role="muted"
            )
        )
        column.addWidget(self.details, 1)
        column.addWidget(buttons)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())
