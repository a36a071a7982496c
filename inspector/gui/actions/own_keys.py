"""The keys that a person chose for commands, in the place of the built-in ones; shared by all windows."""

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QKeySequence

from inspector.gui.actions.command import Command
from inspector.gui.actions.commands import COMMANDS
from inspector.gui.actions.key_sequences import sequences_of

MAX_KEY_CHARACTERS = 80


class OwnKeys(QObject):
    """Kept in the settings; whatever makes no sense there is passed over."""

    changed = Signal(str)
    """The id of a command."""

    def __init__(self, settings: QSettings) -> None:
        super().__init__()
        self._settings = settings

    def of(self, command: Command) -> list[QKeySequence]:
        """The keys of a command: the person's own one, none where it was taken away, else the built-in ones."""
        stored = self._settings.value(_name(command))
        if not isinstance(stored, str) or len(stored) > MAX_KEY_CHARACTERS:
            return sequences_of(command)
        key = QKeySequence.fromString(stored, QKeySequence.SequenceFormat.PortableText)
        if not stored:
            return []
        return sequences_of(command) if key.isEmpty() else [key]

    def is_own(self, command: Command) -> bool:
        """Whether the built-in keys were changed."""
        return self.of(command) != sequences_of(command)

    def user_of(self, key: QKeySequence, but: Command) -> Command | None:
        """Another command that has a key already."""
        return next((other for other in COMMANDS if other is not but and key in self.of(other)), None)

    def choose(self, command: Command, key: QKeySequence) -> None:
        """Gives a command one key, or with an empty one none. Whoever had the key before loses it."""
        other = None if key.isEmpty() else self.user_of(key, command)
        if other is not None:
            left = [each for each in self.of(other) if each != key]
            self._store(other, left[0] if left else QKeySequence())
        self._store(command, key)

    def reset(self, command: Command) -> None:
        """Gives a command its built-in keys back."""
        self._settings.remove(_name(command))
        self.changed.emit(command.id)

    def _store(self, command: Command, key: QKeySequence) -> None:
        self._settings.setValue(_name(command), key.toString(QKeySequence.SequenceFormat.PortableText))
        self.changed.emit(command.id)


def _name(command: Command) -> str:
    return f"keys/{command.id}"
