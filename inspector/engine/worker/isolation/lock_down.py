"""Gives up everything that a worker does not need. What the system does not offer is told, and the work goes on.

Called once, before the first hostile byte is parsed and before a second thread starts: Landlock binds the calling
thread and what it starts.
"""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from inspector.core.isolation import Isolation
from inspector.engine.worker.isolation.call_filter import refuse_calls
from inspector.engine.worker.isolation.failures import NotOfferedError
from inspector.engine.worker.isolation.job_object import enter_job
from inspector.engine.worker.isolation.landlock import restrict_reading
from inspector.engine.worker.isolation.readable import program_places
from inspector.engine.worker.isolation.resource_limits import ResourceLimits, limit_resources
from inspector.engine.worker.isolation.system_calls import PR_SET_DUMPABLE, PR_SET_NO_NEW_PRIVS, process_control

_Step = tuple[str, Callable[[], str | None]]
"""What it is called, and what does it and may return what to add to the name."""


def _lacking() -> None:
    raise NotOfferedError("Linux only")


_LINUX_ONLY: tuple[_Step, ...] = (("bounds on the files it may open", _lacking), ("bounds on system calls", _lacking))
"""Said on other systems, where a worker is a process that can be ended and whose memory is watched, and no more."""


def lock_down(role: str, limits: ResourceLimits, readable: Iterable[Path] = ()) -> Isolation:
    """Locks this process; `readable` is what it may open besides the program itself."""
    if sys.platform == "linux":
        steps = _linux_steps(limits, [*program_places(), *readable])
    elif sys.platform == "win32":
        steps = [("job object", lambda: enter_job(limits.data_bytes)), *_LINUX_ONLY]
    else:
        steps = [("resource limits", lambda: limit_resources(limits)), *_LINUX_ONLY]
    in_force, missing = [], []
    for name, step in steps:
        try:
            in_force.append(f"{name}{step() or ''}")
        except NotOfferedError as error:
            missing.append(f"{name} ({error})")
    return Isolation(role, tuple(in_force), tuple(missing))


def _linux_steps(limits: ResourceLimits, readable: list[Path]) -> list[_Step]:
    return [
        ("resource limits", lambda: limit_resources(limits)),
        ("no new privileges", lambda: process_control(PR_SET_NO_NEW_PRIVS, 1)),
        ("no look into its memory", lambda: process_control(PR_SET_DUMPABLE, 0)),
        ("Landlock", lambda: f" ABI {restrict_reading(readable)}{_stray_threads()}"),
        ("seccomp", refuse_calls),
    ]


def _stray_threads() -> str:
    """A thread that was there before is not bound: it is said rather than hidden. Our own code starts none."""
    try:
        threads = Path("/proc/self/task").stat().st_nlink - 2  # a folder per thread; it cannot be listed any more
    except OSError:
        return ""
    return f" (not for {threads - 1} threads)" if threads > 1 else ""
