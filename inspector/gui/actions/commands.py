"""The one table of commands, in menu order."""

from PySide6.QtGui import QKeySequence

from inspector.gui.actions.command import Command, Menu, When

_Key = QKeySequence.StandardKey

FILE = (
    Command("file.open", "&Open File…", Menu.FILE, "Open a package, an archive or a source map.", (_Key.Open,), icon="open"),
    Command("file.open_folder", "Open Fol&der…", Menu.FILE, "Open a folder as one artifact.", ("Ctrl+Shift+O",), icon="folder"),
    Command("file.open_demo", "Open the De&mo", Menu.FILE, "Make a harmless leaky package and open it.", icon="demo"),
    Command("file.new_window", "&New Window", Menu.FILE, "Open one more window.", (_Key.New,), starts_section=True),
    Command(
        "file.export_report", "&Export Report…", Menu.FILE, "Write the findings to a file.", ("Ctrl+E",),
        When.REPORT, icon="export", starts_section=True,
    ),
    Command(
        "file.close", "&Close Artifact", Menu.FILE, "Close the artifact and go back to the start page.", (_Key.Close,),
        When.ARTIFACT, starts_section=True,
    ),
    Command("file.quit", "&Quit", Menu.FILE, "Close all windows.", ("Ctrl+Q",)),
)  # fmt: skip

EDIT = (
    Command("edit.find", "&Find in Text", Menu.EDIT, "Find in the text in front.", (_Key.Find,), When.TEXT, icon="search"),
    Command("edit.find_next", "Find &Next", Menu.EDIT, "Go to the next hit.", ("F3",), When.TEXT),
    Command("edit.find_previous", "Find &Previous", Menu.EDIT, "Go to the hit before.", ("Shift+F3",), When.TEXT),
    Command(
        "edit.filter_entries", "Filter &Entries", Menu.EDIT, "Show only entries whose name or path matches.",
        ("Ctrl+Shift+L",), When.ARTIFACT, icon="filter", starts_section=True,
    ),
    Command("edit.filter_findings", "Filter F&indings", Menu.EDIT, "Show only findings that hold a text.", ("Ctrl+Shift+D",), When.ARTIFACT),
    Command(
        "edit.copy_path", "Copy &Path", Menu.EDIT, "Copy the inner path of the selected entry.", ("Ctrl+Shift+C",),
        When.ENTRY, icon="copy", starts_section=True,
    ),
    Command("edit.copy_digest", "Copy SHA-&256", Menu.EDIT, "Copy the digest of the selected entry.", (), When.DIGEST),
    Command("edit.copy_artifact_digest", "Copy &Artifact SHA-256", Menu.EDIT, "Copy the digest of the artifact.", (), When.REPORT),
    Command("edit.copy_finding", "Copy F&inding as Markdown", Menu.EDIT, "Copy the selected finding, secrets masked.", ("Ctrl+Shift+M",), When.FINDING),
)  # fmt: skip

VIEW = (
    Command("view.overview", "&Overview", Menu.VIEW, "Show verdict, sizes and exposure.", ("Ctrl+1",), When.ARTIFACT, icon="overview"),
    Command("view.as_text", "As &Text", Menu.VIEW, "Show the entry in front as text.", ("Ctrl+2",), When.ENTRY, icon="text"),
    Command("view.as_hex", "As &Hex", Menu.VIEW, "Show the bytes of the entry in front.", ("Ctrl+3",), When.ENTRY, icon="hex"),
    Command("view.expand_all", "&Expand All", Menu.VIEW, "Open every folder and container in the tree.", ("Ctrl+Shift+Right",), When.ARTIFACT, starts_section=True),
    Command("view.collapse_all", "&Collapse All", Menu.VIEW, "Close every folder and container in the tree.", ("Ctrl+Shift+Left",), When.ARTIFACT),
    Command("view.toggle_tree", "Entr&ies Panel", Menu.VIEW, "Show or hide the tree.", ("F9",), When.ARTIFACT, is_checkable=True, starts_section=True),
    Command("view.toggle_findings", "&Findings Panel", Menu.VIEW, "Show or hide findings and detail.", ("F10",), When.ARTIFACT, is_checkable=True),
    Command("view.zoom_in", "Zoom &In", Menu.VIEW, "Larger text.", (_Key.ZoomIn, "Ctrl+="), starts_section=True),
    Command("view.zoom_out", "Zoom O&ut", Menu.VIEW, "Smaller text.", (_Key.ZoomOut,)),
    Command("view.zoom_reset", "&Normal Size", Menu.VIEW, "Text in its normal size.", ("Ctrl+0",)),
    Command("view.theme_system", "As the &System", Menu.VIEW, "Light or dark as the system is.", submenu="The&me", choice="theme", starts_section=True),
    Command("view.theme_light", "&Light", Menu.VIEW, "Dark text on a light ground.", submenu="The&me", choice="theme"),
    Command("view.theme_dark", "&Dark", Menu.VIEW, "Light text on a dark ground.", submenu="The&me", choice="theme"),
    Command("view.full_screen", "F&ull Screen", Menu.VIEW, "Fill the screen, or go back to a window.", ("F11",), starts_section=True),
)  # fmt: skip

