"""The commands of the Edit menu, in its order."""

from typing import Final

from PySide6.QtGui import QKeySequence

from inspector.gui.actions.command import Command, Menu, When

_Key = QKeySequence.StandardKey

EDIT: Final = (
    Command(
        "edit.find", "&Find in Text", Menu.EDIT, "Find in the text in front.", (_Key.Find,), When.TEXT, icon="search"
    ),
    Command("edit.find_next", "Find &Next", Menu.EDIT, "Go to the next hit.", ("F3",), When.TEXT),
    Command("edit.find_previous", "Find &Previous", Menu.EDIT, "Go to the hit before.", ("Shift+F3",), When.TEXT),
    Command(
        "edit.format",
        "Format for &Reading",
        Menu.EDIT,
        "Lay a minified script, style sheet or JSON out in lines, or show it as it is stored.",
        ("Ctrl+Shift+I",),
        When.TEXT,
    ),
    Command(
        "edit.search",
        "&Search Everything",
        Menu.EDIT,
        "Search all entries, rebuilt sources included.",
        ("Ctrl+Shift+F",),
        When.ARTIFACT,
        icon="search",
        starts_section=True,
    ),
    Command(
        "edit.search_below",
        "Search &Below Here",
        Menu.EDIT,
        "Search the selected entry, or what lies below it.",
        (),
        When.ENTRY,
    ),
    Command(
        "edit.filter_entries",
        "Filter &Entries",
        Menu.EDIT,
        "Show only entries whose name or path matches.",
        ("Ctrl+Shift+L",),
        When.ARTIFACT,
        icon="filter",
        starts_section=True,
    ),
    Command(
        "edit.filter_findings",
        "Filter Fin&dings",
        Menu.EDIT,
        "Show only findings that hold a text.",
        ("Ctrl+Shift+D",),
        When.ARTIFACT,
    ),
    Command(
        "edit.copy_path",
        "Copy Pa&th",
        Menu.EDIT,
        "Copy the inner path of the selected entry.",
        ("Ctrl+Shift+C",),
        When.ENTRY,
        icon="copy",
        starts_section=True,
    ),
    Command(
        "edit.copy_location",
        "Copy &Location",
        Menu.EDIT,
        "Copy the artifact and the inner path of the selected entry, as the command line takes them.",
        ("Ctrl+Alt+C",),
        When.ENTRY,
    ),
    Command("edit.copy_digest", "Copy SHA-&256", Menu.EDIT, "Copy the digest of the selected entry.", (), When.DIGEST),
    Command(
        "edit.copy_artifact_digest",
        "Copy &Artifact SHA-256",
        Menu.EDIT,
        "Copy the digest of the artifact.",
        (),
        When.REPORT,
    ),
    Command(
        "edit.copy_finding",
        "Copy Findin&g as Markdown",
        Menu.EDIT,
        "Copy the selected finding, secrets masked.",
        ("Ctrl+Shift+M",),
        When.FINDING,
    ),
)
