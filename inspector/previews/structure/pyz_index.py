"""The records of PyInstaller's archive of modules: header, modules by their place, the list of them."""

from collections.abc import Iterator

from inspector.containers.container import OpenContext
from inspector.containers.pyz import HEAD_BYTES, PyzArchive
from inspector.containers.source import ByteSource, measured
from inspector.previews.structure.layout import Layout, hexadecimal, laid_out, text
from inspector.previews.structure.record import RawField
from inspector.previews.structure.run_index import Run, RunIndex, bytes_field, content_field

HEADER, MODULE, LISTING = "header", "module", "list of modules"
_HEADER: Layout = (
    ("magic", 4, text), ("number of Python", 4, hexadecimal),
    ("place of the list", 4, lambda data: f"{int.from_bytes(data, 'big'):,}"),
)  # fmt: skip


class PyzIndex(RunIndex):
    """Modules lie where the list says."""

    def __init__(self, archive: PyzArchive, source: ByteSource, context: OpenContext) -> None:
        """Reads nothing yet."""
        super().__init__("pyz", source, context)
        self._archive = archive

    def runs(self) -> Iterator[Run]:
        """See RunIndex."""
        yield Run(HEADER, 0, HEAD_BYTES)
        if HEAD_BYTES <= self._archive.list_offset < (end := measured(self.bytes)):
            yield Run(LISTING, self._archive.list_offset, end)
        for record in self._archive.records():
            if record.content is not None and record.offset is not None:
                stop = record.offset + (record.packed_bytes or 0)
                yield Run(MODULE, record.offset, stop, record.name_raw, record.failure or "of zlib data")

    def describe(self, run: Run) -> list[RawField]:
        """See RunIndex."""
        if run.kind == HEADER:
            return laid_out(_HEADER, self.bytes.read_at(0, HEAD_BYTES), 0)
        if run.kind == MODULE:
            return [content_field(run.start, run.stop, str(run.facts))]
        return [bytes_field(run.start, run.stop)]
