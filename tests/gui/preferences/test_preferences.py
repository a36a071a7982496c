"""The table of settings: what is stored is checked, and what is set holds at once."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication

from inspector.gui.language import choose_language, tr
from inspector.gui.main_window import MainWindow
from inspector.gui.models.place import Place
from inspector.gui.preferences.scale import scale_everything
from inspector.gui.preferences.store import PreferenceStore
from inspector.gui.preferences.table import (
    LANGUAGE,
    LOCK_SECRETS,
    PREFERENCES,
    PREVIEW_TAB,
    RECENT_LENGTH,
    SCALE,
    TAB_WIDTH,
    THEME,
    WRAP,
    ZOOM,
)
from inspector.gui.services import Services
from inspector.gui.textview.reading_choices import reading_choices
from inspector.gui.theme.switch import ThemeChoice


def test_the_table_is_sound() -> None:
    assert len({preference.key for preference in PREFERENCES}) == len(PREFERENCES)
    for preference in PREFERENCES:
        assert preference.sensible(preference.default)
        assert preference.value_of(preference.text_of(preference.default)) == preference.default
        assert preference.tip.endswith(".")


@given(st.none() | st.text() | st.integers() | st.binary() | st.lists(st.text()))
def test_whatever_is_stored_gives_a_sensible_value(stored: object) -> None:
    for preference in PREFERENCES:
        assert preference.sensible(preference.value_of(stored))


def test_what_is_put_is_kept_and_the_default_is_not(services: Services) -> None:
    store, again = services.preferences, PreferenceStore(services.settings)
    store.put(SCALE, 150)
    assert again.get(SCALE) == 150
    store.put(SCALE, 1000)
    assert again.get(SCALE) == 150
    store.put(SCALE, 100)
    assert not services.settings.contains(SCALE.key)


def test_each_change_holds_at_once(services: Services) -> None:
    store, size = services.preferences, QGuiApplication.font().pointSizeF()
    store.put(THEME, "dark")
    assert services.themes.choice is ThemeChoice.DARK
    store.put(ZOOM, 3)
    assert QGuiApplication.font().pointSizeF() == size + 3
    store.put(WRAP, True)
    store.put(TAB_WIDTH, "8")
    assert (reading_choices().is_wrapped, reading_choices().tab_columns) == (True, 8)
    for number in range(5):
        services.recent.add(f"/a/{number}")
    store.put(RECENT_LENGTH, 2)
    assert [item.path for item in services.recent.items] == ["/a/4", "/a/3"]
    store.reset()
    assert services.themes.choice.value == "system"
    assert QGuiApplication.font().pointSizeF() == size
    assert (reading_choices().is_wrapped, reading_choices().tab_columns) == (False, 4)


def test_what_is_changed_in_the_menu_of_a_text_is_kept(services: Services) -> None:
    reading_choices().choose(is_wrapped=True, tab_columns=2)
    assert (services.preferences.get(WRAP), services.preferences.get(TAB_WIDTH)) == (True, "2")
    reading_choices().choose(is_wrapped=False, tab_columns=4)


def test_the_last_state_comes_back(services: Services, tmp_path: object) -> None:
    services.settings.setValue("theme", "dark")
    services.settings.setValue("zoom", "huge")
    size = QGuiApplication.font().pointSizeF()
    services.effects.apply_all()
    assert services.themes.choice is ThemeChoice.DARK
    assert QGuiApplication.font().pointSizeF() == size


def test_without_a_preview_tab_each_entry_gets_its_own(scanned: MainWindow) -> None:
    workspace = scanned.workspace
    assert workspace is not None
    for number in (1, 2):
        workspace.navigator.go_to(Place(number))
    assert len(workspace.tabs.pages()) == 1
    scanned.services.preferences.put(PREVIEW_TAB, False)
    for number in (3, 4):
        workspace.navigator.go_to(Place(number))
    assert len(workspace.tabs.kept_pages()) == 2


def test_locked_secrets_are_covered_and_stay_so(scanned: MainWindow) -> None:
    workspace = scanned.workspace
    assert workspace is not None
    scanned.board["view.reveal_secrets"].trigger()
    assert workspace.state.secrets_are_shown
    scanned.services.preferences.put(LOCK_SECRETS, True)
    assert not workspace.state.secrets_are_shown
    scanned.board["view.reveal_secrets"].trigger()
    workspace.tabs.secrets_asked.emit()
    assert not workspace.state.secrets_are_shown
    workspace.findings_panel.view.selectRow(0)
    workspace.detail.reveal_asked.emit()
    assert not workspace.state.revealed


def test_the_scale_goes_to_qt_unless_the_environment_says_how(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_SCALE_FACTOR", raising=False)
    scale_everything(100)
    assert "QT_SCALE_FACTOR" not in os.environ
    monkeypatch.setenv("QT_SCALE_FACTOR", "")
    scale_everything(150)
    assert os.environ["QT_SCALE_FACTOR"] == "1.5"
    scale_everything(200)
    assert os.environ["QT_SCALE_FACTOR"] == "1.5"


def test_a_language_is_chosen_by_its_setting(services: Services) -> None:
    services.preferences.put(LANGUAGE, "de")
    assert tr("Settings") == "Einstellungen"
    choose_language("en")
    assert tr("Settings") == "Settings"
    assert isinstance(services.settings, QSettings)
