"""Fallback for applications inside programs whose layout is not known: what can be told by its own first bytes."""

from collections.abc import Iterator

from inspector.containers.container import OpenContext
from inspector.containers.record import Record
from inspector.containers.source import ByteSource, Window
from inspector.containers.spooled import SpooledStream
from inspector.containers.zstd_decoder import MAGIC as ZSTD_MAGIC
from inspector.containers.zstd_decoder import ZstdDecoder
from inspector.core.entry import EntryKind, Origin

MAX_CARVED = 10_000
_MAP_MARK = b'{"version":3,'
_STEP_BYTES = 1 << 20
_OVERLAP_BYTES = 64


def carved_records(source: ByteSource, offset: int, context: OpenContext) -> Iterator[Record]:
    """Zstd frames, unpacked, and source maps of JSON, up to the next find; `offset` is the source's own place."""
    places = list(_places(source, context))
    end = source.size_bytes or 0
    for number, (place, mark) in enumerate(places, start=1):
        stop = places[number][0] if number < len(places) else end
        found = Window(source, place, stop - place)
        is_map = mark == _MAP_MARK
        yield Record(
            b"carved-%d%s" % (number, b".js.map" if is_map else b""),
            EntryKind.FILE,
            found if is_map else SpooledStream(ZstdDecoder(found), context),
            origin=Origin.EMBEDDED,
            size_bytes=found.size_bytes if is_map else None,
            offset=offset + place,
        )


def _places(source: ByteSource, context: OpenContext) -> Iterator[tuple[int, bytes]]:
    at = count = 0
    while count < MAX_CARVED and (block := source.read_at(at, _STEP_BYTES + _OVERLAP_BYTES)):
        context.budget.check_time()
        finds = sorted((place, mark) for mark in (ZSTD_MAGIC, _MAP_MARK) for place in _all_of(block, mark))
        for place, mark in finds:
            if place < _STEP_BYTES and count < MAX_CARVED:
                count += 1
                yield at + place, mark
        at += _STEP_BYTES


def _all_of(block: bytes, mark: bytes) -> Iterator[int]:
    place = block.find(mark)
    while place >= 0:
        yield place
        place = block.find(mark, place + 1)
