"""The records of an Electron asar archive: the header with its numbers, and the files by their place."""

import json
from collections.abc import Iterator
from typing import Final

from inspector.containers.asar import placed_at
from inspector.containers.asar_header import NUMBERS_BYTES, AsarHeader, iter_nodes, read_header
from inspector.containers.container import OpenContext
from inspector.containers.source import ByteSource
from inspector.core.text import shortened, visible
from inspector.previews.structure.layout import Layout, count, laid_out, little, text
from inspector.previews.structure.record import MAX_VALUE_CHARACTERS, RawField
from inspector.previews.structure.run_index import Run, RunIndex, content_field

HEADER, FILE = "header", "file"
_NUMBERS: Final[Layout] = (
    ("size of the next number", 4, count), ("size of the header", 4, count), ("size of its payload", 4, count),
    ("length of the text", 4, count),
)  # fmt: skip


class AsarIndex(RunIndex):
    """Files lie where the header's tree says."""

    def __init__(self, source: ByteSource, context: OpenContext) -> None:
        """Reads nothing yet."""
        super().__init__("asar", source, context)
        self._header: AsarHeader | None = None

    def runs(self) -> Iterator[Run]:
        """See RunIndex."""
        self._header = read_header(self.bytes)
        yield Run(HEADER, 0, self._header.data_offset)
        for node in iter_nodes(self._header):
            place = placed_at(node.facts)
            if place is not None:
                start = self._header.data_offset + place[0]
                name = node.path.encode("utf-8", "surrogatepass")
                yield Run(FILE, start, start + place[1], name, node.facts)

    def describe(self, run: Run) -> list[RawField]:
        """See RunIndex."""
        if run.kind == FILE:
            stated = visible(json.dumps(run.facts, ensure_ascii=False))
            return [
                content_field(run.start, run.stop),
                RawField(NUMBERS_BYTES, 0, "stated in the header", shortened(stated, MAX_VALUE_CHARACTERS)),
            ]
        numbers = self.bytes.read_at(0, NUMBERS_BYTES)
        text_bytes = min(little(numbers[12:16]), max(run.stop - NUMBERS_BYTES, 0))
        rows = laid_out(_NUMBERS, numbers, 0)
        rows.append(RawField(NUMBERS_BYTES, text_bytes, "text", text(self.bytes.read_at(NUMBERS_BYTES, text_bytes))))
        text_stop = NUMBERS_BYTES + text_bytes
        if text_stop < run.stop:
            padding = self.bytes.read_at(text_stop, run.stop - text_stop)
            mark = "It is not empty." if padding.strip(b"\0") else ""
            rows.append(RawField(text_stop, run.stop - text_stop, "padding", f"{run.stop - text_stop:,} bytes", mark))
        return rows
