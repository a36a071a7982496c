"""All formats that are recognised, in the order in which they are tried."""

from inspector.containers.ar_archive import AR
from inspector.containers.asar import FORMAT as ASAR
from inspector.containers.bun import FORMAT as BUN
from inspector.containers.bun_map import FORMAT as BUN_MAP
from inspector.containers.compressed import COMPRESSED
from inspector.containers.container import Format
from inspector.containers.image_config import FORMAT as IMAGE_CONFIG
from inspector.containers.inline_maps import FORMAT as INLINE_MAPS
from inspector.containers.libarchive_formats import BY_LIBRARY, ISO_9660
from inspector.containers.node_sea import FORMAT as NODE_SEA
from inspector.containers.pyinstaller import FORMAT as PYINSTALLER
from inspector.containers.pyz import FORMAT as PYZ
from inspector.containers.ram_bundle import FORMAT as RAM_BUNDLE
from inspector.containers.single_file import SINGLE_FILE
from inspector.containers.source_map import FORMAT as SOURCE_MAP
from inspector.containers.squashfs import APPIMAGE, SQUASHFS
from inspector.containers.tar_format import TAR
from inspector.containers.unopened import UNOPENED
from inspector.containers.wasm_map import FORMAT as WASM_MAP
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
