"""PyInstaller runtime hook: libarchive-c looks for the library at import, and must find the bundled copy."""

import os
import sys
from pathlib import Path

bundle = Path(getattr(sys, "_MEIPASS", "."))
for pattern in ("libarchive.so*", "libarchive*.dylib", "*archive*.dll"):
    for found in sorted(bundle.glob(pattern)):
        os.environ.setdefault("LIBARCHIVE", str(found))
