"""The records of a RAM bundle of React Native: header, table of modules, and the modules by their place."""

from collections.abc import Iterator

from inspector.containers.container import OpenContext
from inspector.containers.ram_bundle import HEADER_BYTES, ROW_BYTES, RamBundle
from inspector.containers.source import ByteSource
from inspector.core.entry import Origin
from inspector.previews.structure.layout import Layout, count, hexadecimal, laid_out, little
from inspector.previews.structure.record import RawField
from inspector.previews.structure.run_index import Run, RunIndex, bytes_field, content_field

HEADER, TABLE, MODULE = "header", "table of modules", "module"
MAX_ROWS_SHOWN = 2000
_HEADER: Layout = (("magic", 4, hexadecimal), ("modules", 4, count), ("length of start-up code", 4, count))


class RamBundleIndex(RunIndex):
    """Modules lie where the table says."""

    def __init__(self, bundle: RamBundle, source: ByteSource, context: OpenContext) -> None:
        """Reads nothing yet."""
        super().__init__("ram-bundle", source, context)
        self._bundle = bundle

    def runs(self) -> Iterator[Run]:
        """See RunIndex."""
        rows = little(self.bytes.read_at(4, 4))
        yield Run(HEADER, 0, HEADER_BYTES)
        yield Run(TABLE, HEADER_BYTES, HEADER_BYTES + rows * ROW_BYTES)
        for record in self._bundle.records():
            if record.origin is not Origin.EMBEDDED and record.offset is not None:
                start, size_bytes = record.offset, record.size_bytes or 0
                is_ended = self.bytes.read_at(start + size_bytes, 1) == b"\0"
                yield Run(MODULE, start, start + size_bytes + is_ended, record.name_raw, size_bytes)

    def describe(self, run: Run) -> list[RawField]:
        """See RunIndex."""
        if run.kind == HEADER:
            return laid_out(_HEADER, self.bytes.read_at(0, HEADER_BYTES), 0)
        if run.kind == TABLE:
            return list(self._table_fields(run))
        size_bytes = run.facts if isinstance(run.facts, int) else 0
        rows = [content_field(run.start, run.start + size_bytes)]
        if run.start + size_bytes < run.stop:
            rows.append(RawField(run.start + size_bytes, 1, "end of the text", "00"))
        return rows

    def _table_fields(self, run: Run) -> Iterator[RawField]:
        shown_bytes = min(run.stop - run.start, MAX_ROWS_SHOWN * ROW_BYTES)
        rows = self.bytes.read_at(run.start, shown_bytes)
        for at in range(0, len(rows) - ROW_BYTES + 1, ROW_BYTES):
            place, length = little(rows[at : at + 4]), little(rows[at + 4 : at + 8])
            value = f"{length:,} bytes at {place:,} behind the table" if length else "no module"
            yield RawField(run.start + at, ROW_BYTES, f"module {at // ROW_BYTES:,}", value)
        if run.start + len(rows) < run.stop:
            yield bytes_field(run.start + len(rows), run.stop)
