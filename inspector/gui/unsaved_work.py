"""Asks before decisions are lost that no file could take."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox

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
    box.setWindowTitle("Decisions are not saved")
    box.setText(f"{counted(unsaved, 'decision')} could not be written to the case and will be lost.")
    box.setInformativeText("They can be exported to another place by Triage, Export Decisions.")
    box.addButton("Stay", QMessageBox.ButtonRole.RejectRole)
    leave = box.addButton("Leave Without Them", QMessageBox.ButtonRole.DestructiveRole)
    box.exec()
    return box.clickedButton() is leave
