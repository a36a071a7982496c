"""Which theme is on: the system's, or the one that was chosen in View > Theme."""

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from inspector.gui.theme.palette import FIELDS, field_palette_of, palette_of
from inspector.gui.theme.theme import Theme, load_theme


class ThemeChoice(StrEnum):
    """What a person may choose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class ThemeSwitch(QObject):
    """Holds the theme of the application and tells views when it changes."""

    theme_changed = Signal(object)

    def __init__(self, choice: ThemeChoice = ThemeChoice.SYSTEM, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice = choice
        self._theme = self._wanted()
        self._apply()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    @property
    def theme(self) -> Theme:
        """The theme in use."""
        return self._theme

    @property
    def choice(self) -> ThemeChoice:
        """What was chosen."""
        return self._choice

    def choose(self, choice: ThemeChoice) -> None:
        """Turns to the chosen theme."""
        self._choice = choice
        self._refresh()

    def _on_scheme_changed(self, _scheme: Qt.ColorScheme) -> None:
        self._refresh()

    def _wanted(self) -> Theme:
        if self._choice is not ThemeChoice.SYSTEM:
            return load_theme(self._choice.value)
        is_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return load_theme("dark" if is_dark else "light")

    def _refresh(self) -> None:
        wanted = self._wanted()
        if wanted.name != self._theme.name:
            self._theme = wanted
            self._apply()
            self.theme_changed.emit(wanted)

    def _apply(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(palette_of(self._theme))
            for kind in FIELDS:
                app.setPalette(field_palette_of(self._theme), kind.__name__)  # type: ignore[arg-type]  # the stub says bytes
