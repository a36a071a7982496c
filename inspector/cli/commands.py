"""The registry of commands, and the one place where an interrupt or a closed pipe becomes an exit code."""

import argparse
import importlib
import os
import sys

from inspector.cli.terminal import abandon_output, complain, prepare_streams
from inspector.core.text import visible

COMMANDS: dict[str, str] = {
    "scan": "inspector.cli.scan",
    "list": "inspector.cli.entries",
    "show": "inspector.cli.show",
    "restore": "inspector.cli.restore",
    "explain": "inspector.cli.explain",
    "rules": "inspector.cli.rules",
    "demo": "inspector.cli.demo",
    "policy": "inspector.cli.policy",
}
"""The module of each command, with a function `run`; only the one that is asked for is loaded."""
INTERNAL_ERROR = 5
INTERRUPTED = 130
CLOSED_PIPE = 141
"""As shells tell of a program that a closed pipe ended."""


def run_command(options: argparse.Namespace) -> int:
    """Runs one command and returns its exit code. Never lets a traceback out."""
    prepare_streams()
    try:
        code: int = importlib.import_module(COMMANDS[options.command]).run(options)
        sys.stdout.flush()
    except KeyboardInterrupt:
        complain("Interrupted.")
        return INTERRUPTED
    except BrokenPipeError:
        abandon_output()
        return CLOSED_PIPE
    except Exception as error:
        if os.environ.get("INSPECTOR_TRACEBACK"):
            raise
        what = f"{type(error).__name__}: {visible(str(error))}"
        complain(f"An internal error occurred ({what}). Set INSPECTOR_TRACEBACK=1 for details.")
        return INTERNAL_ERROR
    return code
