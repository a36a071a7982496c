"""Another language is one table: complete, with the same places for values, and never for words of an artifact."""

import string
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from inspector.gui.actions.command import Menu
from inspector.gui.actions.commands import COMMANDS
from inspector.gui.dialogs.settings_dialog import SettingsDialog
from inspector.gui.language import (
    ENGLISH,
    OWN_NAMES,
    SYSTEM,
    WordTable,
    catalog_of,
    choose_language,
    later,
    system_language,
    tr,
)
from inspector.gui.main_window import MainWindow
from inspector.gui.models.place import Place
from inspector.gui.models.wording import counted
from inspector.gui.preferences.table import LANGUAGE
from inspector.gui.qt_words import choose_qt_language
from inspector.gui.windows import Windows
from tests.gui import sample, window_words
from tests.gui.conftest import Opener, wait_for_final

OTHERS = [code for code in OWN_NAMES if code != ENGLISH]


@pytest.fixture
def german() -> Iterator[None]:
    choose_qt_language(choose_language("de"))
    yield
    choose_qt_language(choose_language(ENGLISH))


def places(text: str) -> list[str]:
    return sorted(f"{name}:{spec}" for _, name, spec, _ in string.Formatter().parse(text) if name is not None)


@pytest.mark.parametrize("code", OTHERS)
def test_every_word_of_the_window_is_in_the_table_and_nothing_else(code: str) -> None:
    assert set(catalog_of(code)) == window_words.words()
    assert all(text.strip() for text in catalog_of(code).values())


@pytest.mark.parametrize("code", OTHERS)
def test_translations_have_the_same_places_for_values(code: str) -> None:
    for english, other in catalog_of(code).items():
        assert places(english) == places(other), english
        assert english.count("\n") == other.count("\n"), english
        assert (english[0] == " ", english[-1] == " ") == (other[0] == " ", other[-1] == " "), english


def test_no_literal_text_reaches_the_screen_past_the_tables() -> None:
    assert window_words.untranslated_calls() == []


@pytest.mark.parametrize("code", OTHERS)
def test_mnemonics_are_unique_in_each_menu(code: str) -> None:
    table = catalog_of(code)
    for menu in Menu:
        titles = [table[command.title] for command in COMMANDS if command.menu is menu and not command.submenu]
        letters = [title.lower().partition("&")[2][:1] for title in titles]
        assert all(letters), menu
        assert len(set(letters)) == len(letters), (menu, titles)
    bar = [table[menu.value].lower().partition("&")[2][:1] for menu in Menu]
    assert len(set(bar)) == len(bar)


def test_words_come_in_the_chosen_language(german: None) -> None:
    assert tr("Settings") == "Einstellungen"
    assert tr("Go to {text}", text="{not} a place") == "Zu {not} a place"
    assert tr("never heard of") == "never heard of"
    assert counted(2, "entry", "entries") == "2 Einträge"
    table = WordTable({1: later("Settings")})
    assert (table[1], table.english[1], list(table), len(table)) == ("Einstellungen", "Settings", [1], 1)
    choose_language(ENGLISH)
    assert tr("Settings") == "Settings"
    choose_language("no such language")
    assert system_language() in OWN_NAMES


def test_a_switch_of_the_language_reaches_open_menus_at_once(window: MainWindow) -> None:
    window.services.preferences.put(LANGUAGE, "de")
    assert [action.text() for action in window.menuBar().actions()][:2] == ["&Datei", "&Bearbeiten"]
    assert window.board["tools.settings"].text().replace("&", "") == "Einstellungen …"
    assert window.board["file.open"].statusTip() == "Öffnet ein Paket, ein Archiv oder eine Source-Map."
    window.services.preferences.put(LANGUAGE, ENGLISH)
    assert window.board["tools.settings"].text() == "S&ettings…"
    window.services.preferences.put(LANGUAGE, SYSTEM)


def shown_texts(root: QWidget) -> Iterator[str]:
    for widget in root.findChildren(QWidget):
        yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(at) for at in range(widget.count()))


DIALOGS = (
    "triage.accept_in_policy", "triage.bookmarks", "tools.settings", "help.about", "file.export_report",
    "file.save_entry", "tools.restore_sources", "tools.palette", "go.quick_open",
)  # fmt: skip


def test_a_whole_window_speaks_german_and_the_artifact_its_own_language(
    german: None, windows: Windows, open_sample: Opener, qtbot: QtBot
) -> None:
    window = open_sample(sample.complete())
    wait_for_final(window, qtbot)
    workspace = window.workspace
    assert workspace is not None
    for place in (Place(sample.CONFIG), Place(sample.MAP), Place(sample.EMPTY), Place(sample.LINK), Place()):
        workspace.navigator.go_to(place)
    window.board["edit.search"].trigger()
    workspace.findings_panel.view.selectRow(0)
    seen = set(shown_texts(window))
    for command in DIALOGS:
        workspace.navigator.go_to(Place(sample.CONFIG))
        workspace.findings_panel.view.selectRow(0)
        window.board[command].trigger()
        dialog = next(found for found in window.findChildren(QDialog) if found.isVisible())
        seen |= {dialog.windowTitle(), *shown_texts(dialog)}
        dialog.reject()
        qtbot.waitUntil(lambda: not any(found.isVisible() for found in window.findChildren(QDialog)))
    table = catalog_of("de")
    english = {text for text in seen if text in table and table[text] != text} - set(table.values())
    assert english == {"link"}  # the name of an entry, which a table of words must never reach
    assert {"Befunde", "Einträge", "Nicht ausliefern", "Abbrechen"} <= seen
    names = {workspace.tree_panel.model.index(row, 0).data() for row in range(workspace.tree_panel.model.rowCount())}
    assert "package" in names


def test_the_dialog_of_settings_is_found_by_german_words(german: None, window: MainWindow) -> None:
    window.board["tools.settings"].trigger()
    (dialog,) = window.findChildren(SettingsDialog)
    dialog.field.setText("Sprache")
    assert [row.preference for row in dialog.preferences.rows if not row.isHidden()][:1] == [LANGUAGE]
