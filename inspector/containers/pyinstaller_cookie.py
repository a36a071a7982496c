"""Where PyInstaller's archive lies in a program: a cookie near its end says so.

`PyInstaller/archive/readers.py` and `bootloader/src/pyi_archive.h` describe the layout: big-endian numbers; since
2.1 the name of Python's library stands behind them. Code signatures and section tables may follow the cookie.
"""

import struct
from dataclasses import dataclass

from inspector.containers.failures import DamagedError
from inspector.containers.program import find_last
from inspector.containers.source import ByteSource, Window, measured

MAGIC = b"MEI\x0c\x0b\x0a\x0b\x0e"
SEARCH_BYTES = 8 << 20
_MAX_COOKIES = 16
_NUMBERS = struct.Struct(">8s4I")
_LIBRARY_NAME_BYTES = 64
_VERSIONS = range(20, 1000)
"""Python 2.0 as `20`, 3.11 as `311`."""


@dataclass(frozen=True, slots=True)
class Cookie:
    """One cookie whose numbers fit the file."""

    at: int
    """Place in the program."""
    start: int
    """Of the archive in the program."""
    size_bytes: int
    toc_offset: int
    """Of the table of contents in the archive."""
    toc_bytes: int
    python: int
    """`311` for 3.11."""


def find_cookie(source: ByteSource) -> Cookie | None:
    """The last cookie that makes sense; None where there is no trace of one.

    Raises DamagedError where a cookie was found whose numbers do not fit the file.
    """
    stop = measured(source)
    lowest = max(0, stop - SEARCH_BYTES)
    seen = False
    for _ in range(_MAX_COOKIES):
        place = find_last(Window(source, 0, stop), MAGIC, max(0, stop - lowest))
        if place is None:
            break
        data = source.read_at(place, _NUMBERS.size + _LIBRARY_NAME_BYTES)
        cookie = _cookie(data, place)
        if cookie is not None:
            return cookie
        seen = seen or _is_likely(data)
        stop = place + len(MAGIC) - 1
    if seen:
        raise DamagedError("This is a PyInstaller program of an unknown variant: its archive was not found.")
    return None


def _cookie(data: bytes, place: int) -> Cookie | None:
    if len(data) < _NUMBERS.size:
        return None
    _, size_bytes, toc_offset, toc_bytes, python = _NUMBERS.unpack_from(data)
    cookie_bytes = _NUMBERS.size + (_LIBRARY_NAME_BYTES if _has_library_name(data) else 0)
    start = place + cookie_bytes - size_bytes
    if start < 0 or toc_bytes == 0 or toc_offset + toc_bytes > size_bytes or python not in _VERSIONS:
        return None
    return Cookie(place, start, size_bytes, toc_offset, toc_bytes, python)


def _has_library_name(data: bytes) -> bool:
    name = data[_NUMBERS.size :]
    return len(name) == _LIBRARY_NAME_BYTES and b"python" in name.lower()


def _is_likely(data: bytes) -> bool:
    """Whether it is a cookie at all: the eight bytes alone stand in PyInstaller's own tools too."""
    return len(data) >= _NUMBERS.size and (_has_library_name(data) or _NUMBERS.unpack_from(data)[4] in _VERSIONS)
