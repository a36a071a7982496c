"""The settings dialog: search over everything, changes at once, one dialog per window."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox
from pytestqt.qtbot import QtBot

from inspector.gui.dialogs.settings_dialog import SettingsDialog
from inspector.gui.main_window import MainWindow
from inspector.gui.preferences.table import PREFERENCES, SCALE, THEME, WRAP
from inspector.gui.theme.switch import ThemeChoice
from inspector.gui.widgets.preference_row import PreferenceRow


def settings_of(window: MainWindow) -> SettingsDialog:
    window.board["tools.settings"].trigger()
    (dialog,) = window.findChildren(SettingsDialog)
    return dialog


def row_of(dialog: SettingsDialog, key: str) -> PreferenceRow:
    return next(row for row in dialog.preferences.rows if row.preference.key == key)


def test_every_setting_has_a_row_and_a_named_control(window: MainWindow) -> None:
    dialog = settings_of(window)
    assert [row.preference for row in dialog.preferences.rows] == list(PREFERENCES)
    assert all(row.control.accessibleName() and row.control.accessibleDescription() for row in dialog.preferences.rows)


def test_the_search_filters_rows_and_turns_to_the_page_with_hits(window: MainWindow) -> None:
    dialog = settings_of(window)
    dialog.field.setText("dark")
    assert [row.preference for row in dialog.preferences.rows if not row.isHidden()] == [THEME]
    assert dialog.tabs.currentWidget() is dialog.preferences
    dialog.field.setText("bookmark")
    assert dialog.tabs.currentWidget() is dialog.shortcuts
    assert [row for row in dialog.preferences.rows if not row.isHidden()] == []
    dialog.field.setText("no such thing")
    assert dialog.shortcuts.rows() == []
    dialog.field.clear()
    assert all(not row.isHidden() for row in dialog.preferences.rows)


def test_each_kind_of_control_applies_at_once_and_follows(window: MainWindow) -> None:
    dialog, store = settings_of(window), window.services.preferences
    theme, wrap, scale = (row_of(dialog, preference.key).control for preference in (THEME, WRAP, SCALE))
    assert isinstance(theme, QComboBox)
    theme.activated.emit(2)
    assert window.services.themes.choice is ThemeChoice.DARK
    assert window.board["view.theme_dark"].isChecked()
    assert isinstance(wrap, QCheckBox)
    wrap.click()
    assert store.get(WRAP)
    window.board["view.wrap_lines"].trigger()
    assert not wrap.isChecked()
    assert isinstance(scale, QSpinBox)
    scale.stepUp()
    assert store.get(SCALE) == 125
    dialog.preferences.reset_button.click()
    assert (theme.currentIndex(), scale.value()) == (0, 100)


def test_there_is_one_dialog_per_window(window: MainWindow, qtbot: QtBot) -> None:
    dialog = settings_of(window)
    window.board["help.shortcuts"].trigger()
    assert window.findChildren(SettingsDialog) == [dialog]
    assert dialog.tabs.currentWidget() is dialog.shortcuts
    dialog.reject()
    qtbot.waitUntil(lambda: window.findChildren(SettingsDialog) == [])
