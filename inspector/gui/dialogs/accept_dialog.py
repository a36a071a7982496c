"""Accepting a finding in the policy: a reason, a last day, who answers for it."""

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QDate, QDateTime, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QComboBox, QDateEdit, QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QWidget

from inspector.core.report import FindingState, ReportFinding
from inspector.gui.jobs.background import run_in_background
from inspector.gui.language import later, tr
from inspector.gui.models.finding_rows import place_words
from inspector.gui.widgets.plain_label import PlainLabel
from inspector.policy.acceptance import DEFAULT_DAYS
from inspector.policy.accepting import accept_in_policy, policy_to_extend
from inspector.policy.policy import PolicyError

KINDS = ((later("Accepted"), FindingState.ACCEPTED), (later("False positive"), FindingState.FALSE_POSITIVE))


class AcceptDialog(QDialog):
    """Writes nothing until a reason is given; what is wrong with the policy is said in the dialog."""

    accepted_in = Signal(str)
    """The policy that took the acceptance."""

    def __init__(self, finding: ReportFinding, key_id: str | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finding, self._key_id = finding, key_id
        self._path = policy_to_extend()
        self.setWindowTitle(tr("Accept in Policy"))
        self.setMinimumWidth(520)
        self.reason_field = QLineEdit()
        self.owner_field = QLineEdit()
        self.kind_box = QComboBox()
        self.day_field = QDateEdit(_today().addDays(DEFAULT_DAYS))
        self.status = PlainLabel()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._set_up()
        self._lay_out()

    def accept(self) -> None:
        """Writes the acceptance beside the GUI thread; the dialog closes once it stands in the file."""
        path, finding, key_id = self._path, self._finding, self._key_id
        reason, owner = self.reason_field.text().strip(), self.owner_field.text().strip() or None
        day = self.day_field.date()
        expires = dt.date(day.year(), day.month(), day.day())
        kind = KINDS[self.kind_box.currentIndex()][1].value
        self._ok.setEnabled(False)
        run_in_background(
            lambda: accept_in_policy(path, finding, reason, key_id=key_id, owner=owner, expires=expires, kind=kind),
            lambda _none: self._on_written(path),
            self._on_failed,
        )

    def _on_written(self, path: Path) -> None:
        self.accepted_in.emit(str(path))
        super().accept()

    def _on_failed(self, error: Exception) -> None:
        words = (
            str(error) if isinstance(error, PolicyError) else tr("The policy was not changed: {error}.", error=error)
        )
        self.status.show_text(words)
        self._ok.setEnabled(True)

    def _set_up(self) -> None:
        for box, name in (
            (self.reason_field, tr("Reason")),
            (self.owner_field, tr("Who answers for it")),
            (self.kind_box, tr("Kind of acceptance")),
            (self.day_field, tr("Last day on which it holds")),
        ):
            box.setAccessibleName(name)
            box.setMinimumHeight(self.fontMetrics().height() + 12)
        self.reason_field.setPlaceholderText(tr("Why can this ship?"))
        self.owner_field.setPlaceholderText(tr("Optional"))
        self.kind_box.addItems([tr(title) for title, _ in KINDS])
        self.day_field.setMinimumDate(_today())
        self.day_field.setDisplayFormat("yyyy-MM-dd")
        self.day_field.setCalendarPopup(True)
        self.status.setWordWrap(True)
        self._ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._ok.setText(tr("Accept"))
        self._ok.setEnabled(False)
        for button in self.buttons.buttons():
            button.setIcon(QIcon())
        self.reason_field.textChanged.connect(lambda text: self._ok.setEnabled(bool(text.strip())))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        head = PlainLabel(self._finding.title, role="title")
        place = PlainLabel(place_words(self._finding))
        target = PlainLabel(tr("Goes into {path}", path=self._path.absolute()), role="muted")
        form = QFormLayout(self)
        form.setContentsMargins(16, 14, 16, 14)
        form.setSpacing(9)
        for label in (head, place, target):
            label.setWordWrap(True)
            form.addRow(label)
        form.addRow(tr("Reason:"), self.reason_field)
        form.addRow(tr("Kind:"), self.kind_box)
        form.addRow(tr("Holds until:"), self.day_field)
        form.addRow(tr("Owner:"), self.owner_field)
        form.addRow(self.status)
        form.addRow(self.buttons)


def _today() -> QDate:
    """By the clock that acceptances are judged by."""
    return QDateTime.currentDateTimeUtc().date()
