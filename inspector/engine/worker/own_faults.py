"""Faults of our own code while it parses hostile bytes: the entry is given up and told of, the rest goes on."""

import os
from contextlib import AbstractContextManager
from types import TracebackType

from inspector.containers.failures import ContainerError, FaultError
from inspector.core.text import shortened

STRICT = bool(os.environ.get("INSPECTOR_STRICT_RULES"))
"""In our own tests a fault, such as that of a rule, raises."""
_WORDS_CHARACTERS = 200


class OwnFaults(AbstractContextManager[None]):
    """Around parsing only, never around what speaks to other processes. In our own tests a fault raises as it is."""

    def __init__(self, *passed: type[Exception]) -> None:
        """`passed`: what is no fault beside ContainerError and MemoryError."""
        self._passed: tuple[type[Exception], ...] = (ContainerError, MemoryError, *passed)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Raises FaultError in the place of what nobody expected."""
        if isinstance(error, Exception) and not isinstance(error, self._passed) and not STRICT:
            raise FaultError(fault_sentence("reader", error)) from error


def fault_sentence(role: str, error: Exception) -> str:
    """For people, and for whoever mends it."""
    words = shortened(str(error), _WORDS_CHARACTERS)
    return f"The {role} failed here ({type(error).__name__}{': ' if words else ''}{words})."
