"""The raw records of one archive, found bit by bit and described only where somebody looks."""

import time
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from inspector.containers.failures import ContainerError
from inspector.previews.covering import SecretCover, covered_bytes, covered_text
from inspector.previews.structure.index import Piece, StructureIndex
from inspector.previews.structure.record import RawDetail, RawField, RawRecord, RecordPlace, StructureWindow

MAX_PIECES = 1_000_000
MAX_HEAD_BYTES = 4096
MAX_MARKS = 5
_SECONDS = 0.1
"""Of one answer: a window asks again while an archive is still being read."""
_CONTENT = "content"
_LEFT_OUT = f"There are more than {MAX_PIECES:,} records: the others are not listed."


class Structure:
    """One archive. Every answer goes on with the index for a moment."""

    def __init__(self, index: StructureIndex) -> None:
        """Reads nothing yet."""
        self._index = index
        self._steps: Iterator[list[Piece]] | None = index.steps()
        self._pieces: list[Piece] = []
        self._note = ""
        self._marks: dict[int, list[str]] = defaultdict(list)
        self._layers: dict[str, list[int]] = {}
        """Numbers of the pieces of each layer, in its order."""

    def window(self, first: int, count: int, cover: SecretCover) -> StructureWindow:
        """Rows, after a moment of work on the index. What cannot be read ends the index with a note."""
        self._go_on(first + count)
        first = max(first, 0)
        rows = tuple(self._record(at, cover) for at in range(first, min(first + count, len(self._pieces))))
        return StructureWindow(rows, len(self._pieces), self._steps is None, self._note)

    def detail(self, at: int, cover: SecretCover) -> RawDetail:
        """One record with all its fields. Raises ContainerError for a record that is not known."""
        if not 0 <= at < len(self._pieces):
            raise ContainerError("There is no such record.")
        piece = self._pieces[at]
        fields = self._index.fields(piece)
        head_bytes = _head_bytes(piece, fields)
        head = covered_bytes(cover, self._index.source(piece.layer).read_at, piece.start, head_bytes)
        return RawDetail(self._record(at, cover), tuple(_covered_field(cover, field) for field in fields), head)

    def find(self, offset: int, said: str = "") -> RecordPlace:
        """The record that holds a byte, after a moment of work on the index.

        Offsets count in the layer that comes first, but where `said` (what a finding says) begins like the mark of a
        record that holds this byte of another layer.
        """
        self._go_on(0)
        if self._steps is not None and (said or not self._pieces or self._pieces[-1].stop <= offset):
            return RecordPlace(None, is_complete=False)
        holders = [at for at in (self._holder(ats, offset) for ats in self._layers.values()) if at is not None]
        marked = (at for at in holders if any(said.startswith(mark) for mark in self._marks.get(at, ())))
        return RecordPlace(next(marked, next(iter(holders), None)), is_complete=True)

    def _holder(self, ats: list[int], offset: int) -> int | None:
        place = bisect_right(ats, offset, key=lambda at: self._pieces[at].start) - 1
        return ats[place] if place >= 0 else None

    def _record(self, at: int, cover: SecretCover) -> RawRecord:
        piece, index = self._pieces[at], self._index
        try:
            kind, name = index.kind(piece), index.name(piece)
        except ContainerError as error:
            kind, name = piece.kind, str(error)
        marks = tuple(_covered(cover, mark) for mark in self._marks.get(at, ()))
        return RawRecord(at, piece.layer, piece.start, piece.stop - piece.start, kind, _covered(cover, name), marks)

    def _go_on(self, wanted: int) -> None:
        until_s = time.monotonic() + _SECONDS
        while self._steps is not None and (len(self._pieces) < wanted or time.monotonic() < until_s):
            try:
                step = next(self._steps, None)
            except ContainerError as error:
                step, self._note = None, str(error)
            if step is not None:
                self._take(step[: MAX_PIECES - len(self._pieces) + 1])
                if len(self._pieces) > MAX_PIECES:
                    self._layers[self._pieces.pop().layer].pop()
                    step, self._note = None, _LEFT_OUT
            if step is None:
                self._steps = None
                self._place_marks()
            if time.monotonic() >= until_s:
                return

    def _take(self, step: list[Piece]) -> None:
        for at, piece in enumerate(step, start=len(self._pieces)):
            self._layers.setdefault(piece.layer, []).append(at)
        self._pieces += step

    def _place_marks(self) -> None:
        """Each mark goes to the record that holds its place; those of the whole archive to the last of their layer."""
        for mark in self._index.marks():
            ats = self._layers.get(mark.layer)
            if not ats:
                continue
            holder = self._holder(ats, mark.offset) if mark.offset >= 0 else None
            at = ats[-1] if holder is None else holder
            if len(self._marks[at]) < MAX_MARKS and mark.sentence not in self._marks[at]:
                self._marks[at].append(mark.sentence)


def _covered(cover: SecretCover, text: str) -> str:
    return covered_text(text, cover.stretches(text)) if text else text


def _covered_field(cover: SecretCover, field: RawField) -> RawField:
    name, value, mark = (_covered(cover, text) for text in (field.name, field.value, field.mark))
    return RawField(field.offset, field.size_bytes, name, value, mark)


def _head_bytes(piece: Piece, fields: list[RawField]) -> int:
    """Up to the content, which other views show."""
    content = next((field.offset for field in fields if field.name == _CONTENT), piece.stop)
    return max(0, min(content - piece.start, MAX_HEAD_BYTES))
