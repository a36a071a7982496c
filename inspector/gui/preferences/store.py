"""The settings of this person, kept at once; shared by all windows."""

from typing import Any, TypeVar

from PySide6.QtCore import QObject, QSettings, Signal

from inspector.gui.preferences.preference import Preference
from inspector.gui.preferences.table import PREFERENCES

T = TypeVar("T")


class PreferenceStore(QObject):
    """Reads and writes the settings file; a value at its default is not in it."""

    changed = Signal(object)
    """The Preference."""

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    def get(self, preference: Preference[T]) -> T:
        """The value in force."""
        return preference.value_of(self._settings.value(preference.key))

    def put(self, preference: Preference[T], value: T) -> None:
        """Keeps a value; one that makes no sense changes nothing."""
        if not preference.sensible(value) or value == self.get(preference):
            return
        if value == preference.default:
            self._settings.remove(preference.key)
        else:
            self._settings.setValue(preference.key, preference.text_of(value))
        self.changed.emit(preference)

    def reset(self) -> None:
        """Gives every setting its default back."""
        for preference in PREFERENCES:
            self._put_default(preference)

    def _put_default(self, preference: Preference[Any]) -> None:
        self.put(preference, preference.default)
