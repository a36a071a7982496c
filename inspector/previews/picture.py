"""Pictures decoded to plain pixels. Runs in the reader, which may read nothing but the artifact.

Pillow decodes; only formats that packages really ship are tried, and nothing before its size is known.
"""

import io
from dataclasses import dataclass

MAX_SIZE_BYTES = 64 << 20
MAX_PIXELS = 50_000_000
"""Width times height of what is decoded at all."""
MAX_SHOWN_EDGE = 2000
"""Larger pictures are shown smaller: the pixels travel to the window in one message."""
_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "WEBP", "ICO")
_MARKS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"BM", b"\0\0\1\0")
_BITMAP_RESERVED = slice(6, 10)


class PictureError(ValueError):
    """It is no picture that can be shown; the message is one sentence."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Pixels to show, and what the file says of itself."""

    format: str
    width: int
    """As stored, like `height`, in pixels."""
    height: int
    mode: str
    """Colours as Pillow names them: `RGB`, `RGBA`, `P` for a palette, `L` for grey."""
    frames: int
    shown_width: int
    shown_height: int
    rgba: bytes
    """`shown_width` times `shown_height` pixels of 4 bytes, from the top left."""


def looks_like_picture(head: bytes) -> bool:
    """Whether the first bytes are those of a picture that can be decoded."""
    if head.startswith(b"RIFF"):
        return head[8:12] == b"WEBP"
    if head.startswith(b"BM"):
        return len(head) > 14 and head[_BITMAP_RESERVED] == bytes(4)
    return head.startswith(_MARKS)


def decode_picture(data: bytes) -> Picture:
    """Decodes the first frame. Raises PictureError."""
    try:
        from PIL import Image  # noqa: PLC0415 - few artifacts hold pictures that somebody looks at
    except ImportError as error:
        raise PictureError("Pillow, which decodes pictures, is not installed.") from error
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS // 2  # Pillow refuses twice as many, also in pictures inside of icons
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
            width, height, form, mode = *opened.size, str(opened.format), opened.mode
            if width * height > MAX_PIXELS:
                raise PictureError(f"The picture is too large to be shown: {width:,} × {height:,} pixels.")
            frames = int(getattr(opened, "n_frames", 1))
            opened.draft("RGB", (MAX_SHOWN_EDGE, MAX_SHOWN_EDGE))
            shown = opened.convert("RGBA")
            shown.thumbnail((MAX_SHOWN_EDGE, MAX_SHOWN_EDGE))
            return Picture(form, width, height, mode, frames, *shown.size, shown.tobytes())
    except PictureError:
        raise
    except (Image.DecompressionBombError, MemoryError) as error:
        raise PictureError(f"The picture is too large to be shown: it has more than {MAX_PIXELS:,} pixels.") from error
    except Exception as error:
        # Codecs raise whatever comes up on hostile bytes: OSError, SyntaxError, ValueError, struct.error ...
        raise PictureError("The picture is damaged: it cannot be decoded.") from error
