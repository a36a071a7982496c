"""Zip files and all that are zip files under another name: an own reader of directory and entries.

Written from APPNOTE.TXT 6.3.10. Names are the raw bytes of the directory; nothing is merged.
"""

from array import array
from collections.abc import Iterator
from typing import cast

from inspector.containers.container import Format, OpenContext
from inspector.containers.failures import NotThisFormatError
from inspector.containers.record import Record
from inspector.containers.source import ByteSource, measured
from inspector.containers.zip_end import Directory, find_directory
from inspector.containers.zip_entry import ENTRY, ENTRY_SIGNATURE, EntryReader, Fixed
from inspector.containers.zip_local import local_records
from inspector.containers.zip_member import LOCAL_SIGNATURE

_WINDOW_BYTES = 256 << 10
_LARGEST_ENTRY_BYTES = ENTRY.size + 3 * 65_535
_CHECK_EVERY = 1024
_MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x06\x06", b"PK\x07\x08", b"PK00PK\x03\x04", b"Cr24")
_SUFFIXES = frozenset({
    "zip", "whl", "egg", "jar", "war", "ear", "apk", "aab", "aar", "ipa", "xpi", "crx", "vsix", "nupkg", "pex", "pyz",
    "pyzw", "shiv", "docx", "xlsx", "pptx", "odt", "ods", "odp", "epub", "exe", "conda",
})  # fmt: skip


class ZipArchive:
    """A zip file with a directory, or what can be found without one."""

    def __init__(self, source: ByteSource, directory: Directory | None, context: OpenContext) -> None:
        """`directory` is None where no end record leads to one."""
        self._source = source
        self._directory = directory
        self._context = context

    @property
    def format(self) -> str:
        """See Container."""
        return "zip"

    def records(self) -> Iterator[Record]:
        """See Container."""
        if self._directory is None:
            self._note("The zip file has no directory that can be read.", "Its entries were searched one by one.")
            yield from local_records(self._source, self._context, 0, frozenset())
            return
        offsets = array("Q")
        yield from self._listed(self._directory, offsets)
        if self._tell_of_counts(self._directory, len(offsets)):
            self._note("The directory of the zip file is damaged.", "Further entries were searched one by one.")
            yield from local_records(self._source, self._context, 0, frozenset(offsets), self._directory.start)
        elif self._directory.prefix_bytes and self._source.read_at(0, 4) == LOCAL_SIGNATURE:
            yield from self._hidden(self._directory.prefix_bytes, frozenset(offsets))

    def _hidden(self, prefix_bytes: int, known: frozenset[int]) -> Iterator[Record]:
        """Entries of another zip file in front of this one: some tools read that one instead."""
        for number, record in enumerate(local_records(self._source, self._context, 0, known, prefix_bytes)):
            if number == 0:
                self._note(
                    "Entries stand before the zip file that its directory does not list.", "They are listed too."
                )
            yield record

    def _listed(self, directory: Directory, offsets: "array[int]") -> Iterator[Record]:
        """The directory's records; stops at the first entry that is none."""
        source, read_entry = self._source, EntryReader(self._source, self._context, directory.prefix_bytes).record
        at, end = directory.start, directory.start + directory.size_bytes
        base, window = at, b""
        while at + ENTRY.size <= end:
            start = at - base
            if start + _LARGEST_ENTRY_BYTES > len(window) and base + len(window) < end:
                window = source.read_at(at, min(_WINDOW_BYTES + _LARGEST_ENTRY_BYTES, end - at))
                base, start = at, 0
                self._context.budget.check_time()
            if window[start : start + 4] != ENTRY_SIGNATURE or start + ENTRY.size > len(window):
                return
            fixed = cast("Fixed", ENTRY.unpack_from(window, start))
            name_at = start + ENTRY.size
            extra_at = name_at + fixed[10]
            comment_at = extra_at + fixed[11]
            record = read_entry(fixed, window[name_at:extra_at], window[extra_at:comment_at])
            at = base + comment_at + fixed[12]
            if at > end:
                return
            offsets.append(record.offset or 0)
            yield record

    def _tell_of_counts(self, directory: Directory, listed: int) -> bool:
        """Notes what the end record states differently; whether entries seem to be missing."""
        if directory.trailing_bytes > 0:
            self._unread(f"{directory.trailing_bytes:,} bytes follow the end of the zip file.")
        if directory.prefix_bytes:
            self._unread(f"{directory.prefix_bytes:,} bytes stand before the zip file.")
        if listed & 0xFFFF == directory.count & 0xFFFF:
            return False
        self._note(
            f"The zip file states {directory.count:,} entries, but its directory holds {listed:,}.",
            f"The {listed:,} entries are listed.",
        )
        return listed < directory.count

    def _unread(self, message: str) -> None:
        self._context.note(message, "They were not read as entries.", is_unread=True)

    def _note(self, message: str, resolution: str) -> None:
        self._context.note(message, resolution)


def recognises(head: bytes, name: str) -> bool:
    """Whether the bytes start like a zip file, or the name is of a kind that may have something before it."""
    return head.startswith(_MAGIC) or name.rpartition(".")[2].lower() in _SUFFIXES


def open_zip(content: ByteSource, _name: str, context: OpenContext) -> ZipArchive:
    """Finds the directory. Raises NotThisFormatError for what neither has one nor starts like a zip file."""
    size_bytes = measured(content)
    directory = find_directory(content, size_bytes)
    if directory is None and not content.read_at(0, 8).startswith(_MAGIC[:1] + _MAGIC[4:5]):
        raise NotThisFormatError("The file is no zip file.")
    return ZipArchive(content, directory, context)


ZIP = Format(name="zip", recognises=recognises, open=open_zip)
