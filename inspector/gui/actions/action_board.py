"""Turns the table of commands into Qt actions and keeps them enabled or not."""

from collections.abc import Callable, Mapping
from typing import cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from inspector.gui.actions.command import Command, Menu, When
from inspector.gui.actions.commands import COMMANDS
from inspector.gui.actions.key_sequences import key_words
from inspector.gui.actions.own_keys import OwnKeys
from inspector.gui.language import tr
from inspector.gui.reading_direction import is_mirrored
from inspector.gui.theme.icons import themed_icon
from inspector.gui.theme.theme import Theme


class ActionBoard(QObject):
    """All actions of one window, by the id of their command."""

    def __init__(self, handlers: Mapping[str, object], keys: OwnKeys, parent: QObject) -> None:
        """`handlers` maps the group of a command to the object that has its method."""
        super().__init__(parent)
        self._keys = keys
        keys.changed.connect(self._on_keys_changed)
        self._actions: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        self._menus: dict[Menu, QMenu] = {}
        self._submenus: dict[str, QMenu] = {}
        for command in COMMANDS:
            callback = cast("Callable[[], None]", getattr(handlers[command.group], command.callback))
            self._actions[command.id] = self._action_of(command, callback)

    def __getitem__(self, command_id: str) -> QAction:
        return self._actions[command_id]

    def refresh(self, facts: frozenset[When]) -> None:
        """Enables what the facts allow."""
        for command in COMMANDS:
            self._actions[command.id].setEnabled(command.when is When.ALWAYS or command.when in facts)

    def set_theme(self, theme: Theme) -> None:
        """Paints the icons anew."""
        for command in COMMANDS:
            if command.icon:
                icon = _MIRRORED.get(command.icon, command.icon) if is_mirrored() else command.icon
                self._actions[command.id].setIcon(themed_icon(icon, theme))

    def fill(self, bar: QMenuBar) -> dict[Menu, QMenu]:
        """Builds the menus in the order of the table."""
        menus = self._menus = {menu: bar.addMenu(tr(menu.value)) for menu in Menu}
        submenus = self._submenus
        for command in COMMANDS:
            menu = menus[command.menu]
            if command.starts_section:
                menu.addSeparator()
            if command.submenu and command.submenu not in submenus:
                submenus[command.submenu] = menu.addMenu(tr(command.submenu))
            (submenus[command.submenu] if command.submenu else menu).addAction(self._actions[command.id])
        return menus

    def retitle(self) -> None:
        """Shows menus and commands in the language that was chosen meanwhile."""
        for menu, shown in self._menus.items():
            shown.setTitle(tr(menu.value))
        for title, submenu in self._submenus.items():
            submenu.setTitle(tr(title))
        for command in COMMANDS:
            self._word(self._actions[command.id], command)

    def _word(self, action: QAction, command: Command) -> None:
        action.setText(tr(command.title))
        action.setStatusTip(tr(command.tip))
        _give_keys(action, command, self._keys.of(command))

    def _on_keys_changed(self, command_id: str) -> None:
        command = next(each for each in COMMANDS if each.id == command_id)
        _give_keys(self._actions[command_id], command, self._keys.of(command))

    def _action_of(self, command: Command, callback: Callable[[], None]) -> QAction:
        action = QAction(self)
        action.setObjectName(command.id)
        self._word(action, command)
        action.setCheckable(command.is_checkable or bool(command.choice))
        action.setMenuRole(_ROLES.get(command.id, QAction.MenuRole.NoRole))
        if command.choice:
            group = self._groups.setdefault(command.choice, QActionGroup(self))
            group.addAction(action)
        action.triggered.connect(lambda _checked=False: callback())
        return action


def _give_keys(action: QAction, command: Command, keys: list[QKeySequence]) -> None:
    action.setShortcuts(keys)
    action.setToolTip(_tool_tip(command, keys))


_MIRRORED = {"back": "forward", "forward": "back"}
_ROLES = {
    "file.quit": QAction.MenuRole.QuitRole,
    "tools.settings": QAction.MenuRole.PreferencesRole,
    "help.about": QAction.MenuRole.AboutRole,
}


def _tool_tip(command: Command, keys: list[QKeySequence]) -> str:
    shown = f" ({key_words(keys[:1])})" if keys else ""
    return f"{tr(command.tip).rstrip('.')}{shown}"
