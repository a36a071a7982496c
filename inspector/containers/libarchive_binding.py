"""One archive read through libarchive: chosen formats and filters only, own read loop, nothing executed.

`filter all` would run programs found on the PATH, and the binding's `get_blocks` hands out stale memory
when a checksum is wrong; neither is used.
"""

import ctypes
import stat
from collections.abc import Callable, Sequence
from typing import Any

from libarchive import ArchiveError, ffi

from inspector.containers.budget import Budget
from inspector.containers.failures import (
    ContainerError,
    DamagedError,
    EncryptedError,
    EntryDamagedError,
    MissingLibraryError,
)
from inspector.containers.record import Record
from inspector.containers.source import ByteSource, measured
from inspector.core.entry import EntryKind
from inspector.core.text import shortened, visible

_INPUT_BYTES = 64 << 10
_OUTPUT_BYTES = 256 << 10
_MESSAGE_CHARACTERS = 160
_FAILURE = -30
_SEEK_CURRENT, _SEEK_END = 1, 2
_NANOSECONDS = 1_000_000_000

_KINDS = {
    stat.S_IFREG: EntryKind.FILE,
    stat.S_IFDIR: EntryKind.DIRECTORY,
    stat.S_IFLNK: EntryKind.SYMLINK,
    stat.S_IFCHR: EntryKind.DEVICE,
    stat.S_IFBLK: EntryKind.DEVICE,
    stat.S_IFIFO: EntryKind.FIFO,
    stat.S_IFSOCK: EntryKind.SOCKET,
    0: EntryKind.FILE,
}
_is_data_encrypted = ffi.ffi("entry_is_data_encrypted", [ctypes.c_void_p], ctypes.c_int)
_has_encrypted_entries = ffi.ffi("read_has_encrypted_entries", [ctypes.c_void_p], ctypes.c_int)
_filter_bytes = ffi.ffi("filter_bytes", [ctypes.c_void_p, ctypes.c_int], ctypes.c_longlong)
_PACKED = -1
"""Number of the filter that is the file itself."""


