"""The few local style sheets, for what neither palette nor painting can say. Never one for the application."""

from PySide6.QtWidgets import QAbstractScrollArea, QHeaderView, QTabBar, QToolBar

from inspector.gui.theme.theme import Theme

_HEADER = """
QHeaderView { background: @raised@; border: 0; }
QHeaderView::section {
  background: @raised@; color: @muted@; border: 0; border-bottom: 1px solid @line@; padding: 4px 8px;
}
QHeaderView::section:hover { background: @hover@; }
"""
_TABS = """
QTabBar { background: @window@; border: 0; }
QTabBar::tab {
  background: transparent; color: @muted@; border: 0; border-bottom: 2px solid transparent; padding: 6px 12px;
}
QTabBar::tab:hover { background: @hover@; color: @text@; }
QTabBar::tab:selected { background: @surface@; color: @text@; border-bottom-color: @accent@; }
QTabBar::tab:selected:focus { background: @selection@; color: @selection_text@; }
QToolButton { border: 0; border-radius: 4px; padding: 1px; background: transparent; }
QToolButton:hover, QToolButton:focus { background: @line@; }
"""
_TOOL_BAR = """
QToolBar { background: @window@; border: 0; border-bottom: 1px solid @line@; padding: 4px 6px; spacing: 4px; }
QToolButton { border: 1px solid transparent; border-radius: 5px; padding: 4px 7px; }
QToolButton[popupMode="1"] { padding-right: 20px; }
QToolButton::menu-button { border: 0; width: 16px; }
QToolButton:hover { background: @hover@; border-color: @line@; }
QToolButton:focus { border-color: @accent@; }
QToolButton:pressed { background: @selection@; }
"""
_SCROLL_BAR = """
QScrollBar { background: @window@; border: 0; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: @line@; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: @muted@; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""
_NAMES = ("window", "surface", "raised", "line", "text", "muted", "accent", "selection", "selection_text", "hover")


def dress_header(header: QHeaderView, theme: Theme) -> None:
    """Flat headers of lists."""
    header.setStyleSheet(_filled(_HEADER, theme))


def dress_scroll_bars(area: QAbstractScrollArea, theme: Theme) -> None:
    """Slim scroll bars without arrows."""
    sheet = _filled(_SCROLL_BAR, theme)
    area.verticalScrollBar().setStyleSheet(sheet)
    area.horizontalScrollBar().setStyleSheet(sheet)


def dress_tabs(tabs: QTabBar, theme: Theme) -> None:
    """Flat tabs."""
    tabs.setStyleSheet(_filled(_TABS, theme))


def dress_tool_bar(bar: QToolBar, theme: Theme) -> None:
    """A flat tool bar."""
    bar.setStyleSheet(_filled(_TOOL_BAR, theme))


def _filled(sheet: str, theme: Theme) -> str:
    for name in _NAMES:
        sheet = sheet.replace(f"@{name}@", getattr(theme, name).name())
    return sheet
