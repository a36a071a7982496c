"""Limits of the process itself (POSIX): the second line behind the watch on memory and the clock of the parent.

Not the address space: compiled rules and checkpoints are mapped and would count. Not the number of processes:
it counts those of the whole user.
"""

import os
import sys
from dataclasses import dataclass

from inspector.core.limits import GIBIBYTE, Limits
from inspector.engine.worker.isolation.failures import NotOfferedError

_DATA_MARGIN_BYTES = GIBIBYTE // 2
"""Memory that is asked for and not yet touched: the watch on resident memory must come first where it can."""
_CPU_MARGIN_SECONDS = 60


@dataclass(frozen=True, slots=True)
class ResourceLimits:
    """What one worker may use."""

    data_bytes: int
    cpu_seconds: int
    file_bytes: int | None = None


def resource_limits(limits: Limits, file_bytes: int | None = None) -> ResourceLimits:
    """From the limits of the scan. CPU time counts every thread, on every core."""
    cores = os.cpu_count() or 1
    seconds = (limits.max_seconds + _CPU_MARGIN_SECONDS) * cores
    return ResourceLimits(limits.max_worker_bytes + _DATA_MARGIN_BYTES, seconds, file_bytes)


def limit_resources(limits: ResourceLimits) -> None:
    """Sets them, and forbids core dumps, which would hold the artifact's secrets. Raises NotOfferedError."""
    if sys.platform == "win32":
        raise NotOfferedError("this system has none")
    import resource  # noqa: PLC0415 - does not exist on Windows

    wanted = [
        (resource.RLIMIT_CORE, 0, True),
        (resource.RLIMIT_DATA, limits.data_bytes, True),
        # Soft only: whoever previews for hours after the scan may use more, see `lift_cpu_limit`.
        (resource.RLIMIT_CPU, limits.cpu_seconds, False),
    ]
    if limits.file_bytes is not None:
        wanted.append((resource.RLIMIT_FSIZE, limits.file_bytes, True))
    try:
        for what, value, is_final in wanted:
            _set(what, value, is_final=is_final)
    except (OSError, ValueError) as error:
        raise NotOfferedError(str(error)) from error


def lift_cpu_limit() -> None:
    """For a worker whose scan is over and that goes on to answer requests."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - does not exist on Windows

        _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (hard, hard))


def _set(what: int, value: int, *, is_final: bool) -> None:
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - does not exist on Windows

    hard = resource.getrlimit(what)[1]
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(what, (value, value if is_final else hard))
