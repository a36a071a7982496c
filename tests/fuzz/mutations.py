"""Ways to spoil an archive: any bytes anywhere, and such that come past the first checks."""

import gzip
import struct
import zlib
from collections.abc import Callable
from random import Random

_NUMBERS = (0, 1, 2, 7, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
_TEXTS = (
    b"../",
    b"/",
    b"\0",
    b"\\",
    b"\xff\xfe",
    b"%00",
    b"9" * 20,
    b"-1",
    b" ",
    b"\n",
    b"=",
    b"PK\3\4",
    b"PK\5\6",
    b"x" * 300,
)

Mutate = Callable[[Random, bytearray, list[bytes]], None]


def _flip_bit(random: Random, data: bytearray, _others: list[bytes]) -> None:
    data[random.randrange(len(data))] ^= 1 << random.randrange(8)


def _set_byte(random: Random, data: bytearray, _others: list[bytes]) -> None:
    data[random.randrange(len(data))] = random.choice((0, 1, 0x20, 0x2E, 0x2F, 0x30, 0x37, 0x7F, 0x80, 0xFF))


def _set_number(random: Random, data: bytearray, _others: list[bytes]) -> None:
    form = random.choice(("<H", "<L", ">L", "<Q"))
    number = struct.pack(form, random.choice(_NUMBERS) & (1 << 8 * struct.calcsize(form)) - 1)
    at = random.randrange(len(data))
    data[at : at + len(number)] = number


def _insert(random: Random, data: bytearray, _others: list[bytes]) -> None:
    at = random.randrange(len(data))
    data[at:at] = random.choice(_TEXTS)


def _overwrite(random: Random, data: bytearray, _others: list[bytes]) -> None:
    text, at = random.choice(_TEXTS), random.randrange(len(data))
    data[at : at + len(text)] = text


def _cut_out(random: Random, data: bytearray, _others: list[bytes]) -> None:
    at = random.randrange(len(data))
    del data[at : at + random.choice((1, 2, 4, 30, 512, 1024))]


def _cut_off(random: Random, data: bytearray, _others: list[bytes]) -> None:
    del data[random.randrange(len(data)) :]


def _repeat(random: Random, data: bytearray, _others: list[bytes]) -> None:
    at, length = random.randrange(len(data)), random.choice((1, 22, 30, 46, 512, 1536))
    data[at:at] = data[at : at + length]


def _swap(random: Random, data: bytearray, _others: list[bytes]) -> None:
    length = random.choice((4, 46, 512))
    first, second = (random.randrange(max(1, len(data) - length)) for _ in range(2))
    data[first : first + length], data[second : second + length] = (
        data[second : second + length],
        data[first : first + length],
    )


def _splice(random: Random, data: bytearray, others: list[bytes]) -> None:
    other = random.choice(others)
    at, start = random.randrange(len(data)), random.randrange(len(other))
    data[at:] = other[start:]


_MUTATIONS: tuple[Mutate, ...] = (
    _flip_bit, _flip_bit, _set_byte, _set_byte, _set_number, _set_number, _set_number, _insert, _overwrite, _cut_out,
    _cut_off, _repeat, _swap, _splice,
)  # fmt: skip


def spoiled(random: Random, data: bytes, others: list[bytes]) -> bytes:
    """A few mutations of an archive, `others` being archives of the same kind."""
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 1, 2, 2, 3, 6))):
        if changed:
            random.choice(_MUTATIONS)(random, changed, others)
    return bytes(changed)


def with_tar_checksums(data: bytes) -> bytes:
    """The same blocks, those that look like headers with a right checksum: other bytes would be no records."""
    blocks = bytearray(data)
    for at in range(0, len(blocks) - 511, 512):
        if blocks[at + 257 : at + 262] == b"ustar":
            blocks[at + 148 : at + 156] = b" " * 8
            blocks[at + 148 : at + 156] = b"%06o\0 " % sum(blocks[at : at + 512])
    return bytes(blocks)


def spoiled_tar(random: Random, data: bytes, others: list[bytes]) -> bytes:
    """A spoiled tar, mostly with checksums that hold."""
    changed = spoiled(random, data, others)
    return with_tar_checksums(changed) if random.random() < 0.75 else changed


def spoiled_gzip(random: Random, data: bytes, others: list[bytes]) -> bytes:
    """A gzip file spoiled outside, or a spoiled tar in a good one."""
    if random.random() < 0.5:
        return spoiled(random, data, others)
    try:
        inner = zlib.decompress(data, 31)
    except zlib.error:  # of several members, or cut
        return spoiled(random, data, others)
    return gzip.compress(spoiled_tar(random, inner, [inner]), 1, mtime=0) if inner else spoiled(random, data, others)
