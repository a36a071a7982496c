"""The inflater: zlib-ng where it is installed, else the standard library's zlib (RFC 1950 to 1952).

Both can copy a decompressor in the middle of a stream, which is what makes random access cheap.
"""

import zlib
from collections.abc import Callable
from typing import Any, Protocol, cast


def _find_engine() -> Any:
    try:
        from zlib_ng import zlib_ng  # noqa: PLC0415 - optional, so the name must not be bound at import
    except ImportError:  # pragma: no cover - the wheel exists for all systems that we support
        return zlib
    return zlib_ng


_ENGINE = _find_engine()
crc32: Callable[..., int] = _ENGINE.crc32
adler32: Callable[..., int] = _ENGINE.adler32

GZIP_WINDOW_BITS = 31
RAW_WINDOW_BITS = -15
ZLIB_WINDOW_BITS = 15


class Inflater(Protocol):
    """A decompressor object of `zlib` or `zlib_ng`."""

    @property
    def eof(self) -> bool:
        """Whether the end of the stream was reached."""
        ...

    @property
    def unused_data(self) -> bytes:
        """Input after the end of the stream."""
        ...

    @property
    def unconsumed_tail(self) -> bytes:
        """Input that did not fit into the last output."""
        ...

    def decompress(self, data: bytes, max_length: int = 0, /) -> bytes:
        """Up to `max_length` bytes. Raises one of INFLATE_ERRORS."""
        ...

    def copy(self) -> "Inflater":
        """The same state once more."""
        ...


INFLATE_ERRORS: tuple[type[Exception], ...] = (zlib.error, _ENGINE.error)


def new_inflater(window_bits: int) -> Inflater:
    """A fresh decompressor: GZIP_WINDOW_BITS, RAW_WINDOW_BITS or ZLIB_WINDOW_BITS."""
    return cast("Inflater", _ENGINE.decompressobj(window_bits))
