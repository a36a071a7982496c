"""Zip files and all that are zip files under another name: an own reader of directory and entries.

Written from APPNOTE.TXT 6.3.10. Names are the raw bytes of the directory; nothing is merged.
"""

from collections.abc import Iterator

from inspector.containers.container import Format, OpenContext
from inspector.containers.failures import NotThisFormatError
from inspector.containers.other_reader import OtherReader
from inspector.containers.record import Record
from inspector.containers.source import ByteSource, measured
from inspector.containers.zip_directory import DirectoryWalk
from inspector.containers.zip_end import Directory, find_directory
from inspector.containers.zip_end_oddities import no_directory
from inspector.containers.zip_loose import LooseBytes

_NO_DIRECTORY = "The zip file has no directory that can be read."
_MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x06\x06", b"PK\x07\x08", b"PK00PK\x03\x04", b"Cr24")
_LOCAL = b"PK\x03\x04"
_SUFFIXES = frozenset({
    "zip", "whl", "egg", "jar", "war", "ear", "apk", "aab", "aar", "ipa", "xpi", "crx", "vsix", "nupkg", "pex", "pyz",
    "pyzw", "shiv", "docx", "xlsx", "pptx", "odt", "ods", "odp", "epub", "exe", "conda",
})  # fmt: skip


class ZipArchive:
    """A zip file with a directory, or what can be found without one."""

    def __init__(self, source: ByteSource, directory: Directory | None, file_bytes: int, context: OpenContext) -> None:
        """`directory` is None where no end record leads to one."""
        self._source = source
        self._directory = directory
        self._file_bytes = file_bytes
        self._context = context

    @property
    def format(self) -> str:
        """See Container."""
        return "zip"

    def other_reader(self) -> OtherReader | None:
        """See ReadTwice: a reader that takes entries as they come and never sees the directory.

        Programs do so that install while they download. Bytes before the first entry are stated anyway.
        """
        if self._directory is None or self._source.read_at(0, len(_LOCAL)) != _LOCAL:
            return None
        called = "libarchive, without the directory"
        return OtherReader(self._source, "zip_streamable", called, states_kinds=False, is_by_place=True)

    def records(self) -> Iterator[Record]:
        """See Container."""
        if self._directory is None:
            self._context.odd(no_directory())
            self._context.note(_NO_DIRECTORY, "Its entries were searched one by one.")
            yield from LooseBytes(self._source, self._file_bytes, self._file_bytes, self._context).without_directory()
            return
        walk = DirectoryWalk(self._source, self._directory, self._file_bytes, self._context)
        yield from walk.records()
        yield from walk.outside()


def recognises(head: bytes, name: str) -> bool:
    """Whether the bytes start like a zip file, or the name is of a kind that may have something before it."""
    return head.startswith(_MAGIC) or name.rpartition(".")[2].lower() in _SUFFIXES


def open_zip(content: ByteSource, _name: str, context: OpenContext) -> ZipArchive:
    """Finds the directory. Raises NotThisFormatError for what neither has one nor starts like a zip file."""
    size_bytes = measured(content)
    directory = find_directory(content, size_bytes)
    if directory is None and not content.read_at(0, 8).startswith(_MAGIC[:1] + _MAGIC[4:5]):
        raise NotThisFormatError("The file is no zip file.")
    return ZipArchive(content, directory, size_bytes, context)


ZIP = Format(name="zip", recognises=recognises, open=open_zip)
