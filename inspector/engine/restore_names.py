"""Names that are safe to create on every file system, made from names that are safe on none.

Rules of Windows (reserved device names, forbidden characters, trailing dots and blanks), of macOS
(Unicode normalisation) and of terminals (control and bidi characters) hold everywhere, so that an
exported folder can be copied anywhere.
"""

import hashlib
import re
import unicodedata
from functools import lru_cache

MAX_COMPONENT_BYTES = 200
MAX_PATH_BYTES = 1000
MAX_FOLDERS = 64
HASH_DIGITS = 8

_FORBIDDEN = frozenset('<>:"|?*\\/')
_SURELY_SAFE = re.compile(r"[\w@+()\[\]{}#$&',;=^~!.-]{0,99}[\w@+()\[\]-]", re.ASCII)
"""What needs no second look: nearly every name there is."""
_UNSAFE_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_RESERVED = re.compile(
    r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])(?: *(?:\..*)?)\Z", re.IGNORECASE | re.DOTALL
)


def safe_components(wanted_path: str) -> tuple[str, ...]:
    """The path as components of which none is empty, `.` or `..`; at least one."""
    wanted = [part for part in wanted_path.split("/") if part]
    parts = tuple(safe_component(part) for part in wanted) or ("_",)
    too_long = len("/".join(parts).encode()) > MAX_PATH_BYTES or len(parts) > MAX_FOLDERS
    return ("_long", short_hash(wanted_path), parts[-1]) if too_long else parts


@lru_cache(4096)
def safe_component(wanted: str) -> str:
    """One component, changed as little as possible."""
    if _SURELY_SAFE.fullmatch(wanted) and not _RESERVED.match(wanted):
        return wanted
    name = "".join(_safe_character(c) for c in unicodedata.normalize("NFC", wanted))
    kept = name.rstrip(". ")
    name = kept + "_" * min(1, len(name) - len(kept))
    if _RESERVED.match(name):
        name = f"_{name}"
    return _cut(name or "_", wanted)


def with_hash(component: str, key: str) -> str:
    """The component with a hash before its suffix: `name~1a2b3c4d.ext`."""
    stem, dot, suffix = component.rpartition(".")
    if not stem or len(suffix) > 16:
        stem, dot, suffix = component, "", ""
    return f"{_within(stem, MAX_COMPONENT_BYTES - HASH_DIGITS - 20)}~{short_hash(key)}{dot}{suffix}"


def collision_key(parts: tuple[str, ...]) -> str:
    """Equal for paths that some file system takes for the same."""
    joined = "/".join(parts)
    if joined.isascii():
        return joined.lower()
    folded = unicodedata.normalize("NFKD", joined).casefold()
    return unicodedata.normalize("NFKD", folded)


def short_hash(text: str) -> str:
    """Eight hex digits of the text's SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:HASH_DIGITS]


def _safe_character(character: str) -> str:
    if character.isascii() and character.isprintable():
        return "_" if character in _FORBIDDEN else character
    return "_" if unicodedata.category(character) in _UNSAFE_CATEGORIES else character


def _cut(name: str, wanted: str) -> str:
    return name if len(name.encode()) <= MAX_COMPONENT_BYTES else with_hash(name, wanted)


def _within(text: str, limit_bytes: int) -> str:
    return text.encode()[:limit_bytes].decode("utf-8", "ignore").rstrip(". ")
