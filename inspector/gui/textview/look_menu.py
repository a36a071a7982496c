"""The part of a menu that says how texts are laid out and read."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from inspector.gui.language import later, tr
from inspector.gui.textview.reading_choices import reading_choices
from inspector.previews.encoding import ENCODINGS
from inspector.previews.look import TAB_CHOICES

DETECTED = later("As Detected")


def add_look_choices(menu: QMenu, encoding: str, choose_encoding: Callable[[str], None]) -> None:
    """Adds wrapping, the width of tabs, and the encodings with the chosen one checked."""
    choices = reading_choices()
    menu.addSeparator()
    wrap = menu.addAction(tr("Wrap Lines"))
    wrap.setCheckable(True)
    wrap.setChecked(choices.is_wrapped)
    wrap.toggled.connect(lambda is_on: choices.choose(is_wrapped=is_on))
    tabs = menu.addMenu(tr("Tab Width"))
    group = QActionGroup(tabs)
    for columns in TAB_CHOICES:
        action = _choice(tabs, group, tr("{columns} Columns", columns=columns), is_on=columns == choices.tab_columns)
        action.triggered.connect(lambda _checked=False, wanted=columns: choices.choose(tab_columns=wanted))
    add_encodings(menu.addMenu(tr("Encoding")), encoding, choose_encoding)


def add_encodings(menu: QMenu, encoding: str, choose_encoding: Callable[[str], None]) -> None:
    """Adds the encodings that a text can be read in."""
    group = QActionGroup(menu)
    for name, title in {"": tr(DETECTED), **ENCODINGS}.items():
        action = _choice(menu, group, title, is_on=name == encoding)
        action.triggered.connect(lambda _checked=False, wanted=name: choose_encoding(wanted))


def _choice(menu: QMenu, group: QActionGroup, title: str, *, is_on: bool) -> QAction:
    action = menu.addAction(title)
    action.setCheckable(True)
    action.setChecked(is_on)
    group.addAction(action)
    return action
