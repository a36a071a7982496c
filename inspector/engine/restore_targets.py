"""The two places that files can be written to: a fresh folder, or a new zip file."""

import os
import stat
import zipfile
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Protocol

from inspector.engine.folder_chain import FOLDER_MODE, FolderChain
from inspector.engine.restore_failures import TargetNotEmptyError, TargetUnusableError, os_sentence

_FILE_MODE = 0o600
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW | _BINARY
_HAS_FOLDER_DESCRIPTORS = {os.open, os.mkdir} <= os.supports_dir_fd and hasattr(os, "O_DIRECTORY")
_EARLIEST_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


class ExportTarget(Protocol):
    """Somewhere to write files that do not exist yet. Components are safe names."""

    def put(self, parts: tuple[str, ...], data: bytes) -> None:
        """Creates one file. Raises TargetUnusableError."""
        ...

    def close(self) -> None:
        """Ends writing."""
        ...

    def abandon(self) -> None:
        """Ends writing before its end."""
        ...


class FolderTarget:
    """A folder that is new or empty. No link in it is ever followed."""

    def __init__(self, folder: Path) -> None:
        """Creates the folder. Raises TargetNotEmptyError, TargetUnusableError."""
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=FOLDER_MODE)
            if any(folder.iterdir()):
                raise TargetNotEmptyError("The target folder is not empty; nothing was written.")
            self._folder = folder.resolve(strict=True)
            self._chain = FolderChain(self._folder) if _HAS_FOLDER_DESCRIPTORS else None
            self._checked: tuple[str, ...] | None = None
        except FileExistsError as error:
            raise TargetNotEmptyError("The target exists and is no folder; nothing was written.") from error
        except OSError as error:
            raise TargetUnusableError(os_sentence("The target folder cannot be used", error)) from error

    def put(self, parts: tuple[str, ...], data: bytes) -> None:
        """See ExportTarget."""
        try:
            if self._chain is not None:
                folder = self._chain.enter(parts[:-1])
                descriptor = os.open(parts[-1], _CREATE, _FILE_MODE, dir_fd=folder)
                _fill(descriptor, data, partial(os.unlink, parts[-1], dir_fd=folder))
            else:
                self._put_by_path(parts, data)
        except OSError as error:
            raise TargetUnusableError(os_sentence("A file cannot be written", error)) from error
        # The name is a single component, and was created and not followed: where its folder is, it is.
        if parts[:-1] != self._checked:
            self._check(self._folder.joinpath(*parts))
            self._checked = parts[:-1]

    def close(self) -> None:
        """See ExportTarget."""
        if self._chain is not None:
            self._chain.close()

    def abandon(self) -> None:
        """See ExportTarget. The files stay; the index, which is written last, is missing."""
        self.close()

    def _check(self, written: Path) -> None:
        if not written.resolve().is_relative_to(self._folder):
            raise TargetUnusableError("A file was not written below the target folder; writing was stopped.")

    def _put_by_path(self, parts: tuple[str, ...], data: bytes) -> None:
        """Where the system has no descriptors of folders: each folder is looked at before it is entered."""
        folder = self._folder
        for part in parts[:-1]:
            folder /= part
            folder.mkdir(exist_ok=True, mode=FOLDER_MODE)
            if not stat.S_ISDIR(folder.lstat().st_mode):
                raise NotADirectoryError(20, "a link stands where a folder is needed")
        path = folder / parts[-1]
        _fill(os.open(path, _CREATE, _FILE_MODE), data, path.unlink)


class ZipTarget:
    """A zip file that does not exist yet; equal content gives equal bytes."""

    def __init__(self, path: Path) -> None:
        """Creates the file. Raises TargetNotEmptyError, TargetUnusableError."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = os.fdopen(os.open(path, _CREATE, _FILE_MODE), "wb")
        except FileExistsError as error:
            raise TargetNotEmptyError("The target file exists already; nothing was written.") from error
        except OSError as error:
            raise TargetUnusableError(os_sentence("The target file cannot be created", error)) from error
        self._path = path
        self._is_broken = False
        self._zip = zipfile.ZipFile(self._file, "w", zipfile.ZIP_DEFLATED)

    def put(self, parts: tuple[str, ...], data: bytes) -> None:
        """See ExportTarget."""
        member = zipfile.ZipInfo("/".join(parts), _EARLIEST_ZIP_TIME)
        member.compress_type = zipfile.ZIP_DEFLATED
        member.create_system = 3
        member.external_attr = (stat.S_IFREG | _FILE_MODE) << 16
        try:
            self._zip.writestr(member, data)
        except OSError as error:
            self._is_broken = True
            raise TargetUnusableError(os_sentence("The target file cannot be written", error)) from error

    def close(self) -> None:
        """See ExportTarget. A file that could not be written to its end is removed: it would look like all there is."""
        try:
            self._zip.close()
            self._file.close()
            if self._is_broken:
                self._remove()
        except OSError as error:
            self._remove()
            raise TargetUnusableError(os_sentence("The target file cannot be written", error)) from error

    def abandon(self) -> None:
        """See ExportTarget. A zip file with a directory would look whole: it is removed."""
        self._is_broken = True
        self.close()

    def _remove(self) -> None:
        with suppress(OSError):
            self._file.close()
        with suppress(OSError):
            self._path.unlink()


def open_target(target: Path) -> ExportTarget:
    """A zip file where the name ends in `.zip`, else a folder."""
    return ZipTarget(target) if target.suffix.lower() == ".zip" else FolderTarget(target)


def _fill(descriptor: int, data: bytes, remove: Callable[[], object]) -> None:
    """Writes a file whole; one that a full disk cut does not stay under its name."""
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
    except OSError:
        with suppress(OSError):
            remove()
        raise
