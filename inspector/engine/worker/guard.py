"""What a worker does for its own safety before it touches hostile bytes."""

import os
import sys
import threading
import time
from pathlib import Path

OUT_OF_MEMORY_EXIT = 77
_CHECK_SECONDS = 0.2


def private_output() -> int:
    """A descriptor for messages; standard output goes to standard error, since C libraries print."""
    descriptor = os.dup(1)
    os.dup2(2, 1)
    return descriptor


def resident_bytes() -> int:
    """Memory of this process that is in use now; the peak where the system does not tell."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    if sys.platform == "win32":
        return 0
    import resource  # noqa: PLC0415 - does not exist on Windows

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def watch_memory(limit_bytes: int) -> None:
    """Ends the process with OUT_OF_MEMORY_EXIT once it holds more; the parent names what was read then."""

    def watch() -> None:
        while resident_bytes() <= limit_bytes:
            time.sleep(_CHECK_SECONDS)
        os._exit(OUT_OF_MEMORY_EXIT)

    threading.Thread(target=watch, name="memory-watch", daemon=True).start()


def forbid_core_dumps() -> None:
    """A crash must not leave the artifact's secrets in a core file."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - does not exist on Windows

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
