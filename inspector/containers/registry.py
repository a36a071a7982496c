"""All formats that are recognised, in the order in which they are tried."""

from inspector.containers.ar_archive import AR
from inspector.containers.compressed import COMPRESSED
from inspector.containers.container import Format
from inspector.containers.late_formats import (
    APPIMAGE,
    ASAR,
    BUN,
    BUN_MAP,
    IMAGE_CONFIG,
    INLINE_MAPS,
    NODE_SEA,
    PYINSTALLER,
    PYZ,
    RAM_BUNDLE,
    SOURCE_MAP,
    SQUASHFS,
    WASM_MAP,
)
from inspector.containers.libarchive_formats import BY_LIBRARY, ISO_9660
from inspector.containers.single_file import SINGLE_FILE
from inspector.containers.tar_format import TAR
from inspector.containers.unopened import UNOPENED
from inspector.containers.zip_archive import ZIP

FORMATS: tuple[Format, ...] = (
    # A magic number at the very start decides first: it is the cheapest and surest sign.
    *COMPRESSED,
    AR,
    ASAR,
    RAM_BUNDLE,
    PYZ,
    SQUASHFS,
    # Programs show only near their end what they carry.
    APPIMAGE,
    PYINSTALLER,
    NODE_SEA,
    BUN,
    BUN_MAP,
    WASM_MAP,
    *BY_LIBRARY,
    # Zip before tar: installers find a zip file by its end, so one that also looks like a tar is a zip to them.
    ZIP,
    TAR,
    *UNOPENED,
    # An ISO image shows itself only at byte 32,769.
    ISO_9660,
    # Texts have no magic: they come after everything that has one. A map may hold scripts, never the reverse.
    IMAGE_CONFIG,
    SOURCE_MAP,
    INLINE_MAPS,
    # Takes everything, so it is last.
    SINGLE_FILE,
)
