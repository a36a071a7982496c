"""The commands of the Go menu, in its order."""

from typing import Final

from PySide6.QtGui import QKeySequence

from inspector.gui.actions.command import Command, Menu, When

_Key = QKeySequence.StandardKey

GO: Final = (
    Command(
        "go.back", "&Back", Menu.GO, "Go to the place before.", ("Alt+Left", _Key.Back), When.CAN_GO_BACK, icon="back"
    ),
    Command(
        "go.forward",
        "&Forward",
        Menu.GO,
        "Go to the place after.",
        ("Alt+Right", _Key.Forward),
        When.CAN_GO_FORWARD,
        icon="forward",
    ),
    Command(
        "go.up",
        "&Up One Level",
        Menu.GO,
        "Go to the folder or container around the entry.",
        ("Alt+Up",),
        When.ENTRY,
        icon="up",
    ),
    Command(
        "go.next_finding",
        "&Next Finding",
        Menu.GO,
        "Select the next finding and show its place.",
        ("F8",),
        When.FINDINGS,
        starts_section=True,
    ),
    Command(
        "go.previous_finding",
        "&Previous Finding",
        Menu.GO,
        "Select the finding before and show its place.",
        ("Shift+F8",),
        When.FINDINGS,
    ),
    Command(
        "go.quick_open",
        "&Quick Open…",
        Menu.GO,
        "Go to an entry by a part of its path.",
        ("Ctrl+P",),
        When.ARTIFACT,
        starts_section=True,
    ),
    Command(
        "go.reveal",
        "&Reveal in Tree",
        Menu.GO,
        "Select the entry in front in the tree.",
        ("Ctrl+T",),
        When.ENTRY,
    ),
    Command(
        "go.record",
        "Show Ra&w Record",
        Menu.GO,
        "Show the raw record in its archive of the finding or the entry in front.",
        ("Ctrl+Shift+T",),
        When.RECORD,
    ),
    Command(
        "go.line",
        "Go to &Line or Offset…",
        Menu.GO,
        "Go to a line or a byte of the text in front.",
        ("Ctrl+G",),
        When.TEXT,
    ),
    Command(
        "go.next_tab",
        "Ne&xt Tab",
        Menu.GO,
        "Show the next tab.",
        ("Ctrl+PgDown",),
        When.ARTIFACT,
        starts_section=True,
    ),
    Command(
        "go.keep_tab",
        "&Keep Tab",
        Menu.GO,
        "Keep the tab that follows the selection; what is selected next gets another.",
        ("Ctrl+Alt+K",),
        When.FOLLOWER,
    ),
    Command("go.close_tab", "&Close Tab", Menu.GO, "Close the tab in front.", ("Ctrl+Shift+W",), When.TAB),
)
