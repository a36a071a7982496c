"""What a worker does for its own safety before it touches hostile bytes."""

import os
import sys
import threading
import time
from pathlib import Path
from typing import NoReturn

OUT_OF_MEMORY_EXIT = 77
_CHECK_SECONDS = 0.05
"""What is asked for faster than this meets the limit on data that the lock-down sets."""
_STATM = "/proc/self/statm"


def private_output() -> int:
    """A descriptor for messages; standard output goes to standard error, since C libraries print."""
    descriptor = os.dup(1)
    os.dup2(2, 1)
    return descriptor


class ResidentMemory:
    """Memory of this process that is in use now; the peak where the system does not tell.

    Made before the lock-down: afterwards nothing below `/proc` can be opened.
    """

    def __init__(self) -> None:
        self._statm = os.open(_STATM, os.O_RDONLY | os.O_CLOEXEC) if Path(_STATM).exists() else -1

    def bytes(self) -> int:
        """Of the moment."""
        if self._statm >= 0:
            return int(os.pread(self._statm, 256, 0).split()[1]) * os.sysconf("SC_PAGE_SIZE")
        if sys.platform == "win32":
            return 0  # the job object limits it
        import resource  # noqa: PLC0415 - does not exist on Windows

        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak if sys.platform == "darwin" else peak * 1024


def watch_memory(limit_bytes: int) -> threading.Thread:
    """A thread, to be started after the lock-down, that ends the process once it holds more memory.

    With OUT_OF_MEMORY_EXIT: the parent names what was read then.
    """
    memory = ResidentMemory()

    def watch() -> None:
        while memory.bytes() <= limit_bytes:
            time.sleep(_CHECK_SECONDS)
        os._exit(OUT_OF_MEMORY_EXIT)

    return threading.Thread(target=watch, name="memory-watch", daemon=True)


def out_of_memory() -> NoReturn:
    """For a thread whose work nobody can go on without: an exception would end only the thread."""
    os._exit(OUT_OF_MEMORY_EXIT)


def forbid_core_dumps() -> None:
    """A crash must not leave the artifact's secrets in a core file."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - does not exist on Windows

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
