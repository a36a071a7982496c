"""Replaces a file in one step: a full disk or a killed process leaves the one before."""

import errno
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Puts bytes into a file, new or not; a link stays one, and rights stay as they are. Raises OSError."""
    write_pieces(path, (data,))


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """The same for bytes that come in pieces, which may raise: the file is then as it was before.

    What is no regular file (a pipe, `/dev/stdout`) takes the bytes as they come, and so does a file in a folder where
    nothing can be made.
    """
    target = path.resolve()
    if target.exists():
        if not target.is_file():
            _fill(target, pieces)
            return
        if not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        if not os.access(target.parent, os.W_OK):
            _fill(target, pieces)
            return
    _replace(target, pieces)


def _fill(target: Path, pieces: Iterable[bytes]) -> None:
    with target.open("wb") as file:
        file.writelines(pieces)


def _replace(target: Path, pieces: Iterable[bytes]) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}-", suffix=".new", dir=target.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _umask() -> int:
    """What a new file may not have; asking sets it, so it is set back at once."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
