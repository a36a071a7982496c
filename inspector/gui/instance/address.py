"""Where the running window of this person and display listens: a socket in a folder that nobody else can enter."""

import hashlib
import os
import stat
import sys
from pathlib import Path

import platformdirs

_NAME = "artifact-inspector"
_DISPLAY_VARIABLES = ("WAYLAND_DISPLAY", "DISPLAY", "QT_QPA_PLATFORM")
MAX_SOCKET_PATH_BYTES = 100
"""The kernel takes 104 to 108, with the ending that Qt adds while it makes the socket."""


def server_name() -> str | None:
    """The socket's path, or the pipe's name on Windows; None where no place is private enough.

    One per display: who works on two of them wants the window on the one in front.
    """
    display = "\0".join(os.environ.get(name, "") for name in _DISPLAY_VARIABLES)
    mark = hashlib.sha256(display.encode("utf-8", "surrogateescape")).hexdigest()[:8]
    if sys.platform == "win32":
        person = hashlib.sha256(str(Path.home()).encode("utf-8", "surrogatepass")).hexdigest()[:16]
        return f"{_NAME}-{person}-{mark}"
    folder = private_folder(Path(platformdirs.user_runtime_dir(_NAME)))
    path = str(folder / f"window-{mark}") if folder else ""
    return path if path and len(os.fsencode(path)) <= MAX_SOCKET_PATH_BYTES else None


def private_folder(folder: Path) -> Path | None:
    """Makes the folder for this person alone; None where somebody else owns it, or could swap it."""
    try:
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        is_private = _is_own(folder, 0o077) and _is_safe_parent(folder.parent)
    except OSError:
        return None
    return folder if is_private else None


def _is_own(folder: Path, forbidden: int) -> bool:
    facts = folder.lstat()
    return stat.S_ISDIR(facts.st_mode) and facts.st_uid == os.geteuid() and not facts.st_mode & forbidden


def _is_safe_parent(folder: Path) -> bool:
    facts = folder.stat()
    return facts.st_uid in (0, os.geteuid()) and (not facts.st_mode & 0o022 or bool(facts.st_mode & stat.S_ISVTX))
