"""Files of a folder as sources that open themselves when they are read, few at a time."""

from collections import OrderedDict
from pathlib import Path

from inspector.containers.failures import DamagedError, UnreadableError
from inspector.containers.files import FileSource

OPEN_CAP = 32


class OpenFiles:
    """The descriptors used last; the oldest is closed when another one is needed."""

    def __init__(self, cap: int = OPEN_CAP) -> None:
        """Nothing is open yet."""
        self._cap = cap
        self._files: OrderedDict[str, FileSource] = OrderedDict()

    def get(self, path: str) -> FileSource:
        """The open file at a path. Raises UnreadableError."""
        found = self._files.pop(path, None) or FileSource(path, follow_links=False)
        self._files[path] = found
        if len(self._files) > self._cap:
            self._files.popitem(last=False)[1].close()
        return found

    @property
    def count(self) -> int:
        """How many files are open."""
        return len(self._files)

    def close(self) -> None:
        """Closes all; a later read opens its file again."""
        while self._files:
            self._files.popitem()[1].close()


class FolderFile:
    """One file, by its path."""

    __slots__ = ("_open_files", "_path", "_size_bytes")

    def __init__(self, path: str, size_bytes: int, open_files: OpenFiles) -> None:
        """`size_bytes` is the length when the folder was listed."""
        self._path = path
        self._size_bytes = size_bytes
        self._open_files = open_files

    @property
    def size_bytes(self) -> int:
        """Length when the folder was listed."""
        return self._size_bytes

    def read_at(self, offset: int, length: int) -> bytes:
        """See ByteSource."""
        length = min(length, self._size_bytes - offset)
        if offset < 0 or length <= 0:
            return b""
        try:
            data = self._open_files.get(self._path).read_at(offset, length)
        except UnreadableError as error:
            raise DamagedError(str(error)) from error
        if not data:
            raise DamagedError(f"The file {Path(self._path).name!r} became shorter while it was read.")
        return data
