"""Colours values by what they are, and remarks by their weight."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from inspector.core.severity import Severity
from inspector.gui.jsonview.json_model import KIND_ROLE, MARK_COLUMN
from inspector.gui.theme.theme import Theme
from inspector.previews.jsontree.branch import JsonKind
from inspector.previews.rows import TokenKind

_TOKENS = {
    JsonKind.STRING.value: TokenKind.STRING,
    JsonKind.NUMBER.value: TokenKind.NUMBER,
    JsonKind.WORD.value: TokenKind.KEYWORD,
}


class ValueDelegate(QStyledItemDelegate):
    """Keys have the colour of text."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Rows as high as those of the other tables."""
        return QSize(super().sizeHint(option, index).width(), option.fontMetrics.height() + 8)

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """See QStyledItemDelegate."""
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        colour = self._theme.text
        if index.column() == MARK_COLUMN:
            colour = self._theme.severities[Severity.HIGH]
        elif index.column() == 1:
            token = _TOKENS.get(str(index.data(KIND_ROLE)))
            colour = self._theme.tokens.get(token, self._theme.text) if token is not None else self._theme.muted
        option.palette.setColor(QPalette.ColorRole.Text, colour)
