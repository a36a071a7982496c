"""The commands of the Triage menu, in its order. In the list of findings one letter does the same."""

from typing import Final

from PySide6.QtGui import QKeySequence

from inspector.gui.actions.command import Command, Menu, When

_Key = QKeySequence.StandardKey
_HERE = Menu.TRIAGE

TRIAGE: Final = (
    Command(
        "triage.confirm",
        "&Confirmed",
        _HERE,
        "Mark the selected findings as real and go on to the next (C in the list).",
        ("Alt+1",),
        When.FINDING,
    ),
    Command(
        "triage.accept",
        "&Accepted",
        _HERE,
        "Mark the selected findings as something to live with and go on (A in the list).",
        ("Alt+2",),
        When.FINDING,
    ),
    Command(
        "triage.false_positive",
        "False &Positive",
        _HERE,
        "Mark the selected findings as mistaken and go on (P in the list).",
        ("Alt+3",),
        When.FINDING,
    ),
    Command(
        "triage.fixed",
        "&Fixed",
        _HERE,
        "Mark the selected findings as mended in the next build and go on (X in the list).",
        ("Alt+4",),
        When.FINDING,
    ),
    Command(
        "triage.reopen",
        "&Open Again",
        _HERE,
        "Take the selected findings as undecided (O in the list).",
        ("Alt+0",),
        When.FINDING,
    ),
    Command(
        "triage.note",
        "&Note…",
        _HERE,
        "Write down what you think of the selected findings (N in the list).",
        ("F2",),
        When.FINDING,
        starts_section=True,
    ),
    Command(
        "triage.reveal",
        "Re&veal Secret",
        _HERE,
        "Show the secrets in the evidence of the selected finding only, or cover them again; the case says so.",
        (),
        When.FINDING,
    ),
    Command(
        "triage.accept_in_policy",
        "Accept in Polic&y…",
        _HERE,
        "Add the selected finding to the policy, with a reason and a last day: it no longer fails the artifact.",
        ("Ctrl+Shift+A",),
        When.FINAL_FINDING,
    ),
    Command(
        "triage.toggle_reviewed",
        "Entry Revie&wed",
        _HERE,
        "Say that you looked through the entry or folder in front, or that you did not.",
        ("Ctrl+Shift+K",),
        When.PATH,
        is_checkable=True,
        starts_section=True,
    ),
    Command(
        "triage.toggle_bookmark",
        "&Bookmark",
        _HERE,
        "Set or remove a bookmark at the place in front.",
        ("Ctrl+B",),
        When.ENTRY,
        is_checkable=True,
    ),
    Command(
        "triage.bookmarks",
        "Book&marks…",
        _HERE,
        "Go to a bookmark.",
        ("Ctrl+Shift+B",),
        When.ARTIFACT,
    ),
    Command(
        "triage.undo",
        "&Undo Decision",
        _HERE,
        "Take back the last decision or note.",
        (_Key.Undo,),
        When.CAN_UNDO,
        starts_section=True,
    ),
    Command("triage.redo", "&Redo Decision", _HERE, "Make it again.", (_Key.Redo,), When.CAN_REDO),
    Command(
        "triage.save_case",
        "&Save Case As…",
        _HERE,
        "Write decisions, notes and the report to a file that opens without the artifact.",
        (),
        When.REPORT,
        starts_section=True,
    ),
    Command(
        "triage.export_case",
        "&Export Decisions…",
        _HERE,
        "Write decisions and notes as JSON that can be reviewed in git.",
        (),
        When.ARTIFACT,
    ),
    Command(
        "triage.import_case",
        "&Import Decisions…",
        _HERE,
        "Take decisions from JSON or from the case of another version, where the findings are the same.",
        (),
        When.FINDINGS,
    ),
)
