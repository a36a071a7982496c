"""The row of buttons at the foot of a dialog, without the style's own pictures on them."""

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialogButtonBox


def close_box() -> QDialogButtonBox:
    """A box with a Close button, to which others can be added."""
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    box.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
    return box
