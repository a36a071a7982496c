"""Names without what changes from release to release: versions and bundlers' hashes.

Used in fingerprints only, so that the same finding in the next release has the same one.
"""

import re

from inspector.core.innerpath import SEPARATOR, levels

_VERSIONED = re.compile(
    r"^([^/]{1,200}?)-v?\d+(?:\.\d+)*[^/-]{0,60}(?:-\d[^/]{0,20})?(\.dist-info|\.data|\.egg-info)?$"
)
"""`name-1.2.3`, `name-1.2.3rc1.dist-info`."""
_ARCHIVE = re.compile(
    r"[-_]v?\d+(?:\.\d+)+[\w.+-]{0,120}?"
    r"(?=\.(?:tgz|tar|tar\.\w{1,4}|t[bx]z2?|zip|whl|egg|jar|war|gem|crate|deb|rpm|apk|nupkg|vsix|conda)\Z)"
)
"""The version in the name of a package within: `lib-1.2.3.tgz`, `lib-1.2-py3-none-any.whl`."""
_PLACE_IN_KEY = re.compile(r"(?<![^\s:/])[^\s:/]{1,200}(?=/)")
_HASH_PART = re.compile(r"[.\-_]([A-Za-z0-9_-]{8}|[0-9a-f]{8,64}|[A-Z2-7]{8})(?=\.[^/]+$)")
_HEX = re.compile(r"[0-9a-f]{8,64}")
HASH = "[hash]"


def path_key(path: str) -> str:
    """The path as the fingerprint sees it; equal for the same file of two releases."""
    return SEPARATOR.join(_level_key(level) for level in levels(path))


def without_release(content_key: str) -> str:
    """The same for a content key, which may hold a place: `packed: demo-1.2.3.data/purelib/a.8f3a2b1c.so`."""
    if "/" in content_key:
        content_key = _PLACE_IN_KEY.sub(lambda found: _folder_key(found[0]), content_key)
    return _name_key(content_key)


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
    """`step-1` keeps its number, `demo-1.2` does not."""
    found = _VERSIONED.match(folder)
    if found is None or not (found[2] or "." in folder[found.end(1) :]):
        return folder
    return f"{found[1]}{found[2] or ''}"


def _name_key(name: str) -> str:
    """`main.8f3a2b1c.js`, `index-BkXf3_2a.js` and `lib-1.2.3.tgz` without their hashes and versions."""
    name = _ARCHIVE.sub("", name)
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
