"""Builds pictures of the tree beside the GUI thread, one at a time, always for the latest wish."""

from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from inspector.gui.jobs.background import Token, run_in_background
from inspector.gui.models.tree_snapshot import TreeFacts, TreeSnapshot, TreeWish, build_snapshot

PAUSE_FACTOR = 4
"""A pause is this many times as long as the last picture took to build."""


class TreeMaker(QObject):
    """Asked as often as anybody likes; builds no more often than is worth it."""

    picture_made = Signal(object)
    """A TreeSnapshot."""
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted: tuple[TreeFacts, TreeWish] | None = None
        self._before: TreeSnapshot | None = None
        self._is_busy = False
        self._begun_s = 0.0
        self._token = Token()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._begin)

    @property
    def is_busy(self) -> bool:
        """Whether a picture is being made or waited for."""
        return self._is_busy or self._wanted is not None

    def ask(self, facts: TreeFacts, wish: TreeWish, *, now: bool = False) -> None:
        """Wants a picture; `now` skips the pause, for something a person did."""
        self._wanted = facts, wish
        if now:
            self._timer.stop()
        if not self._is_busy and not self._timer.isActive():
            self._begin()

    def close(self) -> None:
        """No picture comes any more."""
        self._token.drop()
        self._timer.stop()

    def _begin(self) -> None:
        if self._wanted is None or self._is_busy or self._token.is_dropped:
            return
        (facts, wish), self._wanted = self._wanted, None
        before = self._before
        self._is_busy = True
        self._begun_s = monotonic()
        run_in_background(lambda: build_snapshot(facts, wish, before), self._on_made, self._on_failed, self._token)

    def _on_made(self, picture: TreeSnapshot) -> None:
        self._is_busy = False
        self._before = picture
        took_ms = 1000 * (monotonic() - self._begun_s)
        if self._wanted is None:
            self.picture_made.emit(picture)
        else:
            # Something newer is wanted; show this one only if building takes long.
            if took_ms > 100:
                self.picture_made.emit(picture)
            self._timer.start(0 if took_ms < 100 else round(PAUSE_FACTOR * took_ms))

    def _on_failed(self, error: Exception) -> None:
        self._is_busy = False
        self.failed.emit(error)
