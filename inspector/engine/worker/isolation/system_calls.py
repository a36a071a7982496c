"""Linux system calls by ctypes, with errors as exceptions. Only what the standard library lacks goes through here."""

import ctypes
import os
from typing import Any

from inspector.engine.worker.isolation.failures import NotOfferedError

PR_SET_DUMPABLE = 4
PR_SET_NO_NEW_PRIVS = 38


def system_call(number: int, *arguments: Any) -> int:
    """The result of a system call that is the same on all architectures. Raises NotOfferedError with the reason."""
    result = int(_library().syscall(ctypes.c_long(number), *arguments))
    if result < 0:
        raise NotOfferedError(os.strerror(ctypes.get_errno()).lower())
    return result


def process_control(option: int, value: int) -> None:
    """prctl(2) with one value. Raises NotOfferedError with the reason."""
    zero = ctypes.c_ulong(0)
    if _library().prctl(option, ctypes.c_ulong(value), zero, zero, zero):
        raise NotOfferedError(os.strerror(ctypes.get_errno()).lower())


def _library() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
