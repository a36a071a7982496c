"""Content whose digest the container states: checked while it is read, at no further cost to the listing."""

import hashlib

from inspector.containers.failures import DamagedError
from inspector.containers.source import ByteSource


class Digested:
    """A source that knows its SHA-256. It counts once all bytes were read in order."""

    __slots__ = ("_bad", "_checked_bytes", "_content", "_digest", "_sha256", "_size_bytes", "_what")

    def __init__(self, content: ByteSource, size_bytes: int, sha256: str, what: str) -> None:
        """`sha256` in lower-case hex; `what` says where it stands, for the message."""
        self._content = content
        self._size_bytes = size_bytes
        self._sha256 = sha256
        self._what = what
        self._digest = hashlib.sha256()
        self._checked_bytes = 0
        self._bad = False

    @property
    def size_bytes(self) -> int | None:
        """As stated; None once the digest proved wrong, so that readers ask on and learn of it."""
        return None if self._bad else self._size_bytes

    def read_at(self, offset: int, length: int) -> bytes:
        """See ByteSource. A wrong digest raises DamagedError for reads past the last byte."""
        data = self._content.read_at(offset, length)
        if offset <= self._checked_bytes < offset + len(data):
            self._digest.update(memoryview(data)[self._checked_bytes - offset :])
            self._checked_bytes = offset + len(data)
            self._bad = self._checked_bytes == self._size_bytes and self._digest.hexdigest() != self._sha256
        if self._bad and offset >= self._size_bytes and length > 0:
            raise DamagedError(f"The content differs from the digest that {self._what} states for it.")
        return data
