"""Drives the real application (offscreen) through a round of activities; prints the gaps of its event loop as JSON.

    python -m tests.bench.gaps_run ROUND PATH

Rounds: `entries` (a large tree), `scan` (and searching everything), `texts` (of `made.texts`).
"""

import json
import os
import resource
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_SETTINGS = tempfile.TemporaryDirectory(prefix="inspector-bench-")
os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = _SETTINGS.name

from PySide6.QtCore import QTimer, qInstallMessageHandler  # noqa: E402 - the settings come first
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QAbstractScrollArea, QWidget  # noqa: E402

from inspector.gui.app import make_application, run  # noqa: E402
from inspector.gui.dialogs.quick_open import QuickOpen  # noqa: E402
from inspector.gui.main_window import MainWindow  # noqa: E402
from inspector.gui.models.place import Place  # noqa: E402
from inspector.gui.models.tree_columns import Column  # noqa: E402
from inspector.gui.textview import TextView  # noqa: E402
from inspector.gui.widgets.tree_panel import TreePanel  # noqa: E402
from inspector.gui.workspace import Workspace  # noqa: E402
from tests.bench.beats import IDLE, Beats  # noqa: E402

KEY_PAUSE_MS = 50
SCROLLS = 60
IDLE_MS = 2000


class Hands:
    """A person at the one window of the application."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.beats = Beats()
        self.took_ms: dict[str, float] = {}

    @property
    def workspace(self) -> Workspace:
        """What is open."""
        assert self.window.workspace is not None
        return self.window.workspace

    @property
    def tree(self) -> TreePanel:
        """The tree with its filter."""
        return self.workspace.tree_panel

    def phase(self, name: str) -> AbstractContextManager[None]:
        """Counts what follows to one activity."""
        return self.beats.phase(name)

    def timed(self, name: str, holds: Callable[[], bool]) -> None:
        """Waits for something, and keeps how long that took."""
        start_s = time.perf_counter()
        self.beats.run_until(holds)
        self.took_ms[name] = (time.perf_counter() - start_s) * 1000

    def type_into(self, field: QWidget, text: str) -> None:
        """One key after the other, as fast as people type."""
        for character in text:
            QTest.keyClicks(field, character)
            self.beats.run_for(KEY_PAUSE_MS)

    def open(self, path: str) -> None:
        """Until the verdict stands and the tree holds still."""
        with self.phase("opening and scanning"):
            self.window.open_path(path, remember=False)
            self.timed("first tree", lambda: self.tree.model.rowCount() > 0)
            self.timed("listed", lambda: self.workspace.state.is_listed)
            self.timed("verdict", lambda: self.workspace.state.report_is_final)
            self.settle("last tree")

    def settle(self, name: str) -> None:
        """Until the tree that was asked for is on display."""
        self.timed(name, lambda: not self.tree.is_busy)

    def work_in_the_tree(self) -> None:
        """Filtering, sorting, expanding, scrolling, and quick open."""
        with self.phase("typing in the filter"):
            self.type_into(self.tree.filter_bar.field, "m99.js")
            self.beats.run_for(200)
            self.settle("filter")
        with self.phase("ending the filter"):
            self.tree.filter_bar.clear()
            self.settle("filter ended")
        for column, descending in ((Column.SIZE, True), (Column.TYPE, False), (Column.NAME, True)):
            with self.phase("sorting"):
                self.tree.view.columns.sort_by(column, descending=descending)
                self.settle(f"sort by {column.name.lower()}")
        with self.phase("expanding all"):
            self.window.board["view.expand_all"].trigger()
            self.settle("expand all")
        with self.phase("scrolling the tree"):
            self.scroll(self.tree.view)
        with self.phase("collapsing all"):
            self.window.board["view.collapse_all"].trigger()
            self.settle("collapse all")
        with self.phase("quick open"):
            self.open_quickly("d9m77.js")

    def open_quickly(self, words: str) -> None:
        """Types a query and waits for the end of its search."""
        self.window.board["go.quick_open"].trigger()
        dialog = self.window.findChild(QuickOpen)
        assert dialog is not None
        self.type_into(dialog.field, words)
        self.timed("quick open", lambda: dialog._is_done)
        dialog.reject()

    def scroll(self, view: QAbstractScrollArea) -> None:
        """Page by page, then in jumps to places far apart."""
        bar = view.verticalScrollBar()
        for _ in range(SCROLLS):
            bar.setValue(bar.value() + bar.pageStep())
            self.beats.run_for(16)
        for n in range(SCROLLS):
            bar.setValue(bar.maximum() * (n * 37 % SCROLLS) // SCROLLS)
            self.beats.run_for(33)

    def resize(self) -> None:
        """The window's corner is dragged."""
        for n in range(40):
            self.window.resize(1320 - 12 * (n % 20), 860 - 8 * (n % 20))
            self.beats.run_for(16)

    def search_everything(self) -> None:
        """A literal twice: the second time the text is at hand."""
        panel = self.workspace.show_search()
        self.beats.run_for(500)
        for turn in ("cold", "warm"):
            with self.phase("searching everything"):
                QTest.keyClicks(panel.bar.text_field, "name3fca") if turn == "cold" else None
                panel.bar.begin()
                self.timed(f"search {turn}", lambda: not panel._searching.is_running)
        self.workspace.leave_search()

    def read(self, path: str, name: str) -> None:
        """Opens one text and scrolls it."""
        numbers = self.workspace.state.entries.numbers_at_paths({path})
        with self.phase(f"scrolling {name}"):
            self.workspace.navigator.go_to(Place(numbers[path]))
            self.window.board["view.as_text"].trigger()
            self.timed(f"preview of {name}", lambda: self._text() is not None)
            view = self._text()
            assert view is not None
            self.timed(f"colours of {name}", lambda: bool(view._loader and view._loader.pages.spans(0)))
            self.scroll(view)
        with self.phase("resizing"):
            self.resize()

    def _text(self) -> TextView | None:
        page = self.workspace.tabs.page
        shown = page.findChildren(TextView) if page is not None else []
        return next((view for view in shown if view.isVisible() and view.row_words(0) is not None), None)


