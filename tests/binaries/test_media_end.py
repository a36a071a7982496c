"""Where pictures and sounds end."""

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.binaries.media_end import media_end


def chunk(kind: bytes, data: bytes = b"") -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PNG = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", bytes(13)) + chunk(b"IDAT", b"x") + chunk(b"IEND")
GIF = (
    b"GIF89a" + struct.pack("<HHBBB", 1, 1, 0x80, 0, 0) + bytes(6)
    + b"!\xf9\x04" + bytes(4) + b"\0"
    + b"," + bytes(8) + b"\x80" + bytes(6) + b"\x02" + b"\x02ab" + b"\0" + b";"
)  # fmt: skip
WAV = b"RIFF" + struct.pack("<I", 7) + b"WAVEabc" + b"\0"


@pytest.mark.parametrize("data", [PNG, GIF, WAV], ids=["png", "gif", "wav"])
def test_the_end_is_found_whatever_follows(data: bytes) -> None:
    assert media_end(data) == len(data)
    assert media_end(data + b"payload") == len(data)


@pytest.mark.parametrize("data", [PNG, GIF, WAV], ids=["png", "gif", "wav"])
def test_a_cut_file_has_no_end(data: bytes) -> None:
    assert {media_end(data[:length]) for length in range(len(data))} == {None}


@pytest.mark.parametrize("data", [b"", b"plain", b"\xff\xd8\xff\xe0", b"RIFF\0\0\0\0WAVE", b"RIFF\xff\xff\xff\xffWAVE"])
def test_other_files_have_none(data: bytes) -> None:
    assert media_end(data) is None


@given(st.sampled_from([PNG, GIF, WAV]), st.integers(0, 120), st.binary(max_size=20))
def test_damage_never_raises(data: bytes, at: int, inserted: bytes) -> None:
    end = media_end(data[:at] + inserted + data[at:])
    assert end is None or 0 < end <= len(data) + len(inserted)
