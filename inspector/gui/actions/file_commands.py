"""The commands of the File menu, in its order."""

from typing import Final

from PySide6.QtGui import QKeySequence

from inspector.gui.actions.command import Command, Menu, When

_Key = QKeySequence.StandardKey

FILE: Final = (
    Command(
        "file.open", "&Open File…", Menu.FILE, "Open a package, an archive or a source map.", (_Key.Open,), icon="open"
    ),
    Command(
        "file.open_folder",
        "Open Fol&der…",
        Menu.FILE,
        "Open a folder as one artifact.",
        ("Ctrl+Shift+O",),
        icon="folder",
    ),
    Command(
        "file.open_beside",
        "Open &Beside…",
        Menu.FILE,
        "Open another artifact in a window beside this one.",
        ("Ctrl+Alt+O",),
    ),
    Command("file.open_demo", "Open the De&mo", Menu.FILE, "Make a harmless leaky package and open it.", icon="demo"),
    Command("file.new_window", "&New Window", Menu.FILE, "Open one more window.", (_Key.New,), starts_section=True),
    Command(
        "file.export_report",
        "&Export Report…",
        Menu.FILE,
        "Write the findings to a file.",
        ("Ctrl+E",),
        When.REPORT,
        icon="export",
        starts_section=True,
    ),
    Command(
        "file.save_entry",
        "&Save Entry As…",
        Menu.FILE,
        "Write the bytes of the selected entry to a file.",
        (_Key.Save,),
        When.BYTES,
    ),
    Command(
        "file.close",
        "&Close Artifact",
        Menu.FILE,
        "Close the artifact and go back to the start page.",
        (_Key.Close,),
        When.ARTIFACT,
        starts_section=True,
    ),
    Command("file.quit", "&Quit", Menu.FILE, "Close all windows.", ("Ctrl+Q",)),
)
