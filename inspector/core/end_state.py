"""How a scan ended. A module of its own: workers need no more of a report."""

from enum import StrEnum


class EndState(StrEnum):
    """How a scan ended. Everything but COMPLETE means that coverage is incomplete."""

    COMPLETE = "complete"
    CANCELLED = "cancelled"
    TIMED_OUT = "timed-out"
    OUT_OF_MEMORY = "out-of-memory"
    WORKER_DIED = "worker-died"
    FAILED = "failed"
    RUNNING = "running"
    """Not an end yet: what the window shows while a scan goes on."""
