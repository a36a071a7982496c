"""Whether an entry is shown as text or in hexadecimal, decided by its first bytes."""

from typing import Literal

from inspector.binaries.identify import identify
from inspector.documents.encodings import encoding_of

HEAD_BYTES = 8192
"""So many bytes from the start are enough to decide."""
_READABLE_BINARIES = (b"%PDF-", b"{\\rtf", b"!<arch>\n", b"GIF87a", b"GIF89a")
"""Formats that may begin with nothing but readable characters."""

_BINARY_ENDINGS = (".so", ".dll", ".exe", ".wasm", ".node", ".pyc", ".pyd", ".dylib", ".png", ".zip")
_NAMES = {
    "elf": "ELF program or library",
    "pe": "Windows program or library",
    "mach-o": "macOS program or library",
    "wasm": "WebAssembly module",
    "pyc": "Compiled Python module",
    "pdb": "Windows debug information",
    "portable-pdb": ".NET debug information",
    "gzip": "Data compressed with gzip",
    "bzip2": "Data compressed with bzip2",
    "xz": "Data compressed with xz",
    "zstandard": "Data compressed with Zstandard",
    "sqlite": "SQLite database",
    "ttf": "TrueType font",
    "otf": "OpenType font",
    "hermes": "Hermes bytecode",
    "dex": "Android bytecode",
    "npy": "NumPy array",
    "ole": "OLE compound file",
}
"""Names for people of what `binaries.identify` finds; the others are said in capitals."""

PreviewKind = Literal["text", "hex"]


def preview_kind(head: bytes, name: str = "") -> PreviewKind:
    """`text` or `hex`: by the same test as what is scanned as text. The name counts for an empty file only."""
    head = head[:HEAD_BYTES]
    if not head:
        return "hex" if name.lower().endswith(_BINARY_ENDINGS) else "text"
    if head.startswith(_READABLE_BINARIES):
        return "hex"
    return "text" if encoding_of(head, is_partial=True) is not None else "hex"


def kind_sentence(head: bytes, name: str = "") -> str:
    """One sentence on what the bytes are, for the line above a hex view."""
    if not head:
        return "The file is empty."
    if preview_kind(head, name) == "text":
        return "Text, shown as bytes."
    known = identify(head, name)
    return f"{_NAMES.get(known, known.upper())}." if known else "Binary content of an unknown format."
