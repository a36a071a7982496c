"""Picks the window, a command or a worker: the only module that knows both the window and the command line."""

import os
import sys

from inspector.cli.commands import run_command
from inspector.cli.parser import parse_arguments
from inspector.engine.worker.spawn import WORKER_FLAG

NO_DISPLAY = "There is no display to open a window on. Use `inspector scan` to see the findings in the terminal."


def has_display() -> bool:
    """Whether a window can be opened, as far as the environment tells."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _open_window(paths: list[str]) -> int:
    from inspector.gui.app import run  # noqa: PLC0415 - the command line must not load Qt

    return run(paths)


def main(arguments: list[str] | None = None) -> int:
    """The command `inspector`; returns the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    if given[:1] == [WORKER_FLAG]:
        from inspector.engine.worker.entry_point import become_worker  # noqa: PLC0415 - workers only

        return become_worker(given[1:])
    options = parse_arguments(given)
    if options.command == "window":
        if has_display():
            return _open_window(options.specs)
        sys.stderr.write(NO_DISPLAY + "\n")
        return 2
    if options.command == "demo" and not options.scan and has_display():
        from inspector.engine.demo import make_demo  # noqa: PLC0415 - only the demo needs it

        return _open_window([str(make_demo())])
    return run_command(options)


def gui_main() -> int:
    """The command `inspector-gui`: the window, whatever the arguments look like."""
    if sys.argv[1:2] == [WORKER_FLAG]:
        return main()
    return _open_window(sys.argv[1:])
