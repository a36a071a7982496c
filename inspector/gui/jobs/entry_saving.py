"""Writes the bytes of one entry to a file that a person named, or below a folder under a safe name."""

from collections.abc import Iterator
from pathlib import Path

from inspector.core.entry import Entry, EntryKind
from inspector.disk.whole_file import write_pieces
from inspector.engine.export_door import ExportDoor
from inspector.engine.read_ahead import entry_pieces
from inspector.engine.restore_names import safe_components
from inspector.engine.session import ArtifactSession
from inspector.gui.jobs.background import Token
from inspector.gui.language import tr

READ_TIMEOUT_S = 60
DRAG_TIMEOUT_S = 15
MAX_DRAGGED_BYTES = 256 << 20
"""What is dragged is written while the other program waits."""


class SavingCancelledError(Exception):
    """A person ended it; nothing was written."""


class TooLargeToDragError(Exception):
    """Its message says what to do instead."""


def has_bytes(entry: Entry) -> bool:
    """Whether there is something to write: neither folders nor links nor devices, and nothing encrypted."""
    return entry.kind is EntryKind.FILE and not entry.encrypted


def safe_name(entry: Entry) -> str:
    """The last part of its name, as every file system takes it."""
    return safe_components(entry.name)[-1]


def save_entry(session: ArtifactSession, entry: Entry, target: Path, token: Token) -> int:
    """Writes all bytes, or nothing; the size. Raises OSError, RefusedError, SavingCancelledError."""
    counted = _Counted()
    write_pieces(target, counted.pass_on(entry_pieces(session.read, entry, READ_TIMEOUT_S), token))
    return counted.size_bytes


def write_for_drag(session: ArtifactSession, entry: Entry, folder: Path) -> Path:
    """Writes an entry into a fresh folder, through the export door; the file.

    Raises OSError, RefusedError, TimeoutError, TargetUnusableError, TooLargeToDragError.
    """
    pieces, size_bytes = [], 0
    for piece in entry_pieces(session.read, entry, DRAG_TIMEOUT_S):
        pieces.append(piece)
        size_bytes += len(piece)
        if size_bytes > MAX_DRAGGED_BYTES:
            raise TooLargeToDragError(tr("This entry is too large to be dragged. Use Save Entry As instead."))
    with ExportDoor(folder) as door:
        return folder / door.write(safe_name(entry), b"".join(pieces)).path


class _Counted:
    def __init__(self) -> None:
        self.size_bytes = 0

    def pass_on(self, pieces: Iterator[bytes], token: Token) -> Iterator[bytes]:
        for piece in pieces:
            if token.is_dropped:
                raise SavingCancelledError
            self.size_bytes += len(piece)
            yield piece
