"""What lies behind an archive that libarchive reads is a record, and padding is not."""

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.containers.libarchive_end import records_behind
from inspector.containers.source import Memory
from inspector.core.anomaly import AnomalyKind
from tests.containers.context_builder import body, new_context, opened, walk
from tests.containers.test_libarchive_formats import CPIO_END, cpio_member, has_library

HIDDEN = b"hidden bytes"


def seven_zip(body_bytes: int = 40) -> bytes:
    head = b"7z\xbc\xaf\x27\x1c\0\4" + bytes(4) + struct.pack("<QQI", body_bytes - 10, 10, 0)
    return head + b"x" * body_bytes


def iso(sectors: int = 20) -> bytes:
    image = bytearray(sectors * 2048)
    image[32_769:32_774] = b"CD001"
    image[32_768 + 80 : 32_768 + 84] = struct.pack("<I", sectors)
    image[32_768 + 128 : 32_768 + 130] = struct.pack("<H", 2048)
    image[-1:] = b"x"
    return bytes(image)


def xar(entities: bytes = b"") -> bytes:
    contents = (
        b'<?xml version="1.0"?>' + entities + b"<xar><toc><checksum><offset>0</offset><size>20</size></checksum>"
        b"<file><data><length>5</length><offset>20</offset><size>900</size></data></file></toc></xar>"
    )
    packed = zlib.compress(contents)
    return struct.pack(">4sHHQQI", b"xar!", 28, 1, len(packed), len(contents), 1) + packed + b"c" * 20 + b"data."


def rpm(size_tag: int = 1000, form: str = ">I") -> bytes:
    payload = b"p" * 50
    size = struct.pack(form, len(payload))
    signature = b"\x8e\xad\xe8\1" + bytes(4) + struct.pack(">II", 1, len(size)) + struct.pack(">4I", size_tag, 4, 0, 1)
    return b"\xed\xab\xee\xdb" + bytes(92) + signature + size + bytes(-len(size) % 8) + payload


FORMS = [
    ("7z", seven_zip()),
    ("iso9660", iso()),
    ("xar", xar()),
    ("rpm", rpm()),
    ("rpm", rpm(270, ">Q")),
]


def behind(form: str, data: bytes, consumed_bytes: int = 0) -> tuple[list[tuple[int | None, bytes]], list[AnomalyKind]]:
    context = new_context()
    found = [(record.offset, body(record)) for record in records_behind(form, Memory(data), consumed_bytes, context)]
    return found, [oddity.kind for oddity in context.oddities]


@pytest.mark.parametrize(("form", "data"), FORMS, ids=[f"{n}-{form}" for n, (form, _) in enumerate(FORMS)])
def test_a_stated_end(form: str, data: bytes) -> None:
    assert behind(form, data) == ([], [])
    assert behind(form, data + bytes(5000)) == ([], [])
    told = [AnomalyKind.STREAM_TRAILING_BYTES]
    assert behind(form, data + HIDDEN) == ([(len(data), HIDDEN)], told)
    assert behind(form, data + bytes(2_000_000) + HIDDEN) == ([(len(data) + 2_000_000, HIDDEN)], told)


def test_an_end_where_the_library_stopped() -> None:
    assert behind("cpio", b"archive" + HIDDEN, 7)[0] == [(7, HIDDEN)]
    assert behind("rar", b"archive", 7) == ([], [])
    assert behind("rar5", b"archive" + b"\1\2\3\4", 7) == ([], [])
    assert behind("rar5", b"archive" + b"\1\2\3\4" + HIDDEN, 7)[0] == [(7, b"\1\2\3\4" + HIDDEN)]


def test_what_bsdtar_leaves_behind_a_xar() -> None:
    contents_at = 28
    rest = xar()[contents_at : contents_at + 20]
    assert behind("xar", xar() + rest) == ([], [])
    assert behind("xar", xar() + rest + b"x")[0] == [(len(xar()), rest + b"x")]


def test_an_end_that_nobody_states() -> None:
    assert behind("rpm", rpm(999) + HIDDEN) == ([], [])
    assert behind("xar", xar(b'<!DOCTYPE x [<!ENTITY a "b">]>') + HIDDEN) == ([], [])


@given(st.sampled_from(FORMS), st.integers(0, 400), st.binary(max_size=40))
def test_any_damage_is_no_failure(form_and_data: tuple[str, bytes], place: int, noise: bytes) -> None:
    form, data = form_and_data
    damaged = data[:place] + noise + data[place + len(noise) :]
    for cut in (damaged, damaged[: place + 1]):
        found, told = behind(form, cut)
        assert len(found) == len(told) <= 1


@pytest.mark.skipif(not has_library(), reason="needs libarchive")
def test_the_second_of_two_archives_is_listed() -> None:
    first, second = cpio_member(b"one", b"1") + CPIO_END, cpio_member(b"two", b"2") + CPIO_END
    context = new_context()
    records, error = walk(opened(first + bytes(512 - len(first) % 512) + second, "x.cpio", context))
    assert error is None
    assert [record.name_raw for record in records] == [b"one", b"bytes after the end"]
    assert body(records[1]) == second
    assert [oddity.kind for oddity in context.oddities] == [AnomalyKind.STREAM_TRAILING_BYTES]
