"""Compressed files: a tar inside makes one container of both, anything else is its single entry."""

import lzma
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from inspector.containers.checkpointed import open_gzip
from inspector.containers.container import Container, Format, OpenContext
from inspector.containers.decoders import bzip2_decoder, lzma_decoder, xz_decoder
from inspector.containers.failures import ContainerError, DamagedError, NotThisFormatError
from inspector.containers.gzip_header import read_gzip_header
from inspector.containers.other_reader import OtherReader
from inspector.containers.record import Record
from inspector.containers.source import ByteSource, measured
from inspector.containers.spooled import Decoder, SpooledStream
from inspector.containers.stream_facts import StreamFacts
from inspector.containers.stream_surroundings import Surroundings
from inspector.containers.tar_header import BLOCK_BYTES, ZERO_BLOCK, looks_like_tar
from inspector.containers.tarball import Tarball
from inspector.containers.zstd_decoder import ZstdDecoder, is_zstd
from inspector.core.entry import EntryKind

_HEAD_BYTES = 4096
_LARGEST_LZMA_BYTES = 1 << 38


@dataclass(frozen=True, slots=True)
class Compression:
    """One way to compress a stream."""

    name: str
    """Of a bare compressed file: `gzip`, `xz` ..."""
    tar_name: str
    """Of a tar in it: `tar.gz`, `tar.xz` ..."""
    matches: Callable[[bytes], bool]
    """(first bytes) -> whether they can be of this kind."""
    unpack: Callable[[ByteSource, OpenContext], tuple[ByteSource, StreamFacts]]
    """(packed bytes, context) -> what they unpack to, and what will be known of the streams."""
    suffixes: tuple[str, ...]
    """Endings that go when the entry is named after the file."""
    tar_suffixes: tuple[str, ...]
    """Endings that stand for both the tar and the compression."""


class CompressedFile:
    """A bare compressed file: one record."""

    def __init__(
        self, compression: Compression, packed: ByteSource, content: ByteSource, name: str, around: Surroundings
    ) -> None:
        """`content` is what `packed` unpacks to, `name` the name of the compressed file."""
        self.around = around
        self._compression = compression
        self._packed = packed
        self.content = content
        self._name = name

    @property
    def format(self) -> str:
        """See Container."""
        return self._compression.name

    def records(self) -> Iterator[Record]:
        """See Container."""
        name_raw, mtime_s = _inner_name(self._compression, self._name).encode("utf-8", "surrogateescape"), None
        if self._compression.name == "gzip":
            header = read_gzip_header(self._packed.read_at(0, _HEAD_BYTES))
            name_raw, mtime_s = header.name or name_raw, header.mtime_s
        yield Record(
            name_raw,
            EntryKind.FILE,
            self.content,
            size_bytes=self.content.size_bytes,
            packed_bytes=self._packed.size_bytes,
            mtime_s=mtime_s,
            offset=0,
        )
        with suppress(ContainerError):  # it comes again when the content is read
            measured(self.content)
            yield from self.around.records(name_raw)
            return
        self.around.damaged()


class CompressedTar:
    """A tar in a compressed file: the records of both as one container."""

    def __init__(self, tar: Tarball, unpacked: ByteSource, around: Surroundings) -> None:
        """`unpacked` is the tar itself; `around` tells what lies around the streams that hold it."""
        self._tar = tar
        self.unpacked = unpacked
        self.around = around

    @property
    def format(self) -> str:
        """See Container."""
        return self._tar.format

    def other_reader(self) -> OtherReader | None:
        """See ReadTwice."""
        return self._tar.other_reader()

    def records(self) -> Iterator[Record]:
        """See Container."""
        first_name = None
        try:
            for record in self._tar.records():
                first_name = record.name_raw if first_name is None else first_name
                yield record
        except DamagedError:
            self.around.damaged()
            raise
        yield from self.around.records(first_name or b"")


def _inner_name(compression: Compression, name: str) -> str:
    lower = name.lower()
    for suffix in compression.tar_suffixes:
        if lower.endswith(suffix) and len(name) > len(suffix):
            return f"{name[: -len(suffix)]}.tar"
    for suffix in compression.suffixes:
        if lower.endswith(suffix) and len(name) > len(suffix):
            return name[: -len(suffix)]
    return "svg".join(name.rsplit("svgz", 1)) if lower.endswith(".svgz") else f"{name}.unpacked"


def _open(compression: Compression, packed: ByteSource, name: str, context: OpenContext) -> Container:
    content, facts = compression.unpack(packed, context)
    around = Surroundings(compression.name, packed, facts, context)
    try:
        head = content.read_at(0, BLOCK_BYTES)
    except DamagedError:
        head = b""
    if looks_like_tar(head) or (_is_named_tar(compression, name) and _may_be_tar(head)):
        return CompressedTar(Tarball(content, compression.tar_name, context), content, around)
    return CompressedFile(compression, packed, content, name, around)


