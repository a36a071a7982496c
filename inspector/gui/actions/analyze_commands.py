"""The commands of the Analyze menu, in its order."""

from typing import Final

from PySide6.QtGui import QKeySequence

from inspector.gui.actions.command import Command, Menu, When

_Key = QKeySequence.StandardKey

ANALYZE: Final = (
    Command(
        "analyze.rescan",
        "&Scan Again",
        Menu.ANALYZE,
        "Open the artifact anew and scan it again.",
        (_Key.Refresh,),
        When.ARTIFACT,
        icon="rescan",
    ),
    Command(
        "analyze.cancel",
        "&Cancel Scan",
        Menu.ANALYZE,
        "End the scan; what was found stays.",
        ("Ctrl+.",),
        When.SCANNING,
        icon="cancel",
    ),
    Command(
        "analyze.read_on",
        "Read &On Past the Limit",
        Menu.ANALYZE,
        "Scan again with the limit raised that cut this scan.",
        (),
        When.LIMIT,
    ),
    Command(
        "analyze.show_structure",
        "Raw &Records of the Artifact",
        Menu.ANALYZE,
        "Show the records of the artifact itself, field by field, with what disagrees.",
        (),
        When.RAW_ARTIFACT,
        starts_section=True,
    ),
    Command(
        "analyze.show_flagged",
        "Show Only &Flagged Entries",
        Menu.ANALYZE,
        "Show only entries with findings in the tree.",
        (),
        When.ARTIFACT,
        starts_section=True,
    ),
    Command("analyze.show_all", "Show &All Entries", Menu.ANALYZE, "Show every entry in the tree.", (), When.ARTIFACT),
)
