"""The command line must not load Qt: a server has none, and it would cost a tenth of a second."""

import subprocess
import sys

from inspector.cli.command_names import COMMAND_NAMES
from inspector.cli.commands import COMMANDS


def test_importing_every_command_loads_no_qt() -> None:
    program = "import inspector.app, inspector.cli.commands, sys; print([m for m in sys.modules if 'PySide' in m])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_command_is_known_by_name() -> None:
    assert set(COMMANDS) == COMMAND_NAMES
