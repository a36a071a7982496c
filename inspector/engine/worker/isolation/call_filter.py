"""seccomp (Linux 3.17 and later): from now on the kernel refuses what a worker never needs.

No program, no process (threads may start), no socket, no signal to others, no look into others, nothing that
changes a file system, no file opened for writing. A list of refusals rather than of permissions: Python, numpy,
codecs and the secret engine differ too much between versions for the latter, and calls that were invented after
this list are refused all the same.

The filter is classic BPF over `struct seccomp_data` (`linux/seccomp.h`): number, architecture, six arguments.
"""

import ctypes
import errno
import os
import struct
import sys
from dataclasses import dataclass, field

from inspector.engine.worker.isolation import system_call_table as table
from inspector.engine.worker.isolation.failures import NotOfferedError
from inspector.engine.worker.isolation.system_calls import system_call

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER_AT, _ARCHITECTURE_AT, _ARGUMENTS_AT = 0, 4, 16
_ALLOW, _KILL_PROCESS, _ERROR = 0x7FFF0000, 0x80000000, 0x00050000
_SET_MODE_FILTER = 1
_ALL_THREADS, _NO_SPECULATION_COST = 1, 4
_X32_BIT = 0x40000000
_CLONE_THREAD = 0x10000
_TIOCSTI, _TIOCLINUX = 0x5412, 0x541C


@dataclass(frozen=True, slots=True)
class Architecture:
    """What differs between machines."""

    audit_number: int
    """AUDIT_ARCH_* of `linux/audit.h`."""
    column: int
    """In `system_call_table`."""
    seccomp_number: int


ARCHITECTURES = {"x86_64": Architecture(0xC000003E, 0, 317), "aarch64": Architecture(0xC00000B7, 1, 277)}


def refuse_calls() -> None:
    """Installs the filter; it cannot be taken off. Needs no_new_privs. Raises NotOfferedError."""
    if sys.platform == "win32":
        raise NotOfferedError("this system has none")
    name = os.uname().machine
    machine = ARCHITECTURES.get(name)
    if machine is None or sys.maxsize < 1 << 32:
        raise NotOfferedError(f"no filter is written for {name}")
    code = filter_program(machine, os.getpid())
    buffer = ctypes.create_string_buffer(code, len(code))
    program = struct.pack("HxxxxxxP", len(code) // 8, ctypes.addressof(buffer))
    flags = ctypes.c_uint(_ALL_THREADS | _NO_SPECULATION_COST)
    system_call(machine.seccomp_number, ctypes.c_uint(_SET_MODE_FILTER), flags, program)


def filter_program(machine: Architecture, own_process: int) -> bytes:
    """The filter as the kernel takes it."""
    program = _Program(machine.column)
    program.add(_LOAD, _ARCHITECTURE_AT)
    program.add(_EQUAL, machine.audit_number, when_true=1)
    program.answer(_KILL_PROCESS)
    program.add(_LOAD, _NUMBER_AT)
    program.refuse_from(_X32_BIT, errno.EPERM)  # the same calls under other numbers
    program.refuse_from(table.LAST_KNOWN + 1, errno.ENOSYS)
    for numbers in table.REFUSED.values():
        program.refuse(numbers)
    # The secret engine makes its folder, which is there, and goes on only if it is told so.
    program.refuse(table.MKDIR, errno.EEXIST)
    program.refuse(table.MKDIRAT, errno.EEXIST)
    # Their flags lie in memory, where no filter can look: the C library falls back to the calls below.
    program.refuse((table.CLONE3, table.CLONE3), errno.ENOSYS)
    program.refuse((table.OPENAT2, table.OPENAT2), errno.ENOSYS)
    program.refuse_unless_bit(table.CLONE, 0, _CLONE_THREAD)
    writing = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
    program.refuse_with_bits(table.OPEN, 1, writing)
    program.refuse_with_bits(table.OPENAT, 2, writing)
    program.refuse_unless(table.KILL, 0, (own_process,))
    program.refuse_unless(table.TGKILL, 0, (own_process,))
    program.refuse_unless(table.PRLIMIT64, 0, (0, own_process))
    program.refuse_values(table.IOCTL, 1, (_TIOCSTI, _TIOCLINUX))
    program.answer(_ALLOW)
    return bytes(program.code)


_Numbers = tuple[int | None, int | None]


@dataclass(slots=True)
class _Program:
    """Instructions of 8 bytes: operation, jumps when true and false, value."""

    column: int
    code: bytearray = field(default_factory=bytearray)

    def add(self, operation: int, value: int, when_true: int = 0, when_false: int = 0) -> None:
        """One instruction."""
        self.code += struct.pack("=HBBI", operation, when_true, when_false, value)

    def answer(self, value: int) -> None:
        """Ends the program."""
        self.add(_RETURN, value)

    def refuse(self, numbers: _Numbers, error: int = errno.EPERM) -> None:
        """A call, whatever its arguments."""
        if (number := numbers[self.column]) is not None:
            self.add(_EQUAL, number, when_false=1)
            self.answer(_ERROR | error)

    def refuse_from(self, number: int, error: int) -> None:
        """All calls from a number on."""
        self.add(_AT_LEAST, number, when_false=1)
        self.answer(_ERROR | error)

    def refuse_with_bits(self, numbers: _Numbers, argument: int, bits: int) -> None:
        """A call with any of these bits in an argument."""
        self._judge(numbers, argument, [(_ANY_BIT, bits)], is_refused_when_met=True)

    def refuse_unless_bit(self, numbers: _Numbers, argument: int, bit: int) -> None:
        """A call without this bit in an argument."""
        self._judge(numbers, argument, [(_ANY_BIT, bit)], is_refused_when_met=False)

    def refuse_values(self, numbers: _Numbers, argument: int, values: tuple[int, ...]) -> None:
        """A call with one of these values as an argument."""
        self._judge(numbers, argument, [(_EQUAL, value) for value in values], is_refused_when_met=True)

    def refuse_unless(self, numbers: _Numbers, argument: int, values: tuple[int, ...]) -> None:
        """A call with any other value as an argument."""
        self._judge(numbers, argument, [(_EQUAL, value) for value in values], is_refused_when_met=False)

    def _judge(
        self, numbers: _Numbers, argument: int, tests: list[tuple[int, int]], *, is_refused_when_met: bool
    ) -> None:
        """Looks at the lower half of one argument; the answer is final either way."""
        if (number := numbers[self.column]) is None:
            return
        met, unmet = _ERROR | errno.EPERM, _ALLOW
        if not is_refused_when_met:
            met, unmet = unmet, met
        self.add(_EQUAL, number, when_false=len(tests) + 3)
        self.add(_LOAD, _ARGUMENTS_AT + 8 * argument)
        for left, (operation, value) in zip(range(len(tests), 0, -1), tests, strict=True):
            self.add(operation, value, when_true=left)
        self.answer(unmet)
        self.answer(met)
