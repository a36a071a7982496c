"""Run as a program: locks itself down as a worker does, tries what its arguments name, and prints what came of it."""

import ctypes
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from inspector.core.limits import Limits
from inspector.engine.worker.isolation.lock_down import lock_down
from inspector.engine.worker.isolation.resource_limits import resource_limits

OWN_FOLDER = Path(sys.argv[1])
READABLE, SECRET = OWN_FOLDER / "readable", OWN_FOLDER / "private" / "secret.txt"
HELD = os.open(SECRET, os.O_RDWR)
_FULL_BYTES = 4 << 30


def _write(place: Path) -> None:
    os.close(os.open(place, os.O_WRONLY | os.O_CREAT))


def _thread() -> None:
    ran = threading.Event()
    threading.Thread(target=ran.set).start()
    if not ran.wait(10):
        raise TimeoutError


def _take_memory() -> None:
    with_room = bytearray(_FULL_BYTES)
    with_room[0] = 1


def _import_late() -> None:
    import wave  # noqa: PLC0415 - the point

    assert wave.__name__ == "wave"


def _forge_clone3() -> None:
    """What the C library tries first when it starts a process."""
    if ctypes.CDLL(None, use_errno=True).syscall(ctypes.c_long(435), None, ctypes.c_size_t(0)) < 0:
        raise OSError(ctypes.get_errno(), "clone3")


ATTEMPTS: dict[str, Callable[[], object]] = {
    # what must be refused
    "read outside": SECRET.read_bytes,
    "list outside": lambda: list(SECRET.parent.iterdir()),
    "read the environment of the parent": lambda: Path(f"/proc/{os.getppid()}/environ").read_bytes(),
    "write outside": lambda: _write(SECRET),
    "write where it may read": lambda: _write(READABLE / "new.txt"),
    "change what it may read": lambda: _write(READABLE / "a.txt"),
    "delete": (READABLE / "a.txt").unlink,
    "rename": lambda: (READABLE / "a.txt").rename(READABLE / "b.txt"),
    "make a folder": (READABLE / "folder").mkdir,
    "make a link": lambda: (READABLE / "link").symlink_to(SECRET),
    "change permissions": lambda: (READABLE / "a.txt").chmod(0o777),
    "internet socket": lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM),
    "local socket": lambda: socket.socket(socket.AF_UNIX, socket.SOCK_STREAM),
    "pair of sockets": socket.socketpair,
    "run a program": lambda: subprocess.run([sys.executable, "-c", ""], check=True),
    "become a program": lambda: os.execv(sys.executable, [sys.executable, "-c", ""]),
    "fork": os.fork,
    "clone3": _forge_clone3,
    "signal to the parent": lambda: os.kill(os.getppid(), signal.SIGCONT),
    "anonymous file": lambda: os.memfd_create("x"),
    "much memory": _take_memory,
    # what the work needs
    "read what is given": (READABLE / "a.txt").read_bytes,
    "list what is given": lambda: list(READABLE.iterdir()),
    "start a thread": _thread,
    "import a module": _import_late,
    "hold what was opened": lambda: os.pread(HELD, 6, 0),
    "write to what was opened": lambda: os.pwrite(HELD, b"SECRET", 0),
    "end itself": lambda: os.kill(os.getpid(), 0),
}


def _outcome(attempt: Callable[[], object]) -> str:
    try:
        attempt()
    except MemoryError:
        return "MemoryError"
    except OSError as error:
        return type(error).__name__ if error.errno is None else os.strerror(error.errno)
    return "done"


if __name__ == "__main__":
    start_s = time.perf_counter()
    isolation = lock_down("reader", resource_limits(Limits()), [READABLE])
    took_ms = (time.perf_counter() - start_s) * 1000
    outcomes = {name: _outcome(attempt) for name, attempt in ATTEMPTS.items()}
    facts = {"in_force": isolation.in_force, "missing": isolation.missing, "took_ms": took_ms, "outcomes": outcomes}
    sys.stdout.write(json.dumps(facts))
