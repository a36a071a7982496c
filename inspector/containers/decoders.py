"""Decoders of xz, lzma and bzip2 streams, one after the other as their tools write them."""

import bz2
import lzma
from collections.abc import Callable
from typing import Protocol

from inspector.containers.failures import DamagedError
from inspector.containers.loose_bytes import first_byte_of_use
from inspector.containers.source import ByteSource
from inspector.containers.stream_facts import StreamFacts

INPUT_BYTES = 16 << 10
"""Small, because a step that fails takes with it what it had already unpacked."""
OUTPUT_BYTES = 1 << 20
MEMORY_CAP_BYTES = 512 << 20
"""Most memory that an xz or lzma stream may ask for; `xz -9` needs 65 MiB."""

TRUNCATED = "The compressed data ends too early."


class Decompressor(Protocol):
    """A decompressor object of `bz2` or `lzma`."""

    @property
    def eof(self) -> bool:
        """Whether the end of the stream was reached."""
        ...

    @property
    def needs_input(self) -> bool:
        """Whether nothing more comes without new input."""
        ...

    @property
    def unused_data(self) -> bytes:
        """Input after the end of the stream."""
        ...

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """Up to `max_length` bytes."""
        ...


class StreamDecoder:
    """Bounded steps through one stream, or through all streams that follow each other."""

    def __init__(
        self,
        source: ByteSource,
        new_decompressor: Callable[[], Decompressor],
        *,
        magic: bytes | None = None,
        first_input: bytes = b"",
    ) -> None:
        """`magic` starts each further stream, None for a single one; `first_input` goes before the source."""
        self._source = source
        self._new_decompressor = new_decompressor
        self._magic = magic
        self._decompressor = new_decompressor()
        self._waiting = first_input
        self._packed_at = 0
        self.facts = StreamFacts()

    @property
    def consumed_bytes(self) -> int:
        """See Decoder."""
        return self._packed_at

    def produce(self) -> bytes | None:
        """See Decoder."""
        if self._decompressor.eof and not self._start_next_stream():
            return None
        data = b""
        if self._decompressor.needs_input:
            data = self._waiting or self._more()
            self._waiting = b""
            if not data:
                raise DamagedError(TRUNCATED)
        try:
            return self._decompressor.decompress(data, OUTPUT_BYTES)
        except (lzma.LZMAError, OSError, ValueError, EOFError) as error:
            raise DamagedError(_sentence(error)) from error
        except MemoryError as error:
            raise DamagedError("The compressed data needs more memory than there is.") from error

    def _more(self) -> bytes:
        data = self._source.read_at(self._packed_at, INPUT_BYTES)
        self._packed_at += len(data)
        return data

    def _start_next_stream(self) -> bool:
        if self._magic is None:
            self.facts.trailing_at = first_byte_of_use(
                self._source, max(0, self._packed_at - len(self._decompressor.unused_data))
            )
            return False
        left = self._decompressor.unused_data.lstrip(b"\0")
        while len(left) < len(self._magic) and (more := self._more()):
            left = (left + more).lstrip(b"\0")
        if not left.startswith(self._magic):
            self.facts.trailing_at = self._packed_at - len(left) if left else None
            return False
        self._decompressor = self._new_decompressor()
        self._waiting = left
        return True


def _sentence(error: Exception) -> str:
    if "Memory usage limit" in str(error):
        return f"The compressed data asks for more than {MEMORY_CAP_BYTES >> 20} MiB of memory."
    return "The compressed data is damaged."


def xz_decoder(source: ByteSource) -> StreamDecoder:
    """All streams of an .xz file (The .xz File Format, 1.2)."""
    return StreamDecoder(source, _new_xz, magic=b"\xfd7zXZ\0")


def bzip2_decoder(source: ByteSource) -> StreamDecoder:
    """All streams of a .bz2 file."""
    return StreamDecoder(source, bz2.BZ2Decompressor, magic=b"BZh")


def lzma_decoder(source: ByteSource, first_input: bytes = b"") -> StreamDecoder:
    """The one stream of a .lzma file; `first_input` may bring the 13-byte header that zip leaves out."""
    return StreamDecoder(source, _new_lzma, first_input=first_input)


def _new_xz() -> lzma.LZMADecompressor:
    return lzma.LZMADecompressor(lzma.FORMAT_XZ, MEMORY_CAP_BYTES)


def _new_lzma() -> lzma.LZMADecompressor:
    return lzma.LZMADecompressor(lzma.FORMAT_ALONE, MEMORY_CAP_BYTES)
