"""A canonical inner path without what changes from release to release: versions and bundlers' hashes.

Used in the exact fingerprint only, so that the same finding in the next release has the same one.
"""

import re

from inspector.core.innerpath import SEPARATOR, levels

_VERSIONED = re.compile(
    r"^([^/]{1,200}?)-v?\d+(?:\.\d+)*[^/-]{0,60}(?:-\d[^/]{0,20})?(\.dist-info|\.data|\.egg-info)?$"
)
"""`name-1.2.3`, `name-1.2.3rc1.dist-info`."""
_SHORT_INFO = frozenset({".dist-info", ".data", ".egg-info"})
_HASH_PART = re.compile(r"[.\-_]([A-Za-z0-9_-]{8}|[0-9a-f]{8,64}|[A-Z2-7]{8})(?=\.[^/]+$)")
_HEX = re.compile(r"[0-9a-f]{8,64}")
HASH = "[hash]"


def path_key(path: str) -> str:
    """The path as the fingerprint sees it; equal for the same file of two releases."""
    return SEPARATOR.join(_level_key(level) for level in levels(path))


def _level_key(level: str) -> str:
    folders = level.split("/")
    name = folders.pop()
    if folders and (folders[0] == "package" or _is_release_folder(folders[0])):
        folders = folders[1:]
    return "/".join([*(_folder_key(folder) for folder in folders), _name_key(name)])


def _is_release_folder(folder: str) -> bool:
    found = _VERSIONED.match(folder)
    return found is not None and found[2] is None


def _folder_key(folder: str) -> str:
    if not folder.endswith(tuple(_SHORT_INFO)):
        return folder
    found = _VERSIONED.match(folder)
    return f"{found[1]}{found[2]}" if found else folder


def _name_key(name: str) -> str:
    """`main.8f3a2b1c.js` and `index-BkXf3_2a.js` without their hashes."""
    return _HASH_PART.sub(lambda found: found[0][0] + HASH if _looks_random(found[1]) else found[0], name)


def _looks_random(part: str) -> bool:
    has_digit = any(c.isdigit() for c in part)
    if part.isdigit():
        # A date or a number is a name that somebody gave.
        return False
    if _HEX.fullmatch(part):
        return has_digit
    capitals = sum(c.isupper() for c in part)
    return len(part) == 8 and (has_digit or capitals >= 2)
