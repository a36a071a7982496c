"""What a locked worker may still open for reading: the interpreter, our own package and shared libraries.

Thus an `import` in the middle of the work and a library that is loaded when its format turns up still work. To
load all of them beforehand would take longer than the whole lock-down, for every artifact: see
`tests/bench/test_isolation_bench.py`. None of these places holds anything of the user.
"""

import os
import sys
from pathlib import Path

import inspector

_LIBRARIES = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache", "/nix/store")
_PACKAGE_FOLDERS = ("site-packages", "dist-packages")


def program_places() -> list[Path]:
    """Folders and files; some may not exist. Nobody who fills an artifact can write there."""
    package = Path(inspector.__file__).resolve().parent
    prefixes = {sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix, getattr(sys, "_MEIPASS", "")}
    installed = [place for place in sys.path if Path(place).name in _PACKAGE_FOLDERS]
    named = os.environ.get("LIBARCHIVE", "")
    searched = os.environ.get("LD_LIBRARY_PATH", "").split(os.pathsep)
    places = [*sorted(prefixes), *installed, *_LIBRARIES, *searched, named and os.path.realpath(named)]
    return [package, package.parent / "resources", *(Path(place) for place in places if Path(place).is_absolute())]
