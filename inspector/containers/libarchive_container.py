"""An archive that libarchive walks for us."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspector.containers import libarchive_library
from inspector.containers.container import OpenContext
from inspector.containers.failures import DamagedError, EntryDamagedError
from inspector.containers.libarchive_end import records_behind
from inspector.containers.libarchive_formats import LibraryFormat
from inspector.containers.libarchive_library import library_archive
from inspector.containers.record import Record
from inspector.containers.source import ByteSource
from inspector.containers.spool_pieces import SpoolPieces
from inspector.core.entry import EntryKind

if TYPE_CHECKING:
    from inspector.containers.libarchive_binding import LibraryArchive

ENCRYPTED = "The entry is encrypted: its content cannot be read without the password."


class LibraryContainer:
    """An archive that libarchive walks. Content goes to the spool on the way: the library cannot go back."""

    def __init__(self, source: ByteSource, form: LibraryFormat, context: OpenContext) -> None:
        """Opens nothing yet."""
        self._source = source
        self._form = form
        self._context = context
        self._unpacked_bytes = 0

    @property
    def format(self) -> str:
        """See Container."""
        return self._form.name

    def records(self) -> Iterator[Record]:
        """See Container."""
        archive = library_archive()(self._source, self._form.formats, self._form.filters, self._context.budget)
        try:
            while (record := archive.next_record()) is not None:
                failure = self._read_content(archive, record)
                yield record
                if failure is not None:
                    raise failure
            yield from records_behind(self.format, self._source, archive.consumed_bytes, self._context)
        except DamagedError:
            self._name_old_library()
            raise
        finally:
            archive.close()

    def _name_old_library(self) -> None:
        sentence = libarchive_library.old_library_sentence()
        if sentence is not None:
            self._context.note(sentence, "A newer one may read more of the archive.")

    def _read_content(self, archive: "LibraryArchive", record: Record) -> DamagedError | None:
        """Fills in the content; returns the damage after which the archive cannot be read on."""
        if record.encrypted:
            record.failure = ENCRYPTED
            return None
        if record.kind not in (EntryKind.FILE, EntryKind.HARDLINK):
            return None
        pieces = SpoolPieces(self._context.spool)
        try:
            self._copy(archive, pieces)
        except EntryDamagedError as error:
            record.failure = str(error)
        except DamagedError as error:
            record.failure = str(error)
            return error
        finally:
            # In some formats the last of several hard links carries the bytes of all.
            if record.kind is EntryKind.FILE or pieces.size_bytes:
                record.content = pieces
        self._compare_sizes(record, pieces.size_bytes)
        return None

    def _compare_sizes(self, record: Record, size_bytes: int) -> None:
        if record.size_bytes is None and record.failure is None:
            record.size_bytes = size_bytes
        if record.size_bytes is not None and size_bytes > record.size_bytes:
            self._context.note(
                f"An entry states {record.size_bytes:,} bytes, but {size_bytes:,} were unpacked.",
                "All of them were read.",
            )

    def _copy(self, archive: "LibraryArchive", pieces: SpoolPieces) -> None:
        budget = self._context.budget
        while data := archive.read():
            self._unpacked_bytes += len(data)
            budget.charge_bytes(len(data))
            budget.check_ratio(archive.fed_bytes, self._unpacked_bytes)
            pieces.append(data)


def open_library_container(content: ByteSource, form: LibraryFormat, context: OpenContext) -> LibraryContainer:
    """Raises MissingLibraryError where there is no libarchive."""
    library_archive()
    return LibraryContainer(content, form, context)
