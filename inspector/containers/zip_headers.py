"""Compares each entry of a zip directory with the entry itself: the local header and what stands behind the content."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from struct import Struct

from inspector.containers.oddities import BOTH, NOBODY, UV, Oddity
from inspector.containers.record import Record
from inspector.containers.zip_entry import Fixed
from inspector.containers.zip_extra import AES, UNICODE_NAME, ZIP64, extra_fields, widened
from inspector.containers.zip_extra_check import extra_oddities
from inspector.containers.zip_member import LOCAL_HEADER, LOCAL_SIGNATURE
from inspector.containers.zip_oddities import (
    name_differs,
    no_local_header,
    shared_header,
    value_differs,
    wrong_descriptor,
)
from inspector.containers.zip_spans import Spans
from inspector.containers.zip_window import RunningWindow
from inspector.core.anomaly import AnomalyKind

_DESCRIPTOR_FLAG = 0x0008
_ENCRYPTED_FLAG = 0x0001
_READING_FLAGS = 0x0001 | _DESCRIPTOR_FLAG | 0x0020 | 0x0040 | 0x0800 | 0x2000
"""Encrypted, descriptor, patch, strong encryption, UTF-8, masked header. Others only speak of speed."""
_DESCRIPTOR_SIGNATURE = b"PK\x07\x08"
_NARROW = Struct("<3L")
_WIDE = Struct("<L2Q")
_LONGEST_DESCRIPTOR_BYTES = len(_DESCRIPTOR_SIGNATURE) + _WIDE.size
_READING_EXTRAS = (UNICODE_NAME, AES)
_HEADER_BYTES = LOCAL_HEADER.size


@dataclass(slots=True)
class Tally:
    """How many entries have something, and the first of them."""

    count: int = 0
    name: bytes = b""
    offset: int = 0

    def add(self, name: bytes, offset: int) -> None:
        """One more."""
        if not self.count:
            self.name, self.offset = name, offset
        self.count += 1


@dataclass(slots=True)
class LocalHeaders:
    """The check of one zip file, entry by entry in the order of the directory."""

    window: RunningWindow
    file_bytes: int
    spans: Spans = field(default_factory=Spans)
    with_descriptor: Tally = field(default_factory=Tally)
    with_bare_descriptor: Tally = field(default_factory=Tally)
    any_stored_descriptor: bool = False

    def check(self, record: Record, fixed: Fixed, raw: bytes, extra: bytes) -> tuple[Oddity, ...]:
        """What is odd about one record; `raw` is its entry from the version on up to the length of its extra fields."""
        offset, name = record.offset or 0, record.name_raw
        header_bytes = _HEADER_BYTES + len(name) + len(extra)
        window = self.window
        start = offset - window.base
        if start < 0 or start + header_bytes > len(window.data):
            window.at(offset, header_bytes)
            start = offset - window.base
        expected = LOCAL_SIGNATURE + raw + name + extra
        if window.data[start : start + header_bytes] == expected and not fixed[3] & _DESCRIPTOR_FLAG:
            end = offset + header_bytes + (record.packed_bytes or 0)
            is_shared = self.spans.claim(offset, min(end, self.file_bytes))
            if not extra and not is_shared:
                return ()
            return tuple(self._shared_or_extra(record, fixed, extra, extra, is_shared=is_shared))
        return tuple(self._differences(record, fixed, extra))

    def _shared_or_extra(
        self, record: Record, fixed: Fixed, extra: bytes, local_extra: bytes, *, is_shared: bool
    ) -> Iterator[Oddity]:
        if is_shared:
            yield shared_header(record.name_raw, record.offset or 0)
        if extra or local_extra:
            yield from extra_oddities(record, fixed, extra, local_extra)

    def _differences(self, record: Record, fixed: Fixed, extra: bytes) -> Iterator[Oddity]:
        offset = record.offset or 0
        header = self.window.at(offset, _HEADER_BYTES)
        if len(header) < _HEADER_BYTES or not header.startswith(LOCAL_SIGNATURE):
            yield no_local_header(record.name_raw, offset)
            return
        local = _Local(header, offset)
        text = self.window.at(offset + _HEADER_BYTES, local.name_bytes + local.extra_bytes)
        local.take(text)
        end = local.data_at + min(record.packed_bytes or 0, local.packed_bytes)
        if local.has_descriptor:
            yield from self._descriptor(record, fixed, local)
            end = local.end
        is_shared = self.spans.claim(offset, min(end, self.file_bytes))
        yield from _compared(record, fixed, local)
        yield from _compared_extras(record, extra, local)
        yield from self._shared_or_extra(record, fixed, extra, local.extra, is_shared=is_shared)

    def _descriptor(self, record: Record, fixed: Fixed, local: "_Local") -> Iterator[Oddity]:
        """Finds the values behind the content; they should be those of the directory."""
        self.with_descriptor.add(record.name_raw, local.offset)
        self.any_stored_descriptor = self.any_stored_descriptor or not local.method
        packed_bytes, size_bytes, crc = record.packed_bytes or 0, record.size_bytes or 0, fixed[7]
        at = local.data_at + packed_bytes
        body = self.window.at(at, _LONGEST_DESCRIPTOR_BYTES)
        is_signed = body.startswith(_DESCRIPTOR_SIGNATURE)
        values = body[4:] if is_signed else body
        wanted = (crc, packed_bytes, size_bytes)
        lead = len(_DESCRIPTOR_SIGNATURE) if is_signed else 0
        for layout in (_WIDE, _NARROW) if ZIP64 in local.fields else (_NARROW, _WIDE):
            if len(values) >= layout.size and layout.unpack_from(values) == wanted:
                local.end = at + lead + layout.size
                if not is_signed:
                    self.with_bare_descriptor.add(record.name_raw, local.offset)
                return
        stated = f"CRC {crc:08x}, {packed_bytes:,} bytes packed, {size_bytes:,} unpacked"
        behind = "something else"
        local.end = at
        layout = _WIDE if ZIP64 in local.fields else _NARROW
        if len(values) >= layout.size:
            found_crc, found_packed, found_size = layout.unpack_from(values)
            if is_signed or (found_crc == crc) + (found_packed == packed_bytes) + (found_size == size_bytes) > 1:
                behind = f"CRC {found_crc:08x}, {found_packed:,} bytes packed, {found_size:,} unpacked"
                local.end = at + lead + layout.size
        yield wrong_descriptor(record.name_raw, local.offset, stated, behind)


class _Local:
    """One local header (APPNOTE.TXT 4.3.7)."""

    __slots__ = (
        "crc", "data_at", "end", "extra", "extra_bytes", "fields", "flags", "has_descriptor", "method", "name",
        "name_bytes", "offset", "packed_bytes", "size_bytes", "time",
    )  # fmt: skip

    def __init__(self, header: bytes, offset: int) -> None:
        (_, _, self.flags, self.method, time, date, self.crc, self.packed_bytes, self.size_bytes, self.name_bytes,
         self.extra_bytes) = LOCAL_HEADER.unpack(header)  # fmt: skip
        self.offset = offset
        self.time = (time, date)
        self.has_descriptor = bool(self.flags & _DESCRIPTOR_FLAG)
        self.data_at = self.end = offset + _HEADER_BYTES + self.name_bytes + self.extra_bytes
        self.name = self.extra = b""
        self.fields: dict[int, bytes] = {}

    def take(self, text: bytes) -> None:
        """Name and extra fields."""
        self.name, self.extra = text[: self.name_bytes], text[self.name_bytes :]
        self.fields = extra_fields(self.extra) if self.extra else {}
        self.size_bytes, self.packed_bytes, _ = widened(self.size_bytes, self.packed_bytes, 0, self.fields)


def _compared(record: Record, fixed: Fixed, local: _Local) -> Iterator[Oddity]:
    """Name, sizes, checksum, method, flags and time of both sides."""
    name, offset = record.name_raw, local.offset
    if local.name != name:
        yield name_differs(name, local.name, offset)
    is_streamed = local.has_descriptor
    pairs: tuple[tuple[AnomalyKind, str, int, int, tuple[str, ...]], ...] = (
        (AnomalyKind.ZIP_SIZE_DIFFERS, "packed size", record.packed_bytes or 0, local.packed_bytes, BOTH),
        (AnomalyKind.ZIP_SIZE_DIFFERS, "size", record.size_bytes or 0, local.size_bytes, BOTH),
        (AnomalyKind.ZIP_CHECKSUM_DIFFERS, "checksum", fixed[7], local.crc, UV),
    )
    for kind, what, listed, own, refused_by in pairs:
        if listed != own and not (is_streamed and not own):
            shown = (f"{listed:08x}", f"{own:08x}") if what == "checksum" else (f"{listed:,}", f"{own:,}")
            yield value_differs(kind, what, name, offset, values=shown, refused_by=refused_by)
    if fixed[4] != local.method:
        shown = (str(fixed[4]), str(local.method))
        yield value_differs(AnomalyKind.ZIP_METHOD_DIFFERS, "method", name, offset, values=shown, refused_by=UV)
    read_flags = _READING_FLAGS & ~_DESCRIPTOR_FLAG if is_streamed else _READING_FLAGS
    if (fixed[3] ^ local.flags) & read_flags:
        shown = (f"0x{fixed[3]:04x}", f"0x{local.flags:04x}")
        by = UV if local.flags & _ENCRYPTED_FLAG else NOBODY
        yield value_differs(AnomalyKind.ZIP_FLAGS_DIFFER, "set of flags", name, offset, values=shown, refused_by=by)
    if (fixed[5], fixed[6]) != local.time:
        shown = (f"0x{fixed[6]:04x}{fixed[5]:04x}", f"0x{local.time[1]:04x}{local.time[0]:04x}")
        yield value_differs(AnomalyKind.ZIP_TIME_DIFFERS, "time", name, offset, values=shown, refused_by=NOBODY)


def _compared_extras(record: Record, extra: bytes, local: _Local) -> Iterator[Oddity]:
    """Extra fields that say how to read the entry; most others differ by design."""
    if not extra and not local.fields:
        return
    listed = extra_fields(extra)
    for key in _READING_EXTRAS:
        ours, theirs = listed.get(key), local.fields.get(key)
        if ours != theirs:
            shown = tuple("nothing" if value is None else value[:64].hex(" ") for value in (ours, theirs))
            yield value_differs(
                AnomalyKind.ZIP_EXTRA_DIFFERS, f"extra field 0x{key:04x}", record.name_raw, local.offset,
                values=(shown[0], shown[1]), refused_by=NOBODY,
            )  # fmt: skip
