"""What each setting does: the only place that carries settings into the running application."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from inspector.gui.language import choose_language
from inspector.gui.models.recent import RecentList
from inspector.gui.preferences.preference import Preference
from inspector.gui.preferences.store import PreferenceStore
from inspector.gui.preferences.table import LANGUAGE, RECENT_LENGTH, TAB_WIDTH, THEME, WRAP, ZOOM
from inspector.gui.qt_words import choose_qt_language
from inspector.gui.textview.reading_choices import reading_choices
from inspector.gui.theme.font_zoom import zoom_to
from inspector.gui.theme.switch import ThemeChoice, ThemeSwitch


class Effects(QObject):
    """Applies settings when they change, and keeps what is changed elsewhere: in the menu of a text, for instance.

    Settings without an effect here are read where they matter, when they matter.
    """

    def __init__(self, store: PreferenceStore, themes: ThemeSwitch, recent: RecentList) -> None:
        super().__init__(store)
        self._store = store
        get = store.get
        self._effects: dict[str, Callable[[], None]] = {
            THEME.key: lambda: themes.choose(ThemeChoice(get(THEME))),
            ZOOM.key: lambda: zoom_to(get(ZOOM)),
            LANGUAGE.key: lambda: choose_qt_language(choose_language(get(LANGUAGE))),
            WRAP.key: lambda: reading_choices().choose(is_wrapped=get(WRAP)),
            TAB_WIDTH.key: lambda: reading_choices().choose(tab_columns=int(get(TAB_WIDTH))),
            RECENT_LENGTH.key: lambda: recent.keep_at_most(get(RECENT_LENGTH)),
        }
        store.changed.connect(self._apply)
        reading_choices().changed.connect(self._keep_reading)

    def apply_all(self) -> None:
        """Brings the application into the state that was left last time."""
        for effect in self._effects.values():
            effect()

    def _apply(self, preference: Preference[Any]) -> None:
        effect = self._effects.get(preference.key)
        if effect is not None:
            effect()

    def _keep_reading(self) -> None:
        self._store.put(WRAP, reading_choices().is_wrapped)
        self._store.put(TAB_WIDTH, str(reading_choices().tab_columns))