class LibraryArchive:
    """An open handle. Every method raises ContainerError; after DamagedError only `close` is allowed."""

    def __init__(self, source: ByteSource, formats: Sequence[str], filters: Sequence[str], budget: Budget) -> None:
        """Opens the archive. Raises MissingLibraryError, DamagedError."""
        self._source = source
        self._budget = budget
        self._at = 0
        self.fed_bytes = 0
        """Packed bytes that the library has asked for."""
        self._input = b""
        self._stored_error: ContainerError | None = None
        self._given_bytes = 0
        self._waiting = b""
        self._hole_bytes = 0
        self._on_read = ffi.READ_CALLBACK(self._give)
        self._on_seek = ffi.SEEK_CALLBACK(self._seek)
        self._is_open = False
        self._is_dead = False
        """Whether an error ended the archive: reading on after some of them reads freed memory."""
        self._entry = ffi.entry_new()
        self._handle: int | None = ffi.read_new()
        try:
            self._open(self._handle, formats, filters)
        except BaseException:
            self.close()
            raise

    def _open(self, handle: int, formats: Sequence[str], filters: Sequence[str]) -> None:
        try:
            codes = [ffi.get_read_filter_function(name)(handle) for name in filters]
            codes += [ffi.get_read_format_function(name)(handle) for name in formats]
        except (ValueError, ArchiveError) as error:
            raise MissingLibraryError("The installed libarchive cannot read this format.") from error
        if any(code != ffi.ARCHIVE_OK for code in codes):
            # A warning here means that the library would start a program for what it was built without.
            raise MissingLibraryError("The installed libarchive was built without what this format needs.")
        self._checked(ffi.read_set_seek_callback, handle, self._on_seek)
        self._checked(ffi.read_open, handle, None, ffi.NO_OPEN_CB, self._on_read, ffi.NO_CLOSE_CB)
        self._is_open = True
        if filters and ffi.filter_name(handle, 0) in (b"none", None):
            # No filter took the bytes: format `raw` would hand them out as they are.
            raise DamagedError("The compressed data is damaged.")

    @staticmethod
    def version() -> int:
        """Of the library: 3_006_002 stands for 3.6.2."""
        return int(ffi.version_number())

    @property
    def consumed_bytes(self) -> int:
        """How far the library has read the packed bytes, without those that it read ahead."""
        return 0 if self._handle is None else int(_filter_bytes(self._handle, _PACKED))

    def next_record(self) -> Record | None:
        """Moves to the next entry and returns what its header says; None at the end."""
        self._given_bytes, self._waiting, self._hole_bytes = 0, b"", 0
        code = self._checked(ffi.read_next_header2, self._handle, self._entry)
        return None if code == ffi.ARCHIVE_EOF else _record_of(self._entry)

    def read(self) -> bytes:
        """More of the current entry's content, its holes filled with zeros; empty at its end."""
        if not self._hole_bytes and not self._waiting and not self._next_block():
            return b""
        if self._hole_bytes:
            data = bytes(min(self._hole_bytes, _OUTPUT_BYTES))
            self._hole_bytes -= len(data)
        else:
            data, self._waiting = self._waiting, b""
        self._given_bytes += len(data)
        return data

    def _next_block(self) -> bool:
        """Fetches the next stored block; False at the end.

        `archive_read_data` would be simpler, but in 3.6.2 it adds zeros to the files of a xar archive.
        """
        place, length, offset = ctypes.c_void_p(), ctypes.c_size_t(), ctypes.c_longlong()
        while not length.value:
            self._budget.check_time()
            code = self._checked(ffi.read_data_block, self._handle, place, length, offset)
            if code == ffi.ARCHIVE_EOF:
                return False
            if code < 0:
                raise EntryDamagedError(self._sentence(None))
        self._waiting = ctypes.string_at(place, length.value)
        self._hole_bytes = max(0, offset.value - self._given_bytes)
        return True

    def close(self) -> None:
        """Frees what the library holds; a second call does nothing."""
        if self._handle is not None:
            handle, self._handle = self._handle, None
            ffi.entry_free(self._entry)
            try:
                ffi.read_free(handle)
            except ArchiveError:
                self._stored_error = None  # freeing is best effort: nothing is read any more

    def _checked(self, function: Any, *arguments: Any) -> int:
        """Calls the library; an error of our own source comes first, then the library's."""
        if self._handle is None or self._is_dead:
            raise DamagedError("The archive cannot be read on.")
        try:
            code = int(function(*arguments))
        except ArchiveError as error:
            self._is_dead = self._is_open
            if self._stored_error is not None:
                raise self._stored_error from error
            # The library may be asked this only once it knows the format: it would crash before.
            if self._is_open and _has_encrypted_entries(self._handle) == 1:
                raise EncryptedError("The archive is encrypted: it cannot be read without the password.") from error
            raise DamagedError(self._sentence(error)) from error
        if self._stored_error is not None:
            raise self._stored_error
        return code

    def _sentence(self, error: ArchiveError | None) -> str:
        message: str | bytes | None
        message = error.msg if error is not None else ffi.error_string(self._handle or 0)
        text = message.decode("utf-8", "replace") if isinstance(message, bytes) else message or ""
        text = shortened(visible(text), _MESSAGE_CHARACTERS).rstrip(". ")
        return f"The archive is damaged: {text}." if text else "The archive is damaged."

    # --- called by the library: nothing may be raised through it --------------------------------------

    def _give(self, _archive: int | None, _data: int | None, place: Any) -> int:
        try:
            self._budget.check_time()
            self._input = self._source.read_at(self._at, _INPUT_BYTES)
        except ContainerError as error:
            self._stored_error = error
            return _FAILURE
        self._at += len(self._input)
        self.fed_bytes += len(self._input)
        place[0] = ctypes.cast(ctypes.c_char_p(self._input), ctypes.c_void_p)
        return len(self._input)

    def _seek(self, _archive: int | None, _data: int | None, offset: int, whence: int) -> int:
        try:
            base = measured(self._source) if whence == _SEEK_END else self._at if whence == _SEEK_CURRENT else 0
        except ContainerError as error:
            self._stored_error = error
            return _FAILURE
        self._at = max(0, base + offset)
        return self._at


def _record_of(entry: int) -> Record:
    mode = ffi.entry_mode(entry)
    record = Record(
        _bytes_of(ffi.entry_pathname(entry), ffi.entry_pathname_w, entry) or b"",
        _KINDS.get(stat.S_IFMT(mode), EntryKind.OTHER),
        size_bytes=ffi.entry_size(entry) if ffi.entry_size_is_set(entry) else None,
        mode=stat.S_IMODE(mode),
        uid=ffi.entry_uid(entry),
        gid=ffi.entry_gid(entry),
        owner=_shown(ffi.entry_uname(entry)),
        group=_shown(ffi.entry_gname(entry)),
        encrypted=_is_data_encrypted(entry) == 1,
    )
    if ffi.entry_mtime_is_set(entry):
        record.mtime_s = ffi.entry_mtime(entry) + ffi.entry_mtime_nsec(entry) / _NANOSECONDS
    hard_link = _bytes_of(ffi.entry_hardlink(entry), ffi.entry_hardlink_w, entry)
    if hard_link is not None:
        record.kind, record.link_target = EntryKind.HARDLINK, hard_link
    elif record.kind is EntryKind.SYMLINK:
        record.link_target = _bytes_of(ffi.entry_symlink(entry), ffi.entry_symlink_w, entry)
    return record


def _bytes_of(stored: bytes | None, wide: Callable[[int], str | None], entry: int) -> bytes | None:
    """A name as bytes; the wide form serves where the locale cannot express the name."""
    if stored is not None:
        return stored
    text = wide(entry)
    return None if text is None else text.encode("utf-8", "surrogatepass")


def _shown(text: bytes | None) -> str | None:
    return text.decode("utf-8", "backslashreplace") if text else None
