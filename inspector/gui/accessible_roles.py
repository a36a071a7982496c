"""What our own widgets are to a screen reader: Qt takes every widget that it does not know for a mere container."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_PROPERTY = "own-accessible-role"
_made: dict[int, QAccessibleWidget] = {}
"""Qt keeps no reference to what a factory in Python returns."""
_is_offered: list[bool] = []


def state_role(widget: QWidget, role: QAccessible.Role) -> None:
    """Says what a widget is. Name and description stay those of the widget, whenever they change."""
    widget.setProperty(_PROPERTY, role.value)
    if not _is_offered:
        _is_offered.append(True)
        QAccessible.installFactory(_accessible)


def _accessible(_class_name: str, widget: QObject) -> QAccessibleInterface | None:
    stated = widget.property(_PROPERTY) if isinstance(widget, QWidget) else None
    if stated is None or not isinstance(widget, QWidget):
        return None
    made = QAccessibleWidget(widget, QAccessible.Role(stated))
    key = id(made)
    _made[key] = made
    widget.destroyed.connect(lambda: _made.pop(key, None))
    return made