def _may_be_tar(head: bytes) -> bool:
    """An empty tar starts with zeros, a damaged one with next to nothing."""
    return head == ZERO_BLOCK or len(head) < BLOCK_BYTES


def _is_named_tar(compression: Compression, name: str) -> bool:
    return name.lower().endswith((*compression.tar_suffixes, *(f".tar{suffix}" for suffix in compression.suffixes)))


def _is_lzma(head: bytes) -> bool:
    """An .lzma file has no magic: properties that are usual, a dictionary and a size that can be."""
    if len(head) < 14 or head[0] != 0x5D or head[13] != 0:
        return False
    dictionary_bytes, size_bytes = int.from_bytes(head[1:5], "little"), int.from_bytes(head[5:13], "little")
    top = 1 << max(dictionary_bytes.bit_length() - 1, 0)
    plain_dictionary = dictionary_bytes >= 4096 and dictionary_bytes in (top, top + top // 2)
    return plain_dictionary and (size_bytes == (1 << 64) - 1 or size_bytes < _LARGEST_LZMA_BYTES)


def _unpack_gzip(packed: ByteSource, context: OpenContext) -> tuple[ByteSource, StreamFacts]:
    facts = StreamFacts()
    return open_gzip(packed, context, facts), facts


def _spooled(decoder: Decoder, context: OpenContext) -> tuple[ByteSource, StreamFacts]:
    return SpooledStream(decoder, context, are_facts_listed=True), decoder.facts


def _unpack_lzma(packed: ByteSource, context: OpenContext) -> tuple[ByteSource, StreamFacts]:
    head = packed.read_at(0, _HEAD_BYTES)
    try:
        lzma.LZMADecompressor(lzma.FORMAT_ALONE, 512 << 20).decompress(head, 1)
    except lzma.LZMAError as error:
        raise NotThisFormatError("The file is no lzma stream.") from error
    return _spooled(lzma_decoder(packed), context)


def _is_compress(head: bytes) -> bool:
    """Two bytes of magic, then the longest code: 9 to 16 bits."""
    return head[:2] == b"\x1f\x9d" and len(head) > 3 and 9 <= head[2] & 0x1F <= 16 and not head[2] & 0x60


def _is_bzip2(head: bytes) -> bool:
    return head[:3] == b"BZh" and head[3:4].isdigit() and head[4:10] in (b"1AY&SY", b"\x17rE8P\x90")


COMPRESSIONS: tuple[Compression, ...] = (
    Compression("gzip", "tar.gz", lambda head: head[:3] == b"\x1f\x8b\x08", _unpack_gzip, (".gz",), (".tgz",)),
    Compression(
        "xz",
        "tar.xz",
        lambda head: head[:6] == b"\xfd7zXZ\0",
        lambda s, c: _spooled(xz_decoder(s), c),
        (".xz",),
        (".txz",),
    ),
    Compression("zstd", "tar.zst", is_zstd, lambda s, c: _spooled(ZstdDecoder(s), c), (".zst", ".zstd"), (".tzst",)),
    Compression(
        "bzip2", "tar.bz2", _is_bzip2, lambda s, c: _spooled(bzip2_decoder(s), c), (".bz2",), (".tbz2", ".tbz")
    ),
    Compression("lzma", "tar.lzma", _is_lzma, _unpack_lzma, (".lzma",), (".tlz",)),
    Compression(
        "lz4",
        "tar.lz4",
        lambda head: head[:4] == b"\x04\x22\x4d\x18",
        lambda s, c: _by_library(s, c, "lz4"),
        (".lz4",),
        (),
    ),
    Compression(
        "lzip", "tar.lz", lambda head: head[:4] == b"LZIP", lambda s, c: _by_library(s, c, "lzip"), (".lz",), ()
    ),
    Compression("compress", "tar.Z", _is_compress, lambda s, c: _by_library(s, c, "compress"), (".z",), (".taz",)),
)


_FIRST_BYTES = {
    "gzip": b"\x1f",
    "xz": b"\xfd",
    "zstd": b"\x28" + bytes(range(0x50, 0x60)),  # a skippable frame may come first
    "bzip2": b"B",
    "lzma": b"\x5d",
    "lz4": b"\x04",
    "lzip": b"L",
    "compress": b"\x1f",
}


def _by_library(source: ByteSource, context: OpenContext, filter_name: str) -> tuple[ByteSource, StreamFacts]:
    from inspector.containers.libarchive_stream import LibarchiveDecoder  # noqa: PLC0415 - few streams need it

    return _spooled(LibarchiveDecoder(source, filter_name, context), context)


def _format_of(compression: Compression) -> Format:
    return Format(
        name=compression.name,
        recognises=lambda head, _name: compression.matches(head),
        open=lambda content, name, context: _open(compression, content, name, context),
        first_bytes=_FIRST_BYTES[compression.name],
    )


COMPRESSED: tuple[Format, ...] = tuple(_format_of(compression) for compression in COMPRESSIONS)
