"""The Qt palette of a theme."""

from PySide6.QtGui import QColor, QPalette

from inspector.gui.theme.theme import Theme

_Role = QPalette.ColorRole
_Group = QPalette.ColorGroup


def palette_of(theme: Theme) -> QPalette:
    """A complete palette: every role is set, so that nothing of the system's own colours shows through."""
    palette = QPalette()
    for role, colour in _roles(theme).items():
        palette.setColor(role, colour)
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.HighlightedText):
        palette.setColor(_Group.Disabled, role, _faded(theme.muted, theme.window))
    palette.setColor(_Group.Disabled, _Role.Highlight, theme.hover)
    return palette


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
