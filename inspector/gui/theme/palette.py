"""The Qt palette and the few style rules of a theme."""

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
        _Role.BrightText: theme.accent,
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


def style_sheet_of(theme: Theme) -> str:
    """Style rules for what a palette cannot say: flat tool bars, tabs, headers, fields and chips."""
    names = {name: getattr(theme, name).name() for name in _SHEET_COLOURS}
    sheet = _SHEET
    for name, colour in names.items():
        sheet = sheet.replace(f"@{name}@", colour)
    return sheet


_SHEET_COLOURS = (
    "window", "surface", "raised", "line", "text", "muted", "accent", "accent_text", "selection", "selection_text",
    "hover",
)  # fmt: skip

_SHEET = """
* { dialogbuttonbox-buttons-have-icons: 0; }
QMainWindow::separator, QSplitter::handle { background: @line@; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QToolBar { background: @window@; border: 0; border-bottom: 1px solid @line@; padding: 4px 6px; spacing: 4px; }
QToolBar QToolButton { border: 1px solid transparent; border-radius: 5px; padding: 4px 7px; }
QToolBar QToolButton:hover { background: @hover@; border-color: @line@; }
QToolBar QToolButton:focus { border-color: @accent@; }
QToolBar QToolButton:pressed { background: @selection@; }
QToolButton[role="tab-close"] { border: 0; border-radius: 4px; padding: 1px; background: transparent; }
QToolButton[role="tab-close"]:hover { background: @line@; }
QToolButton::menu-button { border: 0; width: 16px; }
QToolBar QToolButton[popupMode="1"] { padding-right: 20px; }
QMenuBar { background: @window@; padding: 2px 4px; }
QMenuBar::item { padding: 4px 9px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: @selection@; color: @selection_text@; }
QMenu { background: @surface@; border: 1px solid @line@; padding: 4px; }
QMenu::item { padding: 5px 26px 5px 10px; border-radius: 4px; }
QMenu::icon { padding-left: 6px; }
QMenu::item:selected { background: @selection@; color: @selection_text@; }
QMenu::item:disabled { color: @muted@; }
QMenu::separator { height: 1px; background: @line@; margin: 4px 6px; }
QStatusBar { background: @window@; border-top: 1px solid @line@; }
QStatusBar::item { border: 0; }
QToolTip { background: @raised@; color: @text@; border: 1px solid @line@; padding: 4px; }
QLineEdit { background: @surface@; border: 1px solid @line@; border-radius: 5px; padding: 4px 7px; }
QLineEdit:focus { border-color: @accent@; }
QHeaderView { background: @raised@; }
QHeaderView::section {
  background: @raised@; color: @muted@; border: 0; border-bottom: 1px solid @line@; padding: 4px 8px;
}
QHeaderView::section:hover { background: @hover@; }
QTabBar { background: @window@; }
QTabBar::tab {
  background: transparent; color: @muted@; border: 0; border-bottom: 2px solid transparent; padding: 6px 12px;
}
QTabBar::tab:hover { background: @hover@; color: @text@; }
QTabBar::tab:selected { background: @surface@; color: @text@; border-bottom-color: @accent@; }
QTabBar::tab:selected:focus { background: @selection@; color: @selection_text@; }
QTabWidget::pane { border: 0; border-top: 1px solid @line@; }
QPushButton {
  background: @raised@; border: 1px solid @line@; border-radius: 5px; padding: 5px 14px; min-height: 16px;
}
QPushButton:hover { background: @hover@; }
QPushButton:focus { border-color: @accent@; }
QPushButton:pressed { background: @selection@; }
QPushButton:disabled { color: @muted@; background: @window@; }
QPushButton[role="primary"] { background: @accent@; color: @accent_text@; border-color: @accent@; }
QPushButton[role="primary"]:focus { border-color: @text@; }
QPushButton[role="primary"]:disabled { background: @window@; color: @muted@; border-color: @line@; }
QPushButton[role="chip"] { border-radius: 11px; padding: 2px 10px; background: @surface@; }
QPushButton[role="chip"]:hover { background: @hover@; }
QPushButton[role="chip"]:focus { border-color: @accent@; }
QPushButton[role="chip"]:checked { background: @selection@; color: @selection_text@; border-color: @accent@; }
QPushButton[role="link"] {
  border: 1px solid transparent; background: transparent; color: @accent@; padding: 3px 6px; text-align: left;
}
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border-color: @accent@; }
QPushButton[role="crumb"] {
  border: 1px solid transparent; background: transparent; border-radius: 4px; padding: 3px 5px;
}
QPushButton[role="crumb"]:hover { background: @hover@; }
QPushButton[role="crumb"]:focus { border-color: @accent@; }
QFrame[role="card"] { background: @surface@; border: 1px solid @line@; border-radius: 8px; }
QFrame[role="panel"] { background: @surface@; border: 0; }
QFrame[role="strip"] { background: @window@; border: 0; border-bottom: 1px solid @line@; }
QLabel[role="muted"] { color: @muted@; }
QLabel[role="title"] { font-weight: 600; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @line@; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: @muted@; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: @raised@; border: 1px solid @line@; border-radius: 4px; }
QProgressBar::chunk { background: @accent@; border-radius: 3px; }
"""
