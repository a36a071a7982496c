"""The parts of the next workspace are made ahead, one at a time, and only after they were asked for."""

from pytestqt.qtbot import QtBot

from inspector.gui.main_window import MainWindow
from inspector.gui.theme.switch import ThemeChoice
from inspector.gui.theme.theme import load_theme
from inspector.gui.windows import Windows
from inspector.gui.workspace_parts import WorkspaceParts


def test_parts_made_ahead_are_the_ones_that_are_used(windows: Windows, window: MainWindow, qtbot: QtBot) -> None:
    spare = window.spare_parts
    assert spare._parts is None
    windows.prepare_all()
    qtbot.waitUntil(lambda: spare._parts is not None and "detail" in vars(spare._parts))
    parts = spare._parts
    assert parts is not None
    window.open_path("/a/sample.tgz")
    assert window.workspace is not None
    assert window.workspace.detail is parts.detail
    assert spare._parts is None


def test_parts_of_another_theme_are_not_used(windows: Windows, window: MainWindow, qtbot: QtBot) -> None:
    windows.prepare_all()
    qtbot.waitUntil(lambda: window.spare_parts._parts is not None)
    window.services.themes.choose(ThemeChoice.DARK)
    assert window.spare_parts.taken(load_theme("dark")).theme.name == "dark"


def test_each_step_makes_one_part(qtbot: QtBot) -> None:
    parts = WorkspaceParts(load_theme("light"))
    made = ["tree_panel", "tabs", "findings_panel", "detail"]
    for count, _ in enumerate(made, 1):
        assert parts.make_next()
        assert [name for name in made if name in vars(parts)] == made[:count]
    assert parts.make_next()
    assert not parts.make_next()
