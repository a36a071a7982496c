"""Values of DER, the encoding of certificates and keys (ITU-T X.690), as far as showing them needs.

Bounded in depth by its callers, who go down by name, and in number here; lengths of unknown extent are refused.
"""

from typing import NamedTuple

MAX_CHILDREN = 10_000
MAX_OID_BYTES = 64
INTEGER, BIT_STRING, OCTETS, OID, SEQUENCE, SET = 0x02, 0x03, 0x04, 0x06, 0x30, 0x31
UTC_TIME, GENERAL_TIME = 0x17, 0x18
_TEXTS = {
    0x0C: "utf-8",
    0x13: "ascii",
    0x14: "latin-1",
    0x16: "latin-1",
    0x1A: "ascii",
    0x1C: "utf-32-be",
    0x1E: "utf-16-be",
}


class DerError(ValueError):
    """The bytes are not what they should be; the message is one sentence."""


class Value(NamedTuple):
    """One value: its tag, and where its content lies."""

    tag: int
    at: int
    """Where its tag stands."""
    start: int
    stop: int


class Der:
    """The values in some bytes."""

    def __init__(self, data: bytes) -> None:
        """Reads nothing yet."""
        self.data = data

    def value(self, at: int = 0, limit: int | None = None) -> Value:
        """The value that begins at a place. Raises DerError."""
        limit = len(self.data) if limit is None else limit
        if at + 2 > limit:
            raise DerError(f"A value is missing at byte {at}.")
        tag, length, start = self.data[at], self.data[at + 1], at + 2
        if length & 0x80:
            count = length & 0x7F
            if not 0 < count <= 4 or start + count > limit:
                raise DerError(f"The length at byte {at + 1} is none that DER allows.")
            length = int.from_bytes(self.data[start : start + count], "big")
            start += count
        if tag & 0x1F == 0x1F or start + length > limit:
            raise DerError(f"The value at byte {at} reaches beyond its end.")
        return Value(tag, at, start, start + length)

    def children(self, parent: Value) -> list[Value]:
        """The values in a value, at most MAX_CHILDREN. Raises DerError."""
        found: list[Value] = []
        at = parent.start
        while at < parent.stop and len(found) < MAX_CHILDREN:
            child = self.value(at, parent.stop)
            found.append(child)
            at = child.stop
        return found

    def content(self, value: Value) -> bytes:
        """The bytes of a value."""
        return self.data[value.start : value.stop]

    def oid(self, value: Value) -> str:
        """An object identifier with dots. Raises DerError."""
        raw = self.content(value)
        if value.tag != OID or not 0 < len(raw) <= MAX_OID_BYTES:
            raise DerError(f"An identifier is missing at byte {value.at}.")
        numbers, number = list[int](), 0
        for byte in raw:
            number = number << 7 | byte & 0x7F
            if not byte & 0x80:
                numbers.append(number)
                number = 0
        if not numbers:
            raise DerError(f"The identifier at byte {value.at} does not end.")
        first = min(numbers[0] // 40, 2)
        return ".".join(map(str, [first, numbers[0] - 40 * first, *numbers[1:]]))

    def text(self, value: Value) -> str:
        """A string of any kind; digits where it is none."""
        raw = self.content(value)[:4096]
        encoding = _TEXTS.get(value.tag)
        return raw.decode(encoding, "replace") if encoding else raw.hex()

    def integer_bits(self, value: Value) -> int:
        """How many bits a number takes."""
        raw = self.content(value).lstrip(b"\0")
        return 8 * len(raw) - (8 - raw[0].bit_length() if raw else 0)


def is_group(value: Value, number: int) -> bool:
    """Whether it is the constructed value that a type numbers so."""
    return value.tag == 0xA0 | number
