"""The settings: one field searches everything that can be set, the keys of all commands included."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QLineEdit, QTabWidget, QVBoxLayout, QWidget

from inspector.gui.dialogs.close_box import close_box
from inspector.gui.language import tr
from inspector.gui.services import Services
from inspector.gui.theme.palette import give_palette
from inspector.gui.theme.sheets import dress_tabs
from inspector.gui.theme.theme import Theme
from inspector.gui.widgets.preferences_page import PreferencesPage
from inspector.gui.widgets.shortcuts_page import ShortcutsPage

if TYPE_CHECKING:
    from inspector.gui.main_window import MainWindow


class SettingsDialog(QDialog):
    """Not modal; every change holds at once."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Settings"))
        em = self.fontMetrics().height()
        self.resize(em * 48, em * 46)
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Search settings and keys"))
        self.field.setAccessibleName(tr("Search settings and keys"))
        self.field.setClearButtonEnabled(True)
        self.preferences = PreferencesPage(services.preferences)
        self.shortcuts = ShortcutsPage(services.keys)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(tr("Settings"))
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.preferences, "")
        self.tabs.addTab(self.shortcuts, "")
        buttons = close_box()
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.addWidget(self.field)
        column.addWidget(self.tabs, 1)
        column.addWidget(buttons)
        self.field.textChanged.connect(self._filter)
        services.themes.theme_changed.connect(self._set_theme)
        self._set_theme(services.themes.theme)
        self._filter("")

    def _filter(self, text: str) -> None:
        """A page on which nothing fits gives way to one on which something does."""
        titles = (tr("Settings"), tr("Keyboard Shortcuts"))
        counts = (self.preferences.filter(text), self.shortcuts.filter(text))
        for at, (title, count) in enumerate(zip(titles, counts, strict=True)):
            self.tabs.setTabText(at, f"{title} ({count})" if text.strip() else title)
        here = self.tabs.currentIndex()
        if not counts[here] and counts[1 - here]:
            self.tabs.setCurrentIndex(1 - here)

    def _set_theme(self, theme: Theme) -> None:
        give_palette(self.tabs, theme)  # Qt leaves out a tab widget whose bar has a style sheet
        dress_tabs(self.tabs.tabBar(), theme)
        self.preferences.set_theme(theme)


def show_settings(window: "MainWindow", *, shortcuts: bool = False) -> None:
    """Shows the settings of a window, at its keys if wanted; the same dialog where it is open already."""
    found = [dialog for dialog in window.findChildren(SettingsDialog) if dialog.isVisible()]
    dialog = found[0] if found else SettingsDialog(window.services, window)
    dialog.tabs.setCurrentWidget(dialog.shortcuts if shortcuts else dialog.preferences)
    window.show_dialog(dialog)
    dialog.raise_()
    dialog.activateWindow()
    dialog.field.setFocus()
