"""A file that is no container: one record, itself."""

from collections.abc import Iterator

from inspector.containers.container import Format, OpenContext
from inspector.containers.record import Record
from inspector.containers.source import ByteSource
from inspector.core.entry import EntryKind, Origin


class SingleFile:
    """One file that was opened as an artifact."""

    def __init__(self, content: ByteSource, name: str) -> None:
        """Keeps the file's bytes and its name."""
        self._content = content
        self._name = name

    @property
    def format(self) -> str:
        """See Container."""
        return "file"

    def records(self) -> Iterator[Record]:
        """See Container."""
        yield Record(
            self._name.encode("utf-8", "surrogateescape"),
            EntryKind.FILE,
            self._content,
            origin=Origin.FOLDER,
            size_bytes=self._content.size_bytes,
            offset=0,
        )


def _open(content: ByteSource, name: str, _context: OpenContext) -> SingleFile:
    return SingleFile(content, name)


SINGLE_FILE = Format(name="file", recognises=lambda _head, _name: True, open=_open, root_only=True)