def tour(hands: Hands, name: str, path: str) -> None:
    """Everything of one round."""
    with hands.phase(IDLE):
        hands.beats.run_for(IDLE_MS)
    hands.open(path)
    if name == "entries":
        hands.work_in_the_tree()
    if name == "scan":
        hands.search_everything()
    if name == "texts":
        hands.read("package/cli.js.map", "a 60 MB map")
        hands.read("package/bundle.js", "a 13 MB one-line bundle")
        hands.read("package/types.ts", "a 1 MB TypeScript file")
    with hands.phase("resizing"):
        hands.resize()
    with hands.phase(IDLE):
        hands.beats.run_for(IDLE_MS)


def memory_mb() -> dict[str, float]:
    """What the window's process holds now, and the most it ever held."""
    now = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize()
    return {"now": now / 1e6, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6}


def main() -> None:
    """Runs the application as a person starts it, and the tour inside its event loop."""
    name, path = sys.argv[1:]
    qInstallMessageHandler(lambda *_words: None)  # the offscreen platform repeats what it cannot do
    app = make_application()

    def begin() -> None:
        try:
            (window,) = (each for each in app.topLevelWidgets() if isinstance(each, MainWindow))
            hands = Hands(window)
            tour(hands, name, path)
            print(  # noqa: T201
                json.dumps({"gaps": hands.beats.figures(), "took_ms": hands.took_ms, "memory_mb": memory_mb()}),
                flush=True,
            )
            window.close()
        except Exception:  # noqa: BLE001 - Qt would go on with its event loop
            traceback.print_exc()
            os._exit(1)
        _SETTINGS.cleanup()
        os._exit(0)

    QTimer.singleShot(1500, begin)  # what is got ready after the start is there
    run([])


if __name__ == "__main__":
    main()
