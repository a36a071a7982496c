"""Windows: the worker puts itself into a job of its own that may hold one process and so much memory.

Structures: `winnt.h`, JOBOBJECT_EXTENDED_LIMIT_INFORMATION. The handle is never closed: the job lives as long as
the worker does, and "kill on close" ends with it whatever it might have started.
"""

import ctypes
import sys

from inspector.engine.worker.isolation.failures import NotOfferedError

_EXTENDED_LIMITS = 9
_ACTIVE_PROCESS, _DIE_ON_EXCEPTION, _PROCESS_MEMORY, _KILL_ON_CLOSE = 0x8, 0x400, 0x100, 0x2000


class _BasicLimits(ctypes.Structure):
    _fields_ = (
        ("per_process_user_time", ctypes.c_int64),
        ("per_job_user_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("minimum_working_set", ctypes.c_size_t),
        ("maximum_working_set", ctypes.c_size_t),
        ("active_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority_class", ctypes.c_uint32),
        ("scheduling_class", ctypes.c_uint32),
    )


class _ExtendedLimits(ctypes.Structure):
    _fields_ = (
        ("basic", _BasicLimits),
        ("io_counters", ctypes.c_uint64 * 6),
        ("process_memory_bytes", ctypes.c_size_t),
        ("job_memory_bytes", ctypes.c_size_t),
        ("peak_process_memory_bytes", ctypes.c_size_t),
        ("peak_job_memory_bytes", ctypes.c_size_t),
    )


def enter_job(memory_bytes: int) -> None:
    """One process, so much memory, and no dialog about a crash. Raises NotOfferedError."""
    if sys.platform != "win32":
        raise NotOfferedError("only Windows has it")
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    kernel.SetInformationJobObject.argtypes = (ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_uint32)
    kernel.AssignProcessToJobObject.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
    limits = job_limits(memory_bytes)
    job = kernel.CreateJobObjectW(None, None)
    is_entered = (
        job
        and kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits))
        and kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
    )
    if not is_entered:
        raise NotOfferedError(ctypes.FormatError(ctypes.get_last_error()).rstrip(". "))


def job_limits(memory_bytes: int) -> _ExtendedLimits:
    """The structure that says so."""
    limits = _ExtendedLimits()
    limits.basic.flags = _ACTIVE_PROCESS | _DIE_ON_EXCEPTION | _PROCESS_MEMORY | _KILL_ON_CLOSE
    limits.basic.active_processes = 1
    limits.process_memory_bytes = memory_bytes
    return limits
