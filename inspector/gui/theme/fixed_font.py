"""The font of texts and bytes: the system's own of one width, in the size of everything else."""

from PySide6.QtGui import QFont, QFontDatabase


def fixed_font() -> QFont:
    """Names families only: the size stays that of the application, so that zooming reaches it."""
    font = QFont()
    font.setFamilies(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families())
    font.setStyleHint(QFont.StyleHint.Monospace)
    return font
