"""What can be chosen in a list that follows what a person types."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from inspector.core.text import visible
from inspector.gui.safe_text import safe_tool_tip

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class Choice:
    """One line. Texts are as stored; the model makes them harmless."""

    value: object
    title: str
    detail: str = ""
    """Second-rank text behind the title."""
    keys: str = ""
    """Shortcut, at the right."""
    places: tuple[int, ...] = ()
    """Characters of the title that were typed."""
    is_enabled: bool = True


class ChoiceModel(QAbstractListModel):
    """Shows the choices that fit."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices: Sequence[Choice] = ()

    @property
    def choices(self) -> Sequence[Choice]:
        """Those on display, best first."""
        return self._choices

    def show(self, choices: Sequence[Choice]) -> None:
        """Replaces all."""
        self.beginResetModel()
        self._choices = choices
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """As many as fit."""
        return 0 if parent.isValid() else len(self._choices)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What cannot be done now cannot be chosen."""
        flags = super().flags(index)
        return flags if self._at(index) is None or self._choices[index.row()].is_enabled else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        """Texts for screen readers; the delegate draws from the Choice itself."""
        choice = self._at(index)
        if choice is None:
            return None
        match role:
            case _Role.DisplayRole:
                return visible(choice.title)
            case _Role.AccessibleTextRole:
                return " ".join(visible(part) for part in (choice.title, choice.detail, choice.keys) if part)
            case _Role.ToolTipRole:
                return safe_tool_tip(f"{choice.title}\n{choice.detail}" if choice.detail else choice.title)
            case _Role.UserRole:
                return choice
        return None

    def _at(self, index: Index) -> Choice | None:
        return self._choices[index.row()] if index.isValid() and 0 <= index.row() < len(self._choices) else None
