"""Every command by some characters of its name, from the same table as the menus."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from inspector.core.fuzzy import FuzzyPattern
from inspector.gui.actions.action_board import ActionBoard
from inspector.gui.actions.command import Command
from inspector.gui.actions.commands import COMMANDS
from inspector.gui.dialogs.chooser import Chooser
from inspector.gui.language import tr
from inspector.gui.models.choice_model import Choice
from inspector.gui.theme.theme import Theme

PALETTE_ID = "tools.palette"


class CommandPalette(Chooser):
    """What cannot be done now is listed last and cannot be chosen."""

    def __init__(self, board: ActionBoard, theme: Theme, parent: QWidget) -> None:
        super().__init__(tr("Command Palette"), tr("Part of a command's name"), theme, parent)
        self._board = board
        self.look("")

    def look(self, text: str) -> None:
        """Shows the commands that fit, in the order of the menus or the best first."""
        pattern = FuzzyPattern(text)
        ranked = [
            (not self._board[command.id].isEnabled(), rank, at)
            for at, command in enumerate(COMMANDS)
            if command.id != PALETTE_ID and (rank := _rank(pattern, title_of(command))) is not None
        ]
        choices = [self._choice_of(COMMANDS[at], pattern) for _, _, at in sorted(ranked)]
        self.show_choices(choices, "" if choices else tr("No command has such a name"))

    def take(self, choice: Choice) -> None:
        """Does it."""
        self._board[str(choice.value)].trigger()

    def _choice_of(self, command: Command, pattern: FuzzyPattern) -> Choice:
        title = title_of(command)
        keys = [key.toString(QKeySequence.SequenceFormat.NativeText) for key in self._board[command.id].shortcuts()[:1]]
        is_enabled = self._board[command.id].isEnabled()
        return Choice(command.id, title, tr(command.tip), "".join(keys), pattern.places(title), is_enabled)


def title_of(command: Command) -> str:
    """Menu and name of a command without mnemonics."""
    parts = (command.menu.value, command.submenu, command.title)
    return ": ".join(part.replace("&", "") for part in map(tr, parts) if part)


def _rank(pattern: FuzzyPattern, title: str) -> tuple[int, int] | None:
    """A run of characters at the start of a word is best, then any run, then scattered ones."""
    if pattern.is_empty:
        return 0, 0
    if not pattern.fits(title):
        return None
    compact = title.casefold().replace(" ", "")
    starts = any(word.startswith(pattern.characters) for word in _tails(title.casefold()))
    return (0 if starts else 1 if pattern.characters in compact else 2), len(title)


def _tails(title: str) -> list[str]:
    """The title from each of its words on, without spaces."""
    words = title.replace(":", " ").split()
    return ["".join(words[at:]) for at in range(len(words))]
