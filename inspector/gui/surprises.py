"""What happens to an exception that nobody expected: one dialog, details to copy, the window goes on."""

import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from inspector.gui.dialogs.crash_dialog import CrashDialog
from inspector.gui.language import later, tr

SENTENCE = later("Something failed inside the program. What was opened is still there.")


class Surprises(QObject):
    """Its `show` is the excepthook. A second surprise joins the dialog of the first."""

    _met = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._dialog: CrashDialog | None = None
        self._met.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def show(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Prints and shows an exception; ends the program for an interrupt."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            QApplication.quit()
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        if sys.__stderr__ is not None:
            sys.__stderr__.write(details)
        self._met.emit(details)

    def _show(self, details: str) -> None:
        if self._dialog is None:
            self._dialog = CrashDialog(tr(SENTENCE), details, QApplication.activeWindow())
            self._dialog.finished.connect(self._forget)
            self._dialog.show()
        else:
            self._dialog.details.appendPlainText(details)

    def _forget(self) -> None:
        self._dialog = None
