"""Formats for which no packer is at hand, built byte by byte: lha, cab, rar and conda."""

import io
import struct
import tarfile
import zlib

import pytest
import zstandard

from inspector.containers.failures import ContainerError
from inspector.core.entry import EntryKind
from tests.containers.context_builder import body, listed, opened, tar_of, walk, what_comes, zip_of
from tests.containers.test_libarchive_formats import has_library

NAME, CONTENT = b"dir/file.txt", b"content of the file"
pytestmark = pytest.mark.skipif(not has_library(), reason="needs libarchive")


def crc16(data: bytes) -> int:
    """CRC-16/ARC."""
    value = 0
    for byte in data:
        value ^= byte
        for _ in range(8):
            value = value >> 1 ^ (0xA001 if value & 1 else 0)
    return value


def lha() -> bytes:
    """A header of level 0, content stored."""
    rest = b"-lh0-" + struct.pack("<3L", len(CONTENT), len(CONTENT), 0x58A63C87) + b"\x20\0"
    rest += bytes([len(NAME)]) + NAME + struct.pack("<H", crc16(CONTENT))
    return bytes([len(rest), sum(rest) & 0xFF]) + rest + CONTENT + b"\0"


def cab() -> bytes:
    """One folder, stored, in one block."""
    name = NAME.replace(b"/", b"\\") + b"\0"
    file = struct.pack("<LLHHHH", len(CONTENT), 0, 0, 0x58A6, 0x3C87, 0x20) + name
    block = struct.pack("<LHH", 0, len(CONTENT), len(CONTENT)) + CONTENT
    files_at, data_at = 36 + 8, 36 + 8 + len(file)
    folder = struct.pack("<LHH", data_at, 1, 0)
    head = struct.pack("<4sLLLLLBBHHHHH", b"MSCF", 0, data_at + len(block), 0, files_at, 0, 3, 1, 1, 1, 0, 1, 0)
    return head + folder + file + block


def rar_block(rest: bytes) -> bytes:
    return struct.pack("<H", zlib.crc32(rest) & 0xFFFF) + rest


def rar() -> bytes:
    """Version 4, stored."""
    main = rar_block(struct.pack("<BHHHL", 0x73, 0, 13, 0, 0))
    size = 32 + len(NAME)
    file = struct.pack("<BHHLLBLLBBHL", 0x74, 0x8000, size, len(CONTENT), len(CONTENT), 3, zlib.crc32(CONTENT),
                       0x58A63C87, 20, 0x30, len(NAME), 0o100644)  # fmt: skip
    end = rar_block(struct.pack("<BHH", 0x7B, 0x4000, 7))
    return b"Rar!\x1a\x07\0" + main + rar_block(file + NAME) + CONTENT + end


def number(value: int) -> bytes:
    """Seven bits a byte, the lowest first."""
    out = b""
    while value > 0x7F:
        out += bytes([value & 0x7F | 0x80])
        value >>= 7
    return out + bytes([value])


def rar5_block(*values: int, tail: bytes = b"") -> bytes:
    rest = b"".join(map(number, values)) + tail
    rest = number(len(rest)) + rest
    return struct.pack("<L", zlib.crc32(rest)) + rest


def rar5() -> bytes:
    """Version 5, stored."""
    tail = struct.pack("<L", zlib.crc32(CONTENT)) + number(0) + number(1) + number(len(NAME)) + NAME
    file = rar5_block(2, 2, len(CONTENT), 4, len(CONTENT), 0o100644, tail=tail)
    return b"Rar!\x1a\x07\x01\0" + rar5_block(1, 0, 0) + file + CONTENT + rar5_block(5, 0, 0)


BUILT = [("lha", lha()), ("cab", cab()), ("rar", rar()), ("rar5", rar5())]


@pytest.mark.parametrize(("form", "data"), BUILT, ids=[form for form, _data in BUILT])
def test_the_magic_decides_and_the_content_is_read(form: str, data: bytes) -> None:
    container = opened(data, "x.bin")
    assert container.format == form
    records, error = walk(container)
    assert error is None
    (record,) = records
    assert (record.name_raw, record.kind, record.size_bytes) == (NAME, EntryKind.FILE, len(CONTENT))
    assert body(record) == CONTENT


@pytest.mark.parametrize(("form", "data"), BUILT, ids=[form for form, _data in BUILT])
def test_any_cut_ends_in_records_or_a_sentence(form: str, data: bytes) -> None:
    for length in range(12, len(data), 3):
        try:
            records, error = walk(opened(data[:length], f"x.{form}"))
        except ContainerError as failure:
            records, error = [], failure
        for record in records:
            if record.content is not None:
                error = error or what_comes(record.content)[1]
        assert error is None or str(error).endswith(".")


def test_a_conda_package_is_a_zip_file_of_compressed_tars() -> None:
    inner = zstandard.ZstdCompressor().compress(tar_of([("info/index.json", b"{}")]))
    data = zip_of([("metadata.json", b"{}"), ("info-x-1-0.tar.zst", inner)], 0)
    records = listed(data, "x-1-0.conda")
    assert [record.name_raw for record in records] == [b"metadata.json", b"info-x-1-0.tar.zst"]
    (index,) = listed(body(records[1]), "info-x-1-0.tar.zst")
    assert (index.name_raw, body(index)) == (b"info/index.json", b"{}")


def test_an_image_layer_with_whiteouts_keeps_them() -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name in ("etc/.wh.passwd", "opt/.wh..wh..opq"):
            archive.addfile(tarfile.TarInfo(name))
    assert [record.name_raw for record in listed(stream.getvalue(), "layer.tar")] == [
        b"etc/.wh.passwd", b"opt/.wh..wh..opq",
    ]  # fmt: skip
