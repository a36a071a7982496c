"""What the ending of a name promises of the first bytes, and whether they keep it."""

import re

_PROGRAM = frozenset({"elf", "pe", "mach-o"})
_PICTURES = frozenset({"png", "jpeg", "gif", "webp", "tiff", "ico"})
_SOUNDS = frozenset({"ogg", "flac", "mp3", "wav"})
_FILMS = frozenset({"mp4", "avi", "matroska"})
_FONTS = frozenset({"ttf", "otf", "woff", "woff2"})
_FAMILIES = (_PICTURES, _SOUNDS, _FILMS, _FONTS)

_TEXT: frozenset[str] = frozenset()
_TEXT_ENDINGS = (
    "bat c cc cfg cjs cmd conf cpp cs css csv cts go h hpp htm html ini java js json json5 jsonc jsx kt less lua md"
    " mjs mts php pl ps1 py pyi rb rs rst sass scss sh sql svg swift toml ts tsx txt vue xml yaml yml"
)
_EXPECTED: dict[str, frozenset[str]] = dict.fromkeys(_TEXT_ENDINGS.split(), _TEXT) | {
    ending: frozenset(kinds.split())
    for ending, kinds in {
        "png": "png", "jpg": "jpeg", "jpeg": "jpeg", "gif": "gif", "webp": "webp", "ico": "ico png", "tif": "tiff",
        "tiff": "tiff", "pdf": "pdf", "ttf": "ttf otf", "otf": "otf ttf", "woff": "woff", "woff2": "woff2",
        "flac": "flac", "mp4": "mp4", "m4a": "mp4", "webm": "matroska", "mkv": "matroska", "avi": "avi", "wav": "wav",
        "zip": "zip", "jar": "zip", "war": "zip", "whl": "zip", "egg": "zip", "apk": "zip", "nupkg": "zip",
        "vsix": "zip", "xpi": "zip", "docx": "zip", "xlsx": "zip", "pptx": "zip", "odt": "zip", "epub": "zip",
        "gz": "gzip", "tgz": "gzip", "crate": "gzip", "bz2": "bzip2", "xz": "xz", "zst": "zstandard", "7z": "7z",
        "rar": "rar", "rpm": "rpm", "deb": "ar", "a": "ar", "gem": "tar", "class": "class", "pyc": "pyc",
        "wasm": "wasm", "dex": "dex", "dll": "pe", "pyd": "pe", "dylib": "mach-o", "npy": "npy", "sqlite": "sqlite",
        "sqlite3": "sqlite", "node": "elf pe mach-o",
    }.items()
}  # fmt: skip
"""Only endings whose files all begin with one of these marks."""
_STUBS = re.compile(rb"version https://git-lfs\.github\.com/|!<arch>\n|INPUT|GROUP|/\* GNU ld")
"""Small texts that stand for a file on purpose."""


def contradiction(name: str, kind: str | None, head: bytes, *, is_text: bool) -> str | None:
    """What a file is instead of what its name promises; None where they agree or the name promises nothing.

    `kind` is what `identify` says of the first bytes. The answer is such a kind, or `text`, or `unknown`.
    """
    expected = _EXPECTED.get(name.rpartition(".")[2].lower()) if "." in name else None
    if expected is None or not head or kind in expected:
        return None
    if expected is _TEXT:
        return None if is_text else kind
    if is_text:
        return None if _STUBS.match(head) else "text"
    return kind or "unknown"


def is_same_family(name: str, kind: str) -> bool:
    """Whether both are pictures, sounds, films or fonts: programs look at the bytes, not at the name."""
    expected = _EXPECTED.get(name.rpartition(".")[2].lower(), _TEXT)
    return any(kind in family and expected & family for family in _FAMILIES)


def is_program(kind: str) -> bool:
    """Whether a kind of file runs."""
    return kind in _PROGRAM or kind in ("pyc", "class", "dex")
