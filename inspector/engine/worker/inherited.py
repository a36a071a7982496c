"""Descriptors that a worker inherits from its parent. A module of its own: a worker starts nothing itself."""

import os
import sys


def opened_from_parent(name: str) -> int:
    """The descriptor that the parent named on the command line."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - exists on Windows only

        return msvcrt.open_osfhandle(int(name), os.O_BINARY)
    return int(name)
