"""A file on disk as a source, and opening it with errors that people understand."""

import errno
import os
import stat
from pathlib import Path

from inspector.containers.failures import DamagedError, UnreadableError

_MAX_READ_BYTES = 1 << 30

_SENTENCES = {
    errno.ENOENT: "There is no such file.",
    errno.ENOTDIR: "There is no such file.",
    errno.EACCES: "The file cannot be read: permission denied.",
    errno.EPERM: "The file cannot be read: permission denied.",
    errno.EISDIR: "This is a folder, not a file.",
    errno.ELOOP: "The file is a link that leads to itself.",
    errno.ENAMETOOLONG: "The file name is too long.",
    errno.EMFILE: "Too many files are open.",
    errno.ENFILE: "Too many files are open.",
}


def open_sentence(error: OSError) -> str:
    """Why a file could not be opened, as one sentence without its path."""
    if error.errno in _SENTENCES:
        return _SENTENCES[error.errno]
    return f"The file cannot be opened: {error.strerror or 'the system gives no reason'}."


class FileSource:
    """Positioned reads in a regular file; owns its descriptor and closes it."""

    __slots__ = ("_changed_ns", "_descriptor", "_size_bytes")

    def __init__(self, file: str | Path | int, *, follow_links: bool = True) -> None:
        """Opens a path, or takes over an open descriptor as a worker inherits it.

        Raises UnreadableError with a sentence for people.
        """
        self._descriptor = -1
        self._descriptor = file if isinstance(file, int) else _opened(file, follow_links)
        facts = os.fstat(self._descriptor)
        self._size_bytes, self._changed_ns = facts.st_size, facts.st_mtime_ns

    def __del__(self) -> None:
        self.close()

    @property
    def size_bytes(self) -> int:
        """Length when the file was opened."""
        return self._size_bytes

    @property
    def was_changed(self) -> bool:
        """Whether somebody wrote to the file since it was opened: its parts may not belong together."""
        facts = os.fstat(self._descriptor)
        return (facts.st_size, facts.st_mtime_ns) != (self._size_bytes, self._changed_ns)

    def read_at(self, offset: int, length: int) -> bytes:
        """See ByteSource."""
        length = min(length, self._size_bytes - offset)
        if offset < 0 or length <= 0:
            return b""
        try:
            data = _read_once(self._descriptor, offset, length)
            return data if len(data) == length or not data else self._rest(data, offset, length)
        except OSError as error:
            raise DamagedError(f"The file cannot be read at byte {offset:,}: {error.strerror}.") from error

    def _rest(self, data: bytes, offset: int, length: int) -> bytes:
        """Goes on after a short read: a signal, a network share, or more than one read may carry."""
        pieces, done = [data], len(data)
        while done < length and (piece := _read_once(self._descriptor, offset + done, length - done)):
            pieces.append(piece)
            done += len(piece)
        return b"".join(pieces)

    def close(self) -> None:
        """Closes the descriptor; a second call does nothing."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def _read_once(descriptor: int, offset: int, length: int) -> bytes:
    length = min(length, _MAX_READ_BYTES)
    if hasattr(os, "pread"):
        return os.pread(descriptor, length, offset)
    os.lseek(descriptor, offset, os.SEEK_SET)
    return os.read(descriptor, length)


def _opened(path: str | Path, follow_links: bool) -> int:
    """A descriptor of a regular file. Never waits: a named pipe is refused instead of read."""
    flags = os.O_RDONLY
    for name in ("O_BINARY", "O_CLOEXEC", "O_NOCTTY", "O_NONBLOCK") + (() if follow_links else ("O_NOFOLLOW",)):
        flags |= getattr(os, name, 0)
    try:
        if Path(path).is_dir():  # Windows would say that permission is denied
            raise UnreadableError(_SENTENCES[errno.EISDIR])
        descriptor = os.open(path, flags)
    except OSError as error:
        raise UnreadableError(open_sentence(error)) from error
    except ValueError as error:  # a NUL in the name
        raise UnreadableError(_SENTENCES[errno.ENOENT]) from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise UnreadableError("This is a device or a pipe, not a file.")
    return descriptor
