"""The commands of the Help menu, in its order."""

from typing import Final

from inspector.gui.actions.command import Command, Menu, When

HELP: Final = (
    Command(
        "help.rule",
        "Manual Page of the &Rule",
        Menu.HELP,
        "Show what the rule of the selected finding flags and why.",
        ("F1",),
        When.FINDING,
    ),
    Command("help.shortcuts", "&Keyboard Shortcuts", Menu.HELP, "List all commands and their keys.", ("Ctrl+?",)),
    Command("help.about", "&About Artifact Inspector", Menu.HELP, "Version and licences.", starts_section=True),
)
