"""Finds libarchive when it is first needed: importing its binding takes a while and may start a search."""

import ctypes
import logging
import os
import sys
from functools import lru_cache
from typing import TYPE_CHECKING

from inspector.containers.failures import MissingLibraryError

if TYPE_CHECKING:
    from inspector.containers.libarchive_binding import LibraryArchive

_VARIABLE = "LIBARCHIVE"
_NAMES = {
    "linux": ("libarchive.so.13",),
    "darwin": (
        "/opt/homebrew/opt/libarchive/lib/libarchive.13.dylib",
        "/usr/local/opt/libarchive/lib/libarchive.13.dylib",
        "/usr/lib/libarchive.2.dylib",
    ),
    "win32": ("archive.dll", "libarchive.dll", "libarchive-13.dll"),
}
_SOUND = (3, 8, 0)
"""Of its own 522 test archives, four kill or hang version 3.6.2, none this one."""
_ADVICE = {
    "linux": "install the package libarchive13 (Debian, Ubuntu) or libarchive (other systems)",
    "darwin": "install it with `brew install libarchive`",
    "win32": "put archive.dll on the PATH, or name it in the environment variable LIBARCHIVE",
}


def library_version() -> tuple[int, int, int] | None:
    """Of the library that is in use; None where there is none."""
    try:
        number = library_archive().version()
    except MissingLibraryError:
        return None
    return number // 1_000_000, number // 1000 % 1000, number % 1000


def old_library_sentence() -> str | None:
    """What to say where an archive cannot be read and the library has known faults; None for a current one."""
    version = library_version()
    if version is None or version >= _SOUND:
        return None
    return f"The installed libarchive is {'.'.join(map(str, version))}; version 3.8 and later mend known faults."


def missing_sentence() -> str:
    """What to install, for this system."""
    advice = _ADVICE.get(sys.platform, "install the package libarchive")
    return f"This format needs the library libarchive, which was not found: {advice}."


@lru_cache(maxsize=1)
def library_archive() -> "type[LibraryArchive]":
    """The class that reads archives through libarchive. Raises MissingLibraryError."""
    named = _VARIABLE in os.environ
    if not named and (name := _loadable_name()):
        os.environ[_VARIABLE] = name
    try:
        # Importing the binding loads the library, which costs time that most artifacts do not need.
        from inspector.containers.libarchive_binding import LibraryArchive  # noqa: PLC0415
    except (ImportError, OSError, AttributeError, TypeError) as error:
        raise MissingLibraryError(missing_sentence()) from error
    finally:
        if not named:
            os.environ.pop(_VARIABLE, None)
    logger = logging.getLogger("libarchive")
    logger.addHandler(logging.NullHandler())
    logger.propagate = False  # warnings come back as return codes; nothing is printed
    return LibraryArchive


def _loadable_name() -> str | None:
    """A usual name that loads, so that no child process has to search for one."""
    for name in _NAMES.get(sys.platform, ()):
        try:
            ctypes.CDLL(name)
        except OSError:
            continue
        return name
    return None
