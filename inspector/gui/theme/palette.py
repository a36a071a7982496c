"""The Qt palette of a theme."""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QWidget

from inspector.gui.theme.theme import Theme

_Role = QPalette.ColorRole
_Group = QPalette.ColorGroup
FIELDS = (QLineEdit, QComboBox, QAbstractSpinBox)
_OUTLINE_PERCENT = 140
"""By how much Fusion darkens the ground for a frame."""


def palette_of(theme: Theme) -> QPalette:
    """A complete palette: every role is set, so that nothing of the system's own colours shows through."""
    palette = QPalette()
    for role, colour in _roles(theme).items():
        palette.setColor(role, colour)
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.HighlightedText):
        palette.setColor(_Group.Disabled, role, _faded(theme.muted, theme.window))
    palette.setColor(_Group.Disabled, _Role.Highlight, theme.hover)
    return palette


def field_palette_of(theme: Theme) -> QPalette:
    """The palette of fields: Fusion frames them in the ground darkened, which on a dark ground nobody sees."""
    palette = palette_of(theme)
    if theme.is_dark:
        palette.setColor(_Role.Window, theme.muted.lighter(_OUTLINE_PERCENT))
    return palette


def give_palette(root: QWidget, theme: Theme) -> None:
    """Gives a widget and the fields in it the palette of a theme, where Qt leaves them out when it changes."""
    root.setPalette(palette_of(theme))
    for kind in FIELDS:
        for field in root.findChildren(kind):
            field.setPalette(field_palette_of(theme))


def _roles(theme: Theme) -> dict[QPalette.ColorRole, QColor]:
    return {
        _Role.Window: theme.window,
        _Role.WindowText: theme.text,
        _Role.Base: theme.surface,
        _Role.AlternateBase: theme.raised,
        _Role.Text: theme.text,
        _Role.PlaceholderText: theme.muted,
        _Role.Button: theme.raised,
        _Role.ButtonText: theme.text,
        _Role.BrightText: theme.accent_text,
        _Role.Highlight: theme.selection,
        _Role.HighlightedText: theme.selection_text,
        _Role.Accent: theme.accent,
        _Role.Link: theme.accent,
        _Role.LinkVisited: theme.accent,
        _Role.ToolTipBase: theme.raised,
        _Role.ToolTipText: theme.text,
        _Role.Light: theme.raised.lighter(108),
        _Role.Midlight: theme.line.lighter(106),
        _Role.Mid: theme.line,
        _Role.Dark: theme.line.darker(115),
        _Role.Shadow: theme.line.darker(150),
    }


def _faded(colour: QColor, background: QColor) -> QColor:
    return QColor(
        (colour.red() + background.red()) // 2,
        (colour.green() + background.green()) // 2,
        (colour.blue() + background.blue()) // 2,
    )
