"""All commands in menu order: the registry. Each menu lists its own."""

from typing import Final

from inspector.gui.actions.analyze_commands import ANALYZE
from inspector.gui.actions.command import Command
from inspector.gui.actions.edit_commands import EDIT
from inspector.gui.actions.file_commands import FILE
from inspector.gui.actions.go_commands import GO
from inspector.gui.actions.help_commands import HELP
from inspector.gui.actions.tools_commands import TOOLS
from inspector.gui.actions.triage_commands import TRIAGE
from inspector.gui.actions.view_commands import VIEW

COMMANDS: Final[tuple[Command, ...]] = FILE + EDIT + VIEW + GO + ANALYZE + TRIAGE + TOOLS + HELP