GO = (
    Command("go.back", "&Back", Menu.GO, "Go to the place before.", ("Alt+Left", _Key.Back), When.CAN_GO_BACK, icon="back"),
    Command("go.forward", "&Forward", Menu.GO, "Go to the place after.", ("Alt+Right", _Key.Forward), When.CAN_GO_FORWARD, icon="forward"),
    Command("go.up", "&Up One Level", Menu.GO, "Go to the folder or container around the entry.", ("Alt+Up",), When.ENTRY, icon="up"),
    Command("go.next_finding", "&Next Finding", Menu.GO, "Select the next finding and show its place.", ("F8",), When.FINDINGS, starts_section=True),
    Command("go.previous_finding", "&Previous Finding", Menu.GO, "Select the finding before and show its place.", ("Shift+F8",), When.FINDINGS),
    Command("go.reveal", "&Reveal in Tree", Menu.GO, "Select the entry in front in the tree.", ("Ctrl+T",), When.ENTRY, starts_section=True),
    Command("go.line", "Go to &Line…", Menu.GO, "Go to a line of the text in front.", ("Ctrl+G",), When.TEXT),
)  # fmt: skip

ANALYZE = (
    Command("analyze.rescan", "&Scan Again", Menu.ANALYZE, "Open the artifact anew and scan it again.", (_Key.Refresh,), When.ARTIFACT, icon="rescan"),
    Command("analyze.cancel", "&Cancel Scan", Menu.ANALYZE, "End the scan; what was found stays.", ("Ctrl+.",), When.SCANNING, icon="cancel"),
    Command("analyze.show_flagged", "Show Only &Flagged Entries", Menu.ANALYZE, "Show only entries with findings in the tree.", (), When.ARTIFACT, starts_section=True),
    Command("analyze.show_all", "Show &All Entries", Menu.ANALYZE, "Show every entry in the tree.", (), When.ARTIFACT),
)  # fmt: skip

TOOLS = (
    Command("tools.restore_sources", "&Save Rebuilt Sources…", Menu.TOOLS, "Write the sources of all maps into a new folder.", ("Ctrl+Shift+E",), When.SOURCES, icon="restore"),
    Command("tools.copy_command", "Copy &Command Line", Menu.TOOLS, "Copy the command that scans this artifact in a pipeline.", (), When.ARTIFACT, starts_section=True),
)  # fmt: skip

HELP = (
    Command("help.rule", "Manual Page of the &Rule", Menu.HELP, "Show what the rule of the selected finding flags and why.", ("F1",), When.FINDING),
    Command("help.shortcuts", "&Keyboard Shortcuts", Menu.HELP, "List all commands and their keys.", ("Ctrl+?",)),
    Command("help.about", "&About Artifact Inspector", Menu.HELP, "Version and licences.", starts_section=True),
)  # fmt: skip

COMMANDS: tuple[Command, ...] = FILE + EDIT + VIEW + GO + ANALYZE + TOOLS + HELP
"""All of them: the registry."""
