"""Keeps the parts of the next workspace ready, made in the pauses of the event loop."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from inspector.gui.theme.theme import Theme

if TYPE_CHECKING:
    from inspector.gui.workspace_parts import WorkspaceParts

STEP_PAUSE_MS = 30
REFILL_PAUSE_MS = 3000


class SpareParts(QObject):
    """One per window. Makes nothing ahead until `prepare` was called once."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._parts: WorkspaceParts | None = None
        self._theme: Theme | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._step)

    def prepare(self, theme: Theme) -> None:
        """Makes parts ahead from now on."""
        self._theme = theme
        self._timer.start(STEP_PAUSE_MS)

    def set_theme(self, theme: Theme) -> None:
        """Parts in another theme are of no use."""
        self._parts = None
        if self._theme is not None:
            self.prepare(theme)

    def taken(self, theme: Theme) -> "WorkspaceParts":
        """Parts to use now; those that are not there yet are made when they are asked for."""
        from inspector.gui.workspace_parts import WorkspaceParts  # noqa: PLC0415 - the first window does not need it

        parts, self._parts = self._parts or WorkspaceParts(theme), None
        self._timer.stop()
        if self._theme is not None:
            self._timer.start(REFILL_PAUSE_MS)
        return parts

    def _step(self) -> None:
        from inspector.gui.workspace_parts import WorkspaceParts  # noqa: PLC0415 - the first window does not need it

        if self._theme is None:
            return
        if self._parts is None:
            self._parts = WorkspaceParts(self._theme)
        if self._parts.make_next():
            self._timer.start(STEP_PAUSE_MS)
