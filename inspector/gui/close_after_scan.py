"""A window that closes itself once its scan has ended: how an installed or frozen application is tried out."""

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inspector.core.end_state import EndState
from inspector.gui.main_window import MainWindow

if TYPE_CHECKING:
    from inspector.gui.jobs.assessor import Assessed

CLOSE_VARIABLE = "INSPECTOR_CLOSE_AFTER_SCAN"
INCOMPLETE_EXIT_CODE = 1


def close_after_scan_if_asked(window: MainWindow) -> None:
    """Does nothing unless the environment asks; the application's exit code tells whether the scan was complete."""
    if os.environ.get(CLOSE_VARIABLE) and window.workspace is not None:
        window.workspace.link.assessed.connect(lambda result: _close_at_the_end(window, result))


def _close_at_the_end(window: MainWindow, result: "Assessed") -> None:
    if not result.is_final:
        return
    window.close()
    if result.report.end_state is not EndState.COMPLETE:
        QCoreApplication.exit(INCOMPLETE_EXIT_CODE)
