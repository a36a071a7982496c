"""Pictures as plain pixels: size and colours kept, bounds kept, damage said."""

import contextlib
import io
import zlib
from struct import pack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.previews import picture
from inspector.previews.picture import PictureError, decode_picture, looks_like_picture

pytest.importorskip("PIL", reason="needs Pillow, a dependency that is missing here")

from PIL import Image

KINDS = ["PNG", "GIF", "BMP", "JPEG", "WEBP", "ICO"]


def made(kind: str, size: tuple[int, int] = (3, 2), mode: str = "RGB", color: tuple[int, ...] = (255, 0, 10)) -> bytes:
    target = io.BytesIO()
    Image.new(mode, size, color).save(target, kind)
    return target.getvalue()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_recognised_and_decoded(kind: str) -> None:
    data = made(kind, (16, 16))
    assert looks_like_picture(data[:64])
    found = decode_picture(data)
    assert (found.format, found.width, found.height, found.frames) == (kind, 16, 16, 1)
    assert len(found.rgba) == 16 * 16 * 4
    assert found.rgba[3] == 255


def test_pixels_and_transparency_are_kept() -> None:
    found = decode_picture(made("PNG", mode="RGBA", color=(1, 2, 3, 4)))
    assert found.rgba == bytes([1, 2, 3, 4]) * 6
    assert (found.mode, found.shown_width, found.shown_height) == ("RGBA", 3, 2)


def test_large_pictures_are_shown_smaller() -> None:
    found = decode_picture(made("PNG", (4000, 10)))
    assert (found.width, found.height, found.shown_width, found.shown_height) == (4000, 10, 2000, 5)


def bomb() -> bytes:
    """A PNG of a thousand bytes that states 60,000 pixels each way."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", pack(">IIBBBBB", 60_000, 60_000, 8, 6, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


def test_a_picture_that_unpacks_to_gigabytes_is_refused() -> None:
    with pytest.raises(PictureError, match="too large"):
        decode_picture(bomb())


def test_a_small_icon_with_such_a_picture_inside_is_refused() -> None:
    inside = bomb()
    icon = pack("<HHH", 0, 1, 1) + pack("<BBBBHHII", 16, 16, 0, 0, 1, 32, len(inside), 22) + inside
    with pytest.raises(PictureError, match="too large"):
        decode_picture(icon)


@given(st.sampled_from(KINDS), st.floats(0, 1), st.floats(0, 1), st.binary(max_size=4))
def test_hostile_bytes_raise_nothing_else(kind: str, place: float, cut: float, byte: bytes) -> None:
    sound = made(kind, (16, 16))
    at = round(place * len(sound))
    hostile = (sound[:at] + byte + sound[at + len(byte) :])[: round((1 - cut) * len(sound)) + 1]
    with contextlib.suppress(PictureError):
        assert len(decode_picture(hostile).rgba) <= 4 * picture.MAX_SHOWN_EDGE**2


@pytest.mark.parametrize("head", [b"", b"BM is text\n" * 3, b"RIFF0000WAVE", b"<svg>"])
def test_what_is_no_picture_is_not_taken_for_one(head: bytes) -> None:
    assert not looks_like_picture(head)
