"""Numbers in tar headers: octal text, or GNU's base-256 for what octal cannot hold."""

from functools import lru_cache

MAX_NUMBER = (1 << 63) - 1


@lru_cache(maxsize=8192)
def number(field: bytes) -> int | None:
    """The value of a numeric field; 0 for an empty one, None for what is no number or past 63 bits.

    Octal digits may be led by spaces and end at a space or a NUL (POSIX.1-2017 pax, ustar format). A
    first byte with its top bit set means a two's complement number in the rest of the field (GNU tar).
    """
    if field[:1] >= b"\x80":
        return _base_256(field)
    digits = field.lstrip(b" ").partition(b"\0")[0].partition(b" ")[0]
    if not digits:
        return 0
    if not digits.isdigit() or b"8" in digits or b"9" in digits:
        return None
    return int(digits, 8)


def _base_256(field: bytes) -> int | None:
    bits = 8 * len(field) - 1
    value = int.from_bytes(field, "big") & ((1 << bits) - 1)
    if value >> (bits - 1):
        value -= 1 << bits
    return value if -MAX_NUMBER <= value <= MAX_NUMBER else None
