"""Which Python wrote a `.pyc`, by the number at its start."""

_RANGES = (
    (3360, 3379, (3, 6)),
    (3390, 3399, (3, 7)),
    (3400, 3419, (3, 8)),
    (3420, 3429, (3, 9)),
    (3430, 3449, (3, 10)),
    (3450, 3499, (3, 11)),
    (3500, 3549, (3, 12)),
    (3550, 3599, (3, 13)),
    (3600, 3649, (3, 14)),
)
"""CPython hands these numbers out in its own source, `Include/internal/pycore_magic_number.h`."""

MARK = b"\r\n"
"""Bytes 2 and 3 of every `.pyc`."""


def python_version(magic: int) -> tuple[int, int] | None:
    """Major and minor version of the CPython that uses the number; None for one that this table lacks."""
    for first, last, version in _RANGES:
        if first <= magic <= last:
            return version
    return None


def has_pyc_magic(head: bytes) -> bool:
    """Whether the bytes begin like a compiled module of CPython 3.6 to 3.14."""
    return head[2:4] == MARK and python_version(int.from_bytes(head[:2], "little")) is not None
