"""The built-in keys of a command as Qt knows them on this system."""

from PySide6.QtGui import QKeySequence

from inspector.gui.actions.command import Command


def sequences_of(command: Command) -> list[QKeySequence]:
    """Every key sequence of a command on this system, without repeats."""
    found: list[QKeySequence] = []
    for shortcut in command.shortcuts:
        if isinstance(shortcut, str):
            found.append(QKeySequence(shortcut))
        else:
            found += QKeySequence.keyBindings(shortcut)
    return list(dict.fromkeys(found))


def key_words(keys: list[QKeySequence]) -> str:
    """Keys as this system writes them."""
    return ", ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
