"""Texts in headers that no reader uses: kept, bounded, so that they are shown and scanned as one entry."""

import re
from collections.abc import Iterator

from inspector.containers.container import OpenContext
from inspector.containers.loose_bytes import header_values_record
from inspector.containers.record import Record
from inspector.containers.tar_extension_oddities import attributes

KEPT_BYTES = 1 << 20
_ATTRIBUTES = re.compile(
    rb"(?:SCHILY|LIBARCHIVE|RHT|APPLE)\.(?:xattr|acl|security)|LIBARCHIVE\.symlinktype", re.IGNORECASE
)
_COMMIT = re.compile(rb"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_COMMENT = b"comment"


class HeaderTexts:
    """All such texts of one container."""

    __slots__ = ("_attribute_keys", "_bytes", "_context", "_first_attribute", "_lines")

    def __init__(self, context: OpenContext) -> None:
        """Nothing was seen yet."""
        self._context = context
        self._lines: dict[bytes, None] = {}
        self._bytes = 0
        self._attribute_keys: set[bytes] = set()
        self._first_attribute = 0

    def add(self, key: bytes, value: bytes, offset: int) -> None:
        """One more text; the same one again is kept once. A commit id, which git leaves there, says nothing."""
        if key == _COMMENT and _COMMIT.fullmatch(value):
            return
        if _ATTRIBUTES.match(key) and len(self._attribute_keys) < KEPT_BYTES >> 10:
            self._first_attribute = self._first_attribute if self._attribute_keys else offset
            self._attribute_keys.add(key[:256])
        line = key + b"=" + value
        if line in self._lines:
            return
        if self._bytes + len(line) > KEPT_BYTES:
            self._context.note("Headers hold more than 1 MiB of texts.", "The rest was left out.", is_unread=True)
            return
        self._bytes += len(line) + 1
        self._lines[line] = None

    def end(self) -> Iterator[Record]:
        """States attributes, and yields the entry of all texts if there are any."""
        if self._attribute_keys:
            self._context.odd(attributes(list(self._attribute_keys), self._first_attribute))
        if self._lines:
            yield header_values_record(list(self._lines))
