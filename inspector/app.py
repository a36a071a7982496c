"""Picks the window, a command or a worker: the only module that knows both the window and the command line.

Each of them is imported only when it is picked: the window must not wait for the reports' writers, nor the
command line for Qt.
"""

import atexit
import os
import sys

from inspector.cli.command_names import COMMAND_NAMES, command_meant
from inspector.engine.worker.flag import WORKER_FLAG

NO_DISPLAY = "There is no display to open a window on. Use `inspector scan` to see the findings in the terminal."
_READING = frozenset({"scan", "list", "show", "restore"})
_HELP = frozenset({"-h", "--help"})
NEW_WINDOW_FLAG = "--new-window"


def has_display() -> bool:
    """Whether a window can be opened, as far as the environment tells."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def main(arguments: list[str] | None = None) -> int:
    """The command `inspector`; returns the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    first = given[0] if given else ""
    if first == WORKER_FLAG:
        return _work(given[1:])
    if first == "demo" and "--scan" not in given and has_display():
        return _show_demo()
    if (first.startswith("-") and first != NEW_WINDOW_FLAG) or first in COMMAND_NAMES:
        return _command(given)
    meant = command_meant(first)
    if meant is not None:
        sys.stderr.write(f"inspector: There is no command or file {first!a}. Did you mean `inspector {meant}`?\n")
        return 2
    return _show(given)


def gui_main() -> int:
    """The command `inspector-gui`: the window, whatever the arguments look like."""
    given = sys.argv[1:]
    return _work(given[1:]) if given[:1] == [WORKER_FLAG] else _show(given)


def _show(given: list[str], *, remember: bool = True) -> int:
    if not has_display():
        sys.stderr.write(NO_DISPLAY + "\n")
        return 2
    is_alone, paths = NEW_WINDOW_FLAG in given, [path for path in given if path != NEW_WINDOW_FLAG]
    if not is_alone and _handed_over(paths, remember=remember):
        return 0
    if paths:
        _start_reader()
    from inspector.gui.app import run  # noqa: PLC0415 - the command line must not load Qt

    return run(paths, remember=remember, is_alone=is_alone)


def _handed_over(paths: list[str], *, remember: bool) -> bool:
    from inspector.gui.instance.caller import hand_over  # noqa: PLC0415 - the command line must not load Qt

    return hand_over(paths, remember=remember)


def _show_demo() -> int:
    from inspector.engine.demo import make_demo  # noqa: PLC0415 - only the demo needs it

    return _show([str(make_demo())], remember=False)


def _start_reader() -> None:
    """Lets the process that will read the artifact load its modules while this one loads its own."""
    from inspector.engine.spare_reader import SPARE  # noqa: PLC0415 - workers and `--help` need none

    SPARE.keep()
    atexit.register(SPARE.close)


def _command(given: list[str]) -> int:
    if given[0] in _READING and not _HELP.intersection(given):
        _start_reader()
    from inspector.cli.commands import run_command  # noqa: PLC0415 - the window needs none of it
    from inspector.cli.parser import parse_arguments  # noqa: PLC0415 - the window needs none of it

    return run_command(parse_arguments(given))


def _work(rest: list[str]) -> int:
    from inspector.engine.worker.entry_point import become_worker  # noqa: PLC0415 - only worker processes

    return become_worker(rest)
