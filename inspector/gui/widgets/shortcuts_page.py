"""The list of commands and their keys, from the same table as the menus: a page of the settings."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from inspector.gui.actions.command import Command, Menu
from inspector.gui.actions.commands import COMMANDS
from inspector.gui.actions.key_sequences import key_words
from inspector.gui.actions.own_keys import OwnKeys
from inspector.gui.language import tr
from inspector.gui.widgets.flat_buttons import QuietButton
from inspector.gui.widgets.plain_label import PlainLabel


class ShortcutsPage(QWidget):
    """One row per command, by menu; below, what to do with the selected one."""

    def __init__(self, keys: OwnKeys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.table = QTreeWidget()
        self.table.setAccessibleName(tr("Commands and their keys"))
        self.table.setHeaderLabels([tr("Command"), tr("Keys"), tr("What it does")])
        self.table.setRootIsDecorated(False)
        self.key_field = QKeySequenceEdit()
        self.key_field.setMaximumSequenceLength(1)
        for field in self.key_field.findChildren(QLineEdit):  # it is the field inside that screen readers meet
            field.setAccessibleName(tr("New keys of the selected command"))
        self.assign_button = QuietButton(tr("Assign"))
        self.none_button = QuietButton(tr("No Keys"))
        self.reset_button = QuietButton(tr("Reset"))
        self.reset_all_button = QuietButton(tr("Reset All Keys"))
        self.words = PlainLabel(role="muted")
        self._items: list[QTreeWidgetItem] = []
        self._fill()
        self._connect()
        self._lay_out()
        self._on_selected()

    def rows(self) -> list[tuple[str, str]]:
        """Title and keys of each command on display."""
        return [(item.text(0), item.text(1)) for item in self._items if not item.isHidden()]

    def select(self, command_id: str) -> None:
        """Selects the row of a command."""
        self.table.setCurrentItem(next(item for item in self._items if _command_of(item).id == command_id))

    @property
    def selected(self) -> Command | None:
        """The command of the selected row; None on the name of a menu."""
        item = self.table.currentItem()
        return _command_of(item) if item is not None and item in self._items else None

    def _fill(self) -> None:
        for menu in Menu:
            group = QTreeWidgetItem([tr(menu.value).replace("&", "")])
            font = group.font(0)
            font.setBold(True)
            group.setFont(0, font)
            self.table.addTopLevelItem(group)
            for command in COMMANDS:
                if command.menu is menu:
                    self._items.append(_row_of(command, self._keys.of(command)))
                    group.addChild(self._items[-1])
        self.table.expandAll()
        self.table.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.header().setStretchLastSection(True)

    def _connect(self) -> None:
        self.table.currentItemChanged.connect(self._on_selected)
        self.key_field.keySequenceChanged.connect(self._on_key_typed)
        self.assign_button.clicked.connect(lambda: self._choose(self.key_field.keySequence()))
        self.none_button.clicked.connect(lambda: self._choose(QKeySequence()))
        self.reset_button.clicked.connect(self._reset)
        self.reset_all_button.clicked.connect(self._reset_all)
        self._keys.changed.connect(self._on_keys_changed)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.key_field)
        for button in (self.assign_button, self.none_button, self.reset_button, self.reset_all_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.table, 1)
        column.addWidget(self.words)
        column.addLayout(row)

    def _choose(self, key: QKeySequence) -> None:
        if self.selected is not None:
            self._keys.choose(self.selected, key)
            self._on_selected()

    def _reset(self) -> None:
        if self.selected is not None:
            self._keys.reset(self.selected)
            self._on_selected()

    def _reset_all(self) -> None:
        for command in COMMANDS:
            if self._keys.is_own(command):
                self._keys.reset(command)
        self._on_selected()

    def _on_selected(self) -> None:
        command = self.selected
        self.key_field.clear()
        self.key_field.setEnabled(command is not None)
        self.assign_button.setEnabled(False)
        self.none_button.setEnabled(command is not None and bool(self._keys.of(command)))
        self.reset_button.setEnabled(command is not None and self._keys.is_own(command))
        self.words.show_text(tr("Type the new keys.") if command else tr("Select a command to change its keys."))

    def _on_key_typed(self, key: QKeySequence) -> None:
        command = self.selected
        self.assign_button.setEnabled(command is not None and not key.isEmpty())
        other = self._keys.user_of(key, command) if command is not None and not key.isEmpty() else None
        self.words.show_text(tr("Taken away from “{command}”.", command=_title_of(other)) if other else "")

    def _on_keys_changed(self, command_id: str) -> None:
        for item in self._items:
            command = _command_of(item)
            if command.id == command_id:
                item.setText(1, key_words(self._keys.of(command)))

    def filter(self, text: str) -> int:
        """Shows the commands in whose row a text stands, and says how many."""
        wanted, count = text.casefold(), 0
        groups: set[str] = set()
        for item in self._items:
            is_fitting = any(wanted in item.text(column).casefold() for column in range(3))
            item.setHidden(not is_fitting)
            if is_fitting:
                groups.add(_command_of(item).menu)
                count += 1
        for at, menu in enumerate(Menu):
            group = self.table.topLevelItem(at)
            if group is not None:
                group.setHidden(menu not in groups)
        return count


def _row_of(command: Command, keys: list[QKeySequence]) -> QTreeWidgetItem:
    title = _title_of(command)
    shown = f"{tr(command.submenu).replace('&', '')}: {title}" if command.submenu else title
    item = QTreeWidgetItem([shown, key_words(keys), tr(command.tip)])
    item.setData(0, Qt.ItemDataRole.UserRole, command.id)
    return item


def _command_of(item: QTreeWidgetItem) -> Command:
    command_id = item.data(0, Qt.ItemDataRole.UserRole)
    return next(command for command in COMMANDS if command.id == command_id)


def _title_of(command: Command) -> str:
    return tr(command.title).replace("&", "").rstrip("…")
