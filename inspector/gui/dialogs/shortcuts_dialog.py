"""The list of commands and their keys, from the same table as the menus."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from inspector.gui.actions.action_board import sequences_of
from inspector.gui.actions.command import Command, Menu
from inspector.gui.actions.commands import COMMANDS
from inspector.gui.dialogs.close_box import close_box


class ShortcutsDialog(QDialog):
    """One row per command, by menu, with a filter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard Shortcuts")
        self.resize(780, 600)
        self.field = QLineEdit()
        self.field.setPlaceholderText("Filter commands")
        self.field.setAccessibleName("Filter commands")
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._filter)
        self.table = QTreeWidget()
        self.table.setAccessibleName("Commands and their keys")
        self.table.setHeaderLabels(["Command", "Keys", "What it does"])
        self.table.setRootIsDecorated(False)
        self._items: list[QTreeWidgetItem] = []
        self._fill()
        buttons = close_box()
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.table, 1)
        column.addWidget(buttons)

    def rows(self) -> list[tuple[str, str]]:
        """Title and keys of each command on display."""
        return [(item.text(0), item.text(1)) for item in self._items if not item.isHidden()]

    def _fill(self) -> None:
        for menu in Menu:
            group = QTreeWidgetItem([menu.value.replace("&", "")])
            font = group.font(0)
            font.setBold(True)
            group.setFont(0, font)
            self.table.addTopLevelItem(group)
            for command in COMMANDS:
                if command.menu is menu:
                    self._items.append(_row_of(command))
                    group.addChild(self._items[-1])
        self.table.expandAll()
        self.table.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.header().setStretchLastSection(True)

    def _filter(self, text: str) -> None:
        wanted = text.casefold()
        for item in self._items:
            item.setHidden(not any(wanted in item.text(column).casefold() for column in range(3)))


def _row_of(command: Command) -> QTreeWidgetItem:
    keys = [key.toString(QKeySequence.SequenceFormat.NativeText) for key in sequences_of(command)]
    title = command.title.replace("&", "").rstrip("…")
    shown = f"{command.submenu.replace('&', '')}: {title}" if command.submenu else title
    return QTreeWidgetItem([shown, ", ".join(keys), command.tip])
