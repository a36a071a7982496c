"""The commands of the Tools menu, in its order."""

from typing import Final

from inspector.gui.actions.command import Command, Menu, When

TOOLS: Final = (
    Command(
        "tools.restore_sources",
        "&Save Rebuilt Sources…",
        Menu.TOOLS,
        "Write the sources of all maps into a new folder.",
        ("Ctrl+Shift+E",),
        When.SOURCES,
        icon="restore",
    ),
    Command(
        "tools.palette",
        "Command &Palette…",
        Menu.TOOLS,
        "Choose any command by a part of its name.",
        ("Ctrl+Shift+P",),
        starts_section=True,
    ),
    Command(
        "tools.copy_command",
        "Copy &Command Line",
        Menu.TOOLS,
        "Copy the command that scans this artifact in a pipeline.",
        (),
        When.ARTIFACT,
    ),
    Command(
        "tools.settings",
        "S&ettings…",
        Menu.TOOLS,
        "Appearance, language, tabs, secrets, and the keys of all commands.",
        ("Ctrl+,",),
        starts_section=True,
    ),
)
