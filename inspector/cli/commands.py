"""The registry of commands, and the one place where an interrupt or a closed pipe becomes an exit code."""

import argparse
import os
import sys
from collections.abc import Callable

from inspector.cli import demo, entries, explain, policy, restore, rules, scan, show
from inspector.cli.terminal import complain

COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "scan": scan.run,
    "list": entries.run,
    "show": show.run,
    "restore": restore.run,
    "explain": explain.run,
    "rules": rules.run,
    "demo": demo.run,
    "policy": policy.run,
}
INTERNAL_ERROR = 5
INTERRUPTED = 130


def run_command(options: argparse.Namespace) -> int:
    """Runs one command and returns its exit code. Never lets a traceback out."""
    try:
        return COMMANDS[options.command](options)
    except KeyboardInterrupt:
        complain("Interrupted.")
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return INTERNAL_ERROR
    except Exception as error:
        if os.environ.get("INSPECTOR_TRACEBACK"):
            raise
        complain(
            f"An internal error occurred ({type(error).__name__}: {error}). Set INSPECTOR_TRACEBACK=1 for details."
        )
        return INTERNAL_ERROR
