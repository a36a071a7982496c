"""The frame of a dialog that starts a job: a form, a progress bar, words, and buttons."""

import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from inspector.gui.dialogs.close_box import close_box
from inspector.gui.language import tr
from inspector.gui.models.pace import Pace, remaining_words
from inspector.gui.widgets.plain_label import PlainLabel


class ProgressDialog(QDialog):
    """Not modal: the window stays usable. Closing it drops the job."""

    start_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, title: str, step: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(560)
        self.form = QFormLayout()
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.target_field = QLineEdit()
        self.target_field.setAccessibleName(tr("Target"))
        self.browse_button = QPushButton(tr("Browse…"))
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(10)
        self.progress.setAccessibleName(tr("Progress"))
        self._pace = Pace()
        self.left = PlainLabel(role="muted")
        self.left.setAccessibleName(tr("Time left"))
        self.words = PlainLabel()
        self.words.setWordWrap(True)
        self.words.setMinimumHeight(self.fontMetrics().height() * 3)
        self.buttons = close_box()
        self.start_button = self.buttons.addButton(step, QDialogButtonBox.ButtonRole.ActionRole)
        self.start_button.setDefault(True)
        self.cancel_button = self.buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.ActionRole)
        self.start_button.clicked.connect(self.start_asked)
        self.cancel_button.clicked.connect(self.cancel_asked)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self.show_idle("")

    def show_busy(self, words: str) -> None:
        """A job is under way."""
        self._switch(is_busy=True)
        self._pace.clear()
        self.left.show_text("")
        self.progress.setRange(0, 0)
        self.words.show_text(words)

    def show_progress(self, done: int, total: int) -> None:
        """How far it is."""
        self.progress.setRange(0, max(total, 1))
        self.progress.setValue(done)
        self._pace.see(time.monotonic(), done, total)
        left_s = self._pace.remaining_s
        self.left.show_text("" if left_s is None else remaining_words(left_s))

    def show_idle(self, words: str) -> None:
        """No job is under way; says how the last one ended."""
        self._switch(is_busy=False)
        self.progress.setRange(0, 1)
        self.words.show_text(words)

    def target_row(self) -> QWidget:
        """The target's field with its button."""
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.target_field, 1)
        row.addWidget(self.browse_button)
        return box

    def _switch(self, *, is_busy: bool) -> None:
        self.start_button.setEnabled(not is_busy)
        self.cancel_button.setVisible(is_busy)
        self.progress.setVisible(is_busy)
        self.left.setVisible(is_busy)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addLayout(self.form)
        column.addWidget(self.words)
        column.addWidget(self.progress)
        column.addWidget(self.left)
        column.addWidget(self.buttons)
