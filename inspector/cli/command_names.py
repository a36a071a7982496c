"""Names of the commands: what tells a command from a path to open."""

import difflib
import os

COMMAND_NAMES = frozenset({"scan", "list", "show", "restore", "explain", "rules", "demo", "policy"})


def command_meant(word: str) -> str | None:
    """The command that a word was probably meant to be; None for a path that exists, or for anything else."""
    if not word or os.path.lexists(word):
        return None
    near = difflib.get_close_matches(word, sorted(COMMAND_NAMES), n=1, cutoff=0.7)
    return near[0] if near else None
