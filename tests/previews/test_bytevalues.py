"""Bytes read as numbers, times and characters."""

import struct

from hypothesis import given
from hypothesis import strategies as st

from inspector.previews.bytevalues import COVERED, LOOK_BYTES, ByteValue, byte_values
from inspector.previews.hexdump import ShownBytes


def read(data: bytes, covered: tuple[tuple[int, int], ...] = ()) -> dict[str, ByteValue]:
    return {value.name: value for value in byte_values(ShownBytes(data, covered))}


def test_integers_in_both_orders() -> None:
    values = read(bytes.fromhex("fe ff 00 80 00 00 00 ff 01"))
    assert (values["8 bits"].little, values["8 bits"].big) == ("254", "")
    assert values["8 bits, signed"].little == "-2"
    assert (values["16 bits"].little, values["16 bits"].big) == ("65,534", "65,279")
    assert values["32 bits, signed"].little == "-2,147,418,114"
    assert values["64 bits"].big == "18,374,405,554,450,727,167"
    assert values["bits"].little == "1111 1110"


def test_floats_and_numbers_of_varying_length() -> None:
    assert read(struct.pack("<d", 1.5))["float, 64 bits"].little == "1.5"
    assert read(struct.pack(">f", -0.25))["float, 32 bits"].big == "-0.25"
    assert read(bytes.fromhex("e5 8e 26"))["LEB128"].little == "624,485"
    assert read(bytes.fromhex("c0 bb 78"))["signed LEB128"].little == "-123,456"
    assert read(b"\xff" * 16)["LEB128"].little == ""


def test_times() -> None:
    assert read(struct.pack("<i", 1_700_000_000))["Unix, 32 bits"].little == "2023-11-14 22:13:20"
    assert read(struct.pack(">q", 0))["Unix, 64 bits"].big == "1970-01-01 00:00:00"
    assert read(struct.pack("<Q", 116_444_736_000_000_000))["Windows time"].little == "1970-01-01 00:00:00"
    dos = (41 << 9 | 3 << 5 | 7) << 16 | (13 << 11 | 37 << 5 | 21)
    assert read(struct.pack("<I", dos))["DOS time"].little == "2021-03-07 13:37:42"
    assert read(bytes(4))["DOS time"].little == ""


def test_characters() -> None:
    assert read("ä".encode())["UTF-8"].little == "ä  U+00E4"
    assert read("\u202e".encode())["UTF-8"].little == "⟨U+202E⟩  U+202E"
    assert read(b"\xff")["UTF-8"].little == ""
    assert read(b"A\0")["UTF-16"].little == "A  U+0041"
    assert read(b"\0\xd8")["UTF-16"].little == ""


def test_what_touches_a_covered_byte_says_so() -> None:
    values = read(bytes(16), ((2, 9),))
    assert values["16 bits"].little == "0"
    assert values["32 bits"].little == COVERED
    assert values["LEB128"].little == "0"
    assert read(bytes(16), ((0, 1),))["UTF-8"].little == COVERED


@given(st.binary(max_size=LOOK_BYTES))
def test_any_bytes_have_values(data: bytes) -> None:
    assert len({value.name for value in byte_values(ShownBytes(data))}) == 20
