"""Opens one artifact in the real window (offscreen) and measures it from inside; prints one JSON object.

    python tests/bench/window_run.py PATH [ENTRY_PATH ...]

Times are in milliseconds from the start of the process. A stall is the longest gap between two beats of a
5 ms timer on the GUI thread.
"""

import time

_BORN_S = time.time() - time.process_time()

import json  # noqa: E402 - the clock starts first
import os  # noqa: E402
import sys  # noqa: E402
import tempfile  # noqa: E402
from collections.abc import Callable  # noqa: E402
from pathlib import Path  # noqa: E402

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_SETTINGS = tempfile.TemporaryDirectory(prefix="inspector-bench-")
os.environ["XDG_CONFIG_HOME"] = _SETTINGS.name

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, qInstallMessageHandler  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from inspector.gui.app import make_application, make_services  # noqa: E402
from inspector.gui.main_window import MainWindow  # noqa: E402
from inspector.gui.models.place import Place  # noqa: E402
from inspector.gui.responsiveness import put_the_window_first  # noqa: E402
from inspector.gui.textview import TextView  # noqa: E402
from inspector.gui.windows import Windows  # noqa: E402

BEAT_MS = 5
WAIT_MS = 180_000


class Heartbeat:
    """Remembers the longest time between two beats, by phase."""

    def __init__(self) -> None:
        self.longest_ms: dict[str, float] = {}
        self._phase = "opening"
        self._clock = QElapsedTimer()
        self._clock.start()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)

    def _beat(self) -> None:
        gap_ms = self._clock.nsecsElapsed() / 1e6
        self._clock.restart()
        self.longest_ms[self._phase] = max(self.longest_ms.get(self._phase, 0.0), gap_ms)

    def enter(self, phase: str) -> None:
        """Begins another phase; what the measurement itself did before it does not count."""
        self._phase = phase
        self._clock.restart()


def since_birth_ms() -> float:
    return (time.time() - _BORN_S) * 1000


def wait_until(app: QApplication, holds: Callable[[], bool]) -> bool:
    """Runs the event loop until the condition holds; False when it never did."""
    clock = QElapsedTimer()
    clock.start()
    while not holds():
        app.processEvents()
        time.sleep(0.001)
        if clock.elapsed() > WAIT_MS:
            return False
    return True


def preview_ms(app: QApplication, window: MainWindow, entry: int) -> float:
    """From selecting an entry to its rows on screen."""
    workspace = window.workspace
    assert workspace is not None
    start_s = time.perf_counter()
    workspace.navigator.go_to(Place(entry))
    wait_until(app, lambda: any(view.facts is not None and view.isVisible() for view in window.findChildren(TextView)))
    app.processEvents()
    return (time.perf_counter() - start_s) * 1000


def main() -> None:
    path, *wanted = sys.argv[1:]
    qInstallMessageHandler(lambda *_words: None)  # the offscreen platform repeats what it cannot do
    app = make_application()
    windows = Windows(make_services())
    windows.open_all([str(Path(path))], remember=False)  # as the application does, before its event loop
    (window,) = windows.open_windows
    app.processEvents()
    figures: dict[str, float] = {"first window": since_birth_ms()}
    put_the_window_first()
    beat = Heartbeat()
    workspace = window.workspace
    assert workspace is not None
    state, model = workspace.state, workspace.tree_panel.view.model()
    assert wait_until(app, lambda: model.rowCount() > 0)
    figures["first tree"] = since_birth_ms()
    assert wait_until(app, lambda: state.report_is_final)
    figures["verdict"] = since_birth_ms()
    numbers = {entry.path: entry.number for entry in state.entries}
    beat.enter("previewing")
    for name in wanted:
        figures[f"preview {name}"] = preview_ms(app, window, numbers[name])
    print(json.dumps({"figures": figures, "stalls": beat.longest_ms, "entries": len(numbers)}))  # noqa: T201
    sys.stdout.flush()
    window.close()
    _SETTINGS.cleanup()  # nothing else would: the exit below runs no handlers
    os._exit(0)


if __name__ == "__main__":
    main()
