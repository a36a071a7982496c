"""A folder on disk: its whole tree as records, in sorted order. Links are listed, never followed."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from inspector.containers.container import OpenContext
from inspector.containers.failures import UnreadableError
from inspector.containers.files import open_sentence
from inspector.containers.folder_files import FolderFile, OpenFiles
from inspector.containers.record import Record
from inspector.core.entry import EntryKind, Origin

_KINDS = {
    stat.S_IFREG: EntryKind.FILE,
    stat.S_IFDIR: EntryKind.DIRECTORY,
    stat.S_IFLNK: EntryKind.SYMLINK,
    stat.S_IFCHR: EntryKind.DEVICE,
    stat.S_IFBLK: EntryKind.DEVICE,
    stat.S_IFIFO: EntryKind.FIFO,
    stat.S_IFSOCK: EntryKind.SOCKET,
}


class Folder:
    """One folder that was opened as an artifact."""

    def __init__(self, path: str, context: OpenContext) -> None:
        """`path` is the folder itself; names of records are relative to it, with `/` between levels."""
        self._path = path
        self._context = context
        self._open_files = OpenFiles()

    @property
    def format(self) -> str:
        """See Container."""
        return "folder"

    def records(self) -> Iterator[Record]:
        """See Container. A folder stands before what it holds."""
        waiting = self._entries(self._path, b"")[0]
        while waiting:
            entry, name = waiting.pop()
            self._context.budget.check_time()
            record = self._record(entry, name)
            if record.kind is EntryKind.DIRECTORY:
                inner, record.failure = self._entries(entry.path, name + b"/")
                waiting += inner
            yield record

    def _entries(self, path: str, prefix: bytes) -> tuple[list[tuple["os.DirEntry[str]", bytes]], str | None]:
        """What a folder holds, last name first, and why it cannot be listed if it cannot."""
        try:
            with os.scandir(path) as found:
                named = [(entry, prefix + os.fsencode(entry.name)) for entry in found]
        except OSError as error:
            return [], open_sentence(error).replace("The file", "The folder")
        named.sort(key=lambda pair: pair[1], reverse=True)
        return named, None

    def _record(self, entry: "os.DirEntry[str]", name: bytes) -> Record:
        try:
            status = entry.stat(follow_symlinks=False)
        except OSError as error:
            return Record(name, EntryKind.OTHER, origin=Origin.FOLDER, failure=open_sentence(error))
        kind = _KINDS.get(stat.S_IFMT(status.st_mode), EntryKind.OTHER)
        record = Record(
            name,
            kind,
            origin=Origin.FOLDER,
            size_bytes=status.st_size if kind is EntryKind.FILE else None,
            mode=stat.S_IMODE(status.st_mode),
            uid=status.st_uid,
            gid=status.st_gid,
            mtime_s=status.st_mtime,
        )
        self._add_content(record, entry, status.st_size)
        return record

    def _add_content(self, record: Record, entry: "os.DirEntry[str]", size_bytes: int) -> None:
        try:
            if record.kind is EntryKind.SYMLINK:
                record.link_target = os.fsencode(Path(entry.path).readlink())
            elif record.kind is EntryKind.FILE and not os.access(entry.path, os.R_OK):
                record.failure = "The file cannot be read: permission denied."
            elif record.kind is EntryKind.FILE:
                record.content = FolderFile(entry.path, size_bytes, self._open_files)
        except OSError as error:
            record.failure = open_sentence(error)

    def close(self) -> None:
        """Closes what is open; later reads open it again."""
        self._open_files.close()


def open_folder(path: str | Path, context: OpenContext) -> Folder:
    """A folder as a container. Raises UnreadableError with a sentence for people."""
    try:
        with os.scandir(path):
            return Folder(os.fspath(path), context)
    except NotADirectoryError as error:
        raise UnreadableError("This is a file, not a folder.") from error
    except OSError as error:
        raise UnreadableError(open_sentence(error).replace("file", "folder")) from error
    except ValueError as error:  # a NUL in the name
        raise UnreadableError("There is no such folder.") from error
