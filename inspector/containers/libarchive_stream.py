"""Streams that only libarchive unpacks: lz4, lzip and compress."""

from typing import TYPE_CHECKING

from inspector.containers.container import OpenContext
from inspector.containers.libarchive_library import library_archive
from inspector.containers.source import ByteSource

if TYPE_CHECKING:
    from inspector.containers.libarchive_binding import LibraryArchive


class LibarchiveDecoder:
    """One compressed stream as the single entry of libarchive's format `raw`."""

    trailing = False

    def __init__(self, source: ByteSource, filter_name: str, context: OpenContext) -> None:
        """Opens nothing yet."""
        self._source = source
        self._filter_name = filter_name
        self._context = context
        self._archive: LibraryArchive | None = None

    @property
    def consumed_bytes(self) -> int:
        """See Decoder."""
        return self._archive.fed_bytes if self._archive is not None else 0

    def produce(self) -> bytes | None:
        """See Decoder. Raises MissingLibraryError too."""
        if self._archive is None:
            opened = library_archive()
            self._archive = opened(self._source, ("raw",), (self._filter_name,), self._context.budget)
            has_entry = self._archive.next_record() is not None
            data = self._archive.read() if has_entry else b""
        else:
            data = self._archive.read()
        if data:
            return data
        self._archive.close()
        return None
