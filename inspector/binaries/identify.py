"""What a file is, by its first bytes; the name only settles what bytes leave open."""

from inspector.binaries.python_magic import has_pyc_magic

HEAD_BYTES = 512
"""How many bytes `identify` needs at most."""

_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x7fELF", "elf"),
    (0, b"\0asm", "wasm"),
    (0, b"\xfe\xed\xfa\xce", "mach-o"),
    (0, b"\xfe\xed\xfa\xcf", "mach-o"),
    (0, b"\xce\xfa\xed\xfe", "mach-o"),
    (0, b"\xcf\xfa\xed\xfe", "mach-o"),
    (0, b"\xca\xfe\xba\xbf", "mach-o"),
    (0, b"Microsoft C/C++ MSF 7.00\r\n", "pdb"),
    (0, b"Microsoft C/C++ program database 2.00\r\n", "pdb"),
    (0, b"BSJB", "portable-pdb"),
    (0, b"!<arch>\n", "ar"),
    (0, b"!<thin>\n", "ar"),
    (0, b"PK\x03\x04", "zip"),
    (0, b"PK\x05\x06", "zip"),
    (0, b"\x1f\x8b", "gzip"),
    (0, b"BZh", "bzip2"),
    (0, b"\xfd7zXZ\0", "xz"),
    (0, b"\x28\xb5\x2f\xfd", "zstandard"),
    (0, b"\x04\x22\x4d\x18", "lz4"),
    (0, b"7z\xbc\xaf\x27\x1c", "7z"),
    (0, b"Rar!\x1a\x07", "rar"),
    (0, b"\xed\xab\xee\xdb", "rpm"),
    (0, b"xar!", "xar"),
    (257, b"ustar", "tar"),
    (0, b"\x89PNG\r\n\x1a\n", "png"),
    (0, b"\xff\xd8\xff", "jpeg"),
    (0, b"GIF87a", "gif"),
    (0, b"GIF89a", "gif"),
    (0, b"\0\0\1\0", "ico"),
    (0, b"II*\0", "tiff"),
    (0, b"MM\0*", "tiff"),
    (0, b"%PDF-", "pdf"),
    (0, b"SQLite format 3\0", "sqlite"),
    (0, b"wOFF", "woff"),
    (0, b"wOF2", "woff2"),
    (0, b"OTTO", "otf"),
    (0, b"\0\1\0\0\0", "ttf"),
    (0, b"ttcf", "ttf"),
    (0, b"true", "ttf"),
    (0, b"OggS", "ogg"),
    (0, b"fLaC", "flac"),
    (0, b"ID3", "mp3"),
    (4, b"ftyp", "mp4"),
    (0, b"\x1a\x45\xdf\xa3", "matroska"),
    (0, b"\xc6\x1f\xbc\x03", "hermes"),
    (0, b"dex\n", "dex"),
    (0, b"BC\xc0\xde", "llvm-bitcode"),
    (0, b"\x93NUMPY", "npy"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (0, b"MDMP", "minidump"),
)
"""(offset, bytes, kind), tried in order. From the formats' own specifications."""

_RIFF = {b"WEBP": "webp", b"WAVE": "wav", b"AVI ": "avi"}
_MAX_FAT_SLICES = 40
"""Java class files share their first bytes with fat Mach-O files, but their version there is 45 or more."""
_TRUE_TYPE = (".ttf", ".dfont")


def identify(head: bytes, name: str) -> str | None:
    """The kind of a file from its first HEAD_BYTES, such as `elf`; None for text and what is not known."""
    kind = _by_rule(head) or _by_signature(head)
    if kind == "ttf" and head.startswith(b"true"):  # also a word that texts begin with
        return kind if name.lower().endswith(_TRUE_TYPE) else None
    return kind


def _by_signature(head: bytes) -> str | None:
    return next((kind for offset, mark, kind in _SIGNATURES if head.startswith(mark, offset)), None)


def _by_rule(head: bytes) -> str | None:
    if head[:4] == b"\xca\xfe\xba\xbe":
        return "mach-o" if 0 < int.from_bytes(head[4:8], "big") < _MAX_FAT_SLICES else "class"
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12])
    if has_pyc_magic(head):
        return "pyc"
    return "pe" if _is_pe(head) else None


def _is_pe(head: bytes) -> bool:
    """Whether a DOS program holds a Windows one; the second header may lie beyond the head."""
    if head[:2] != b"MZ" or len(head) < 64:
        return False
    start = int.from_bytes(head[60:64], "little")
    return head[start : start + 4] == b"PE\0\0" if start + 4 <= len(head) else start < (1 << 20)
