"""Starts the worker processes with a minimal environment and private descriptors."""

import contextlib
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import inspector
from inspector.engine.worker.flag import WORKER_FLAG

_PASSED_THROUGH = (
    "SYSTEMROOT",
    "TEMP",
    "TMP",
    "TMPDIR",
    "HOME",
    "LIBARCHIVE",
    "LD_LIBRARY_PATH",
    "INSPECTOR_STRICT_RULES",
)

_FEED_PIPE_BYTES = 1 << 20
"""What Linux lets anybody have."""


@dataclass(slots=True)
class WorkerProcess:
    """A running worker: where to write commands (or content), and where its messages come from."""

    process: "subprocess.Popen[bytes]"
    commands: int
    """Descriptor of the worker's standard input; -1 where somebody else writes to it."""
    messages: int

    def kill(self) -> None:
        """Ends the process at once and reaps it."""
        with contextlib.suppress(OSError):
            self.process.kill()
        self.process.wait()

    def close(self) -> None:
        """Ends the process, if it has not ended, and gives its pipes back."""
        self.kill()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()


def worker_environment() -> dict[str, str]:
    """No tokens, no PATH to find programs on, a UTF-8 locale, one thread for numeric libraries."""
    kept = {name: os.environ[name] for name in _PASSED_THROUGH if name in os.environ}
    package_parent = str(Path(inspector.__file__).resolve().parent.parent)
    return kept | {
        "PATH": "",
        "LC_ALL": "C.UTF-8",
        "PYTHONUTF8": "1",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "PYTHONPATH": package_parent,
    }


def _command(role: str, *arguments: str) -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, WORKER_FLAG, role, *arguments]
    # -P: the working directory may be the hostile folder; nothing may be imported from it.
    return [sys.executable, "-P", "-m", "inspector.engine.worker", role, *arguments]


def _noise() -> int | None:
    """Where a worker's standard error goes: nowhere, since codecs print what they find in hostile bytes."""
    return None if os.environ.get("INSPECTOR_TRACEBACK") else subprocess.DEVNULL


def _start(command: list[str], stdin: int, extra: int | None) -> "subprocess.Popen[bytes]":
    environment, noise = worker_environment(), _noise()
    if sys.platform == "win32":
        startup = subprocess.STARTUPINFO()
        if extra is not None:
            startup.lpAttributeList = {"handle_list": [extra]}
        return subprocess.Popen(
            command, stdin=stdin, stdout=subprocess.PIPE, stderr=noise, env=environment, startupinfo=startup,
            creationflags=subprocess.CREATE_NO_WINDOW,
        )  # fmt: skip
    return subprocess.Popen(
        command, stdin=stdin, stdout=subprocess.PIPE, stderr=noise, env=environment, start_new_session=True,
        pass_fds=() if extra is None else (extra,),
    )  # fmt: skip


def _inheritable(descriptor: int) -> int:
    """What names the descriptor in the child: itself, or a handle on Windows."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - exists on Windows only

        handle: int = msvcrt.get_osfhandle(descriptor)
        os.set_handle_inheritable(handle, True)  # noqa: FBT003 - the function takes no keyword
        return handle
    return descriptor


def feed_pipe() -> tuple[int, int]:
    """The two ends of the wire from reader to scanner, wide where the system allows: fewer swaps per megabyte."""
    read_end, write_end = os.pipe()
    if sys.platform == "linux":
        import fcntl  # noqa: PLC0415 - does not exist on Windows

        with contextlib.suppress(OSError):  # the user's share of pipe memory may be used up
            fcntl.fcntl(write_end, fcntl.F_SETPIPE_SZ, _FEED_PIPE_BYTES)
    return read_end, write_end


def start_rule_builder(folder: str) -> WorkerProcess:
    """Starts what builds the cache of the secret engine; its output ends when it is done, and says nothing."""
    process = _start(_command("rules", folder), subprocess.DEVNULL, None)
    assert process.stdout is not None
    return WorkerProcess(process, -1, process.stdout.fileno())


def start_scanner(feed_end: int, rules_end: int | None = None) -> WorkerProcess:
    """Starts a scanner that reads its content from `feed_end`, which is closed here afterwards.

    Where `rules_end` is given, it first waits for that to end: see `start_rule_builder`.
    """
    extra = None if rules_end is None else _inheritable(rules_end)
    process = _start(_command("scanner", *([] if extra is None else [str(extra)])), feed_end, extra)
    os.close(feed_end)
    assert process.stdout is not None
    return WorkerProcess(process, -1, process.stdout.fileno())


def start_reader(feed_end: int) -> WorkerProcess:
    """Starts a reader that sends content into `feed_end`, which is closed here afterwards."""
    extra = _inheritable(feed_end)
    process = _start(_command("reader", str(extra)), subprocess.PIPE, extra)
    os.close(feed_end)
    return _talking(process)


def start_searcher() -> WorkerProcess:
    """Starts a searcher."""
    return _talking(_start(_command("searcher"), subprocess.PIPE, None))


def _talking(process: "subprocess.Popen[bytes]") -> WorkerProcess:
    assert process.stdin is not None
    assert process.stdout is not None
    return WorkerProcess(process, process.stdin.fileno(), process.stdout.fileno())
