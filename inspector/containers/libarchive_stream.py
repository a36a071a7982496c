"""Streams that only libarchive unpacks: lz4, lzip and compress."""

from typing import TYPE_CHECKING, Final

from inspector.containers.container import OpenContext
from inspector.containers.failures import ContainerError
from inspector.containers.libarchive_library import library_archive
from inspector.containers.loose_bytes import first_byte_of_use
from inspector.containers.source import ByteSource, measured
from inspector.containers.stream_facts import StreamFacts

if TYPE_CHECKING:
    from inspector.containers.libarchive_binding import LibraryArchive

_READ_AHEAD_BYTES: Final = {"lz4": 4}
"""What the library takes for the magic number of a further frame, and drops when it is none."""


class LibarchiveDecoder:
    """One compressed stream as the single entry of libarchive's format `raw`."""

    def __init__(self, source: ByteSource, filter_name: str, context: OpenContext) -> None:
        """Opens nothing yet."""
        self.facts = StreamFacts()
        self._source = source
        self._filter_name = filter_name
        self._context = context
        self._archive: LibraryArchive | None = None
        self._has_entry = False

    @property
    def consumed_bytes(self) -> int:
        """See Decoder."""
        return self._archive.fed_bytes if self._archive is not None else 0

    def produce(self) -> bytes | None:
        """See Decoder. Raises MissingLibraryError too."""
        archive = self._archive
        if archive is None:
            archive = library_archive()(self._source, ("raw",), (self._filter_name,), self._context.budget)
            self._archive = archive
        try:
            data = self._more(archive)
        except ContainerError:
            archive.close()
            raise
        if not data:
            self._look_behind(archive.consumed_bytes)
            archive.close()
            return None
        return data

    def _look_behind(self, end: int) -> None:
        if measured(self._source) > end:
            self.facts.trailing_at = first_byte_of_use(self._source, end - _READ_AHEAD_BYTES.get(self._filter_name, 0))

    def _more(self, archive: "LibraryArchive") -> bytes:
        if not self._has_entry:
            self._has_entry = archive.next_record() is not None
        return archive.read() if self._has_entry else b""
