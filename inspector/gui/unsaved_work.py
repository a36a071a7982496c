"""Asks before decisions are lost that no file could take."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox

from inspector.gui.language import tr
from inspector.gui.models.wording import counted

if TYPE_CHECKING:
    from inspector.gui.main_window import MainWindow


def may_leave(window: "MainWindow") -> bool:
    """Whether the artifact may be closed: at once where everything was written, else as the person says."""
    unsaved = window.workspace.desk.unsaved if window.workspace else 0
    if not unsaved:
        return True
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(tr("Decisions are not saved"))
    box.setText(
        tr("{decisions} could not be written to the case and will be lost.", decisions=counted(unsaved, "decision"))
    )
    box.setInformativeText(tr("They can be exported to another place by Triage, Export Decisions."))
    box.addButton(tr("Stay"), QMessageBox.ButtonRole.RejectRole)
    leave = box.addButton(tr("Leave Without Them"), QMessageBox.ButtonRole.DestructiveRole)
    box.exec()
    return box.clickedButton() is leave
