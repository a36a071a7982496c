"""Formats that libarchive reads for us: each by its magic number, with just the parts of the library it needs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector.containers import libarchive_library
from inspector.containers.container import Container, Format, OpenContext
from inspector.containers.failures import DamagedError, EntryDamagedError, NotThisFormatError
from inspector.containers.libarchive_library import library_archive
from inspector.containers.record import Record
from inspector.containers.source import ByteSource
from inspector.containers.spool_pieces import SpoolPieces
from inspector.core.entry import EntryKind

if TYPE_CHECKING:
    from inspector.containers.libarchive_binding import LibraryArchive

ENCRYPTED = "The entry is encrypted: its content cannot be read without the password."
_ISO_MAGIC_OFFSET = 32_769
_ISO_MAGIC = b"CD001"


@dataclass(frozen=True, slots=True)
class LibraryFormat:
    """One format and what is switched on in the library for it."""

    name: str
    magics: tuple[bytes, ...]
    formats: tuple[str, ...]
    filters: tuple[str, ...] = ()
    magic_offset: int = 0


LIBRARY_FORMATS: tuple[LibraryFormat, ...] = (
    LibraryFormat("7z", (b"7z\xbc\xaf\x27\x1c",), ("7zip",)),
    LibraryFormat("cpio", (b"070701", b"070702", b"070707", b"\xc7\x71", b"\x71\xc7"), ("cpio",)),
    LibraryFormat("rpm", (b"\xed\xab\xee\xdb",), ("cpio",), ("rpm", "gzip", "bzip2", "lzma", "xz", "zstd")),
    LibraryFormat("cab", (b"MSCF\0\0\0\0",), ("cab",)),
    LibraryFormat("xar", (b"xar!",), ("xar",)),
    LibraryFormat("rar", (b"Rar!\x1a\x07\0",), ("rar",)),
    LibraryFormat("rar5", (b"Rar!\x1a\x07\x01\0",), ("rar5",)),
    LibraryFormat("lha", (b"-lh", b"-lz"), ("lha",), magic_offset=2),
)


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


def _format_of(form: LibraryFormat) -> Format:
    def recognises(head: bytes, _name: str) -> bool:
        return head.startswith(form.magics, form.magic_offset) and _fits(form, head)

    def open_form(content: ByteSource, _name: str, context: OpenContext) -> Container:
        library_archive()
        return LibraryContainer(content, form, context)

    first_bytes = b"" if form.magic_offset else bytes(magic[0] for magic in form.magics)
    return Format(name=form.name, recognises=recognises, open=open_form, first_bytes=first_bytes)


def _fits(form: LibraryFormat, head: bytes) -> bool:
    """More signs where the magic number is short: two or three bytes occur by chance."""
    if form.name == "lha":
        return head[6:7] == b"-" and len(head) > 24
    if form.name == "cpio" and head[:1] != b"0":
        name_at = 26
        name_bytes = int.from_bytes(head[20:22], "little" if head[:1] == b"\xc7" else "big")
        return 1 < name_bytes < 4096 and head[name_at + name_bytes - 1 : name_at + name_bytes] == b"\0"
    return True


def _open_iso(content: ByteSource, _name: str, context: OpenContext) -> Container:
    if content.read_at(_ISO_MAGIC_OFFSET, len(_ISO_MAGIC)) != _ISO_MAGIC:
        raise NotThisFormatError("The file is no ISO image.")
    library_archive()
    return LibraryContainer(content, LibraryFormat("iso9660", (), ("iso9660",)), context)


def _may_be_iso(head: bytes, name: str) -> bool:
    """The first 32 KiB of an image are zeros unless it boots; then its name says what it is."""
    return head.count(0) == len(head) > 512 or name.lower().endswith((".iso", ".img", ".appimage"))


BY_LIBRARY: tuple[Format, ...] = tuple(_format_of(form) for form in LIBRARY_FORMATS)
ISO_9660 = Format(name="iso9660", recognises=_may_be_iso, open=_open_iso)
