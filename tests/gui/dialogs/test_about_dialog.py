"""The box about the program says how far the workers of the artifact that is open are locked in."""

from pytestqt.qtbot import QtBot

from inspector.core.events import WorkerIsolated
from inspector.core.isolation import Isolation
from inspector.gui.dialogs.about_dialog import AboutDialog, isolation_words
from inspector.gui.main_window import MainWindow


def test_what_is_in_force_and_what_is_missing_is_said_for_each_worker(qtbot: QtBot) -> None:
    dialog = AboutDialog([Isolation("reader", ("seccomp",), ("Landlock (not there)",)), Isolation("scanner", ())])
    qtbot.addWidget(dialog)
    assert dialog.isolation.text().splitlines()[1:] == [
        "The reader: seccomp; missing: Landlock (not there).",
        "The scanner: nothing in force.",
    ]


def test_without_an_artifact_it_says_where_to_look(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    assert dialog.isolation.text() == isolation_words([])
    assert "Open one" in dialog.isolation.text()


def test_the_window_hands_over_what_its_workers_said(scanned: MainWindow) -> None:
    assert scanned.workspace is not None
    reader = Isolation("reader", ("seccomp",))
    scanned.workspace.state.apply([WorkerIsolated(reader)])
    scanned.board["help.about"].trigger()
    (dialog,) = scanned.findChildren(AboutDialog)
    assert dialog.isolation.text() == isolation_words([reader])
