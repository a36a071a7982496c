"""One capped, append-only, unlinked temporary file for content that has no cheaper address."""

import tempfile
from pathlib import Path
from typing import BinaryIO

from inspector.containers.failures import LimitReachedError
from inspector.containers.source import Window
from inspector.core.text import human_size

DEFAULT_CAP_BYTES = 8 << 30


class Spool:
    """Append-only storage that nobody else can open: 0600, unlinked where the system allows."""

    def __init__(self, cap_bytes: int = DEFAULT_CAP_BYTES) -> None:
        """Creates the file at the first append, in the folder for large temporary files."""
        self._cap_bytes = cap_bytes
        self._file: BinaryIO | None = None
        self._size_bytes = 0

    @property
    def size_bytes(self) -> int:
        """Bytes appended so far."""
        return self._size_bytes

    def append(self, data: bytes) -> int:
        """Adds bytes and returns their offset. Raises LimitReachedError when full."""
        if self._size_bytes + len(data) > self._cap_bytes:
            raise LimitReachedError(
                "max_unpacked_bytes", f"The temporary file would grow past {human_size(self._cap_bytes)}."
            )
        if self._file is None:
            folder = "/var/tmp" if Path("/var/tmp").is_dir() else None  # noqa: S108 - /tmp is often memory
            self._file = tempfile.TemporaryFile(prefix="inspector-", dir=folder)  # noqa: SIM115
        offset = self._size_bytes
        try:
            self._file.seek(offset)
            self._file.write(data)
        except OSError as error:
            raise LimitReachedError(
                "max_unpacked_bytes", f"The temporary file cannot grow: {error.strerror}."
            ) from error
        self._size_bytes += len(data)
        return offset

    def read_at(self, offset: int, length: int) -> bytes:
        """See ByteSource."""
        if self._file is None or length <= 0:
            return b""
        self._file.seek(offset)
        return self._file.read(length)

    def window(self, offset: int, size_bytes: int) -> Window:
        """An address for bytes that were appended."""
        return Window(self, offset, size_bytes)

    def close(self) -> None:
        """Gives the space back."""
        if self._file is not None:
            self._file.close()
            self._file = None
