"""The records of an ar archive (deb(5)): each header with its content, and tables of names and symbols."""

from collections.abc import Iterator

from inspector.containers.ar_archive import HEADER_BYTES, MAGIC, ArArchive, stored_bytes
from inspector.containers.container import OpenContext
from inspector.containers.source import ByteSource, measured
from inspector.core.entry import EntryKind
from inspector.core.innerpath import TRAILING_NAME
from inspector.previews.structure.layout import Layout, hexadecimal, laid_out, moment, text
from inspector.previews.structure.record import RawField
from inspector.previews.structure.run_index import Run, RunIndex, bytes_field, content_field

MEMBER, TABLE = "member", "table"


def _padded(data: bytes) -> str:
    return text(data.rstrip(b" "))


def _time(data: bytes) -> str:
    digits = data.strip(b" \0")
    return moment(int(digits)) if digits.isdigit() else text(digits)


_HEADER: Layout = (
    ("name", 16, _padded), ("time", 12, _time), ("user number", 6, _padded), ("group number", 6, _padded),
    ("mode", 8, _padded), ("size", 10, _padded), ("end of header", 2, hexadecimal),
)  # fmt: skip


class ArIndex(RunIndex):
    """Members one behind the other."""

    def __init__(self, archive: ArArchive, source: ByteSource, context: OpenContext) -> None:
        """Reads nothing yet."""
        super().__init__("ar", source, context)
        self._archive = archive

    def runs(self) -> Iterator[Run]:
        """See RunIndex."""
        yield Run("magic", 0, len(MAGIC))
        end = measured(self.bytes)
        for record in self._archive.records():
            if record.canonical_name == TRAILING_NAME:
                continue  # no member: the bytes that no run claims are one of their own
            start = record.offset or 0
            is_table = record.kind is EntryKind.OTHER
            body_at = start + HEADER_BYTES
            size_bytes = 0 if record.content is None else stored_bytes(self.bytes.read_at(start, HEADER_BYTES))
            stop = min(body_at + size_bytes + size_bytes % 2, end)
            yield Run(TABLE if is_table else MEMBER, start, stop, record.name_raw, size_bytes)

    def describe(self, run: Run) -> list[RawField]:
        """See RunIndex."""
        if run.kind not in (MEMBER, TABLE) or not isinstance(run.facts, int):
            return [RawField(run.start, run.stop - run.start, "magic", text(self.bytes.read_at(0, len(MAGIC))))]
        head = self.bytes.read_at(run.start, HEADER_BYTES)
        rows = laid_out(_HEADER, head, run.start)
        body_at = run.start + HEADER_BYTES
        content_stop = min(body_at + run.facts, run.stop)
        if head.startswith(b"#1/"):  # BSD: the name stands before the content
            length = min(len(run.name), content_stop - body_at)
            rows.append(RawField(body_at, length, "long name", text(run.name)))
            body_at += length
        if body_at < content_stop:
            is_table = run.kind == TABLE
            rows.append(bytes_field(body_at, content_stop) if is_table else content_field(body_at, content_stop))
        if content_stop < run.stop:
            padding = self.bytes.read_at(content_stop, run.stop - content_stop)
            mark = "" if padding == b"\n" else "It is no line feed."
            rows.append(RawField(content_stop, len(padding), "padding", hexadecimal(padding), mark))
        return rows
