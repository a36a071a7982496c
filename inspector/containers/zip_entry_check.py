"""What is odd in an entry of a zip directory on its own, without its local header."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from inspector.containers.oddities import Oddity
from inspector.containers.record import Record
from inspector.containers.zip_end_oddities import rare_methods
from inspector.containers.zip_entry import Fixed
from inspector.containers.zip_headers import Tally
from inspector.containers.zip_methods import method_failure
from inspector.containers.zip_oddities import (
    empty_name,
    encrypted,
    folder_with_content,
    name_encoding,
    unreadable_method,
)
from inspector.core.entry import EntryKind

PLAIN_METHODS = (0, 8)
_UTF8_FLAG = 0x0800
_AES_METHOD = 99
_ZSTD_METHOD = 93


@dataclass(slots=True)
class EntryCheck:
    """Of one zip file."""

    with_rare_method: Tally = field(default_factory=Tally)
    _first_method: int = 0
    _only_zstd: bool = True

    def check(self, record: Record, fixed: Fixed) -> tuple[Oddity, ...]:
        """What is odd, usually nothing."""
        name = record.name_raw
        is_plain = fixed[4] in PLAIN_METHODS and not record.encrypted and name and name.isascii()
        if is_plain and (record.kind is EntryKind.FILE or not record.packed_bytes):
            return ()
        return tuple(self._oddities(record, fixed))

    def whole(self) -> Iterator[Oddity]:
        """What concerns the whole zip file."""
        tally = self.with_rare_method
        if tally.count:
            yield rare_methods(tally.count, tally.name, tally.offset, self._first_method, only_zstd=self._only_zstd)

    def _oddities(self, record: Record, fixed: Fixed) -> Iterator[Oddity]:
        name, offset, method = record.name_raw, record.offset or 0, fixed[4]
        if record.encrypted:
            yield encrypted(name, offset)
        failure = method_failure(method)
        if failure is not None and not (record.encrypted and method == _AES_METHOD):
            yield unreadable_method(name, offset, failure)
        elif method not in PLAIN_METHODS:
            self._first_method = self._first_method or method
            self._only_zstd = self._only_zstd and method == _ZSTD_METHOD
            self.with_rare_method.add(name, offset)
        if not name:
            yield empty_name(offset)
        elif not name.isascii():
            yield from _encoding(record, fixed)
        if record.kind is EntryKind.DIRECTORY and record.size_bytes:
            yield folder_with_content(name, offset, record.size_bytes)


def _encoding(record: Record, fixed: Fixed) -> Iterator[Oddity]:
    try:
        record.name_raw.decode("utf-8")
        is_utf8 = True
    except UnicodeDecodeError:
        is_utf8 = False
    is_marked = bool(fixed[3] & _UTF8_FLAG)
    if not is_utf8 or not is_marked:
        text = record.name_text or "an error"
        yield name_encoding(record.name_raw, record.offset or 0, text, is_unmarked=is_utf8)
