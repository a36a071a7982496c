"""Which object carries out which group of commands."""

from typing import TYPE_CHECKING

from inspector.gui.actions.analyze_actions import AnalyzeActions
from inspector.gui.actions.edit_actions import EditActions
from inspector.gui.actions.file_actions import FileActions
from inspector.gui.actions.go_actions import GoActions
from inspector.gui.actions.help_actions import HelpActions
from inspector.gui.actions.names_actions import NamesActions
from inspector.gui.actions.tools_actions import ToolsActions
from inspector.gui.actions.triage_actions import TriageActions
from inspector.gui.actions.view_actions import ViewActions

if TYPE_CHECKING:
    from inspector.gui.main_window import MainWindow


def handlers_of(window: "MainWindow") -> dict[str, object]:
    """One object per group; the ids of commands name its methods."""
    return {
        "file": FileActions(window),
        "edit": EditActions(window),
        "view": ViewActions(window),
        "names": NamesActions(window),
        "go": GoActions(window),
        "analyze": AnalyzeActions(window),
        "triage": TriageActions(window),
        "tools": ToolsActions(window),
        "help": HelpActions(window),
    }
