"""One capped, append-only, unlinked temporary file for content that has no cheaper address."""

import os
import tempfile
from pathlib import Path
from typing import BinaryIO

from inspector.containers.failures import DamagedError, LimitReachedError
from inspector.containers.source import Window
from inspector.core.limits import Limits
from inspector.core.text import human_size


class Spool:
    """Append-only storage that nobody else can open: 0600, unlinked where the system allows."""

    def __init__(self, cap_bytes: int = Limits().max_spool_bytes) -> None:
        """Creates the file at the first append, in the folder for large temporary files."""
        self._cap_bytes = cap_bytes
        self._file: BinaryIO | None = None
        self._size_bytes = 0

    def __del__(self) -> None:
        self.close()

    @property
    def size_bytes(self) -> int:
        """Bytes appended so far."""
        return self._size_bytes

    def prepare(self) -> None:
        """Creates the file now, for a worker that may open nothing later. Raises LimitReachedError."""
        if self._file is None:
            folder = "/var/tmp" if Path("/var/tmp").is_dir() else None  # noqa: S108 - /tmp is often memory
            try:
                self._file = tempfile.TemporaryFile(prefix="inspector-", dir=folder, buffering=0)  # noqa: SIM115
            except OSError as error:
                raise _full("", f"No temporary file can be made: {error.strerror}.") from error

    def append(self, data: bytes) -> int:
        """Adds bytes and returns their offset. Raises LimitReachedError when full."""
        if self._size_bytes + len(data) > self._cap_bytes:
            raise _full("max_spool_bytes", f"The temporary file would grow past {human_size(self._cap_bytes)}.")
        self.prepare()
        offset = self._size_bytes
        self._write(data, offset)
        self._size_bytes += len(data)
        return offset

    def _write(self, data: bytes, offset: int) -> None:
        assert self._file is not None
        view = memoryview(data)
        try:
            self._file.seek(offset)
            while view:
                view = view[self._file.write(view) :]
        except OSError as error:
            raise _full("", f"The temporary file cannot grow: {error.strerror}.") from error

    def read_at(self, offset: int, length: int) -> bytes:
        """See ByteSource."""
        if self._file is None or length <= 0 or offset < 0:
            return b""
        try:
            if hasattr(os, "pread"):
                return os.pread(self._file.fileno(), length, offset)
            self._file.seek(offset)
            return self._file.read(length)
        except OSError as error:
            raise DamagedError(f"The temporary file cannot be read: {error.strerror}.") from error

    def window(self, offset: int, size_bytes: int) -> Window:
        """An address for bytes that were appended."""
        return Window(self, offset, size_bytes)

    def close(self) -> None:
        """Gives the space back."""
        if self._file is not None:
            self._file.close()
            self._file = None


def _full(limit: str, message: str) -> LimitReachedError:
    return LimitReachedError(limit, message, is_whole=True)
