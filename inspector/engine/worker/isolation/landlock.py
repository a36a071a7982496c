"""Landlock (Linux 5.13 and later): from now on only what lies below a few folders can be opened, and only for reading.

Numbers and structures: `linux/landlock.h`, Documentation/userspace-api/landlock.rst. A right that is handled and
granted by no rule is refused everywhere; descriptors that are already open stay as they are.
"""

import ctypes
import os
import struct
from collections.abc import Iterable
from pathlib import Path

from inspector.engine.worker.isolation.failures import NotOfferedError
from inspector.engine.worker.isolation.system_calls import system_call

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_QUERY_VERSION = 1
_PATH_BENEATH = 1

_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
_FILE_RIGHTS = ((1, 0x1FFF), (2, 1 << 13), (3, 1 << 14), (5, 1 << 15))
"""(first version that knows them, rights): all of version 1, then moving between folders, truncating, device ioctl."""
_NET_RIGHTS = ((4, 0b11),)
"""Binding and connecting TCP sockets."""
_SCOPES = ((6, 0b11),)
"""Abstract UNIX sockets of others, signals to others."""
_RULESET, _RULE = struct.Struct("=QQQ"), struct.Struct("=Qi")
_RULESET_BYTES = ((1, 8), (4, 16), (6, 24))


def restrict_reading(folders: Iterable[Path]) -> int:
    """Allows reading below these folders (or of these files), nothing else; returns the version of Landlock.

    Binds this thread and what it starts: call it before there is another. Raises NotOfferedError.
    """
    version = system_call(_CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(_QUERY_VERSION))
    rules = _ruleset(version)
    try:
        for folder in folders:
            _allow_reading(rules, folder)
        system_call(_RESTRICT_SELF, ctypes.c_int(rules), ctypes.c_uint32(0))
    finally:
        os.close(rules)
    return version


def _known(table: Iterable[tuple[int, int]], version: int) -> int:
    return sum(rights for since, rights in table if since <= version)


def _ruleset(version: int) -> int:
    attributes = _RULESET.pack(*(_known(table, version) for table in (_FILE_RIGHTS, _NET_RIGHTS, _SCOPES)))
    size_bytes = max(size for since, size in _RULESET_BYTES if since <= version)
    return system_call(_CREATE_RULESET, attributes, ctypes.c_size_t(size_bytes), ctypes.c_uint32(0))


def _allow_reading(rules: int, place: Path) -> None:
    """A place that does not exist needs no rule."""
    try:
        descriptor = os.open(place, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        rights = _READ_FILE | _READ_DIR if place.is_dir() else _READ_FILE
        rule = _RULE.pack(rights, descriptor)
        system_call(_ADD_RULE, ctypes.c_int(rules), ctypes.c_int(_PATH_BENEATH), rule, ctypes.c_uint32(0))
    except NotOfferedError as error:
        raise NotOfferedError(f"a rule was refused: {error}") from error
    finally:
        os.close(descriptor)
