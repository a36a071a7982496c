"""The digest of a folder: SHA-256 over sorted `path NUL kind NUL sha256 LF` lines."""

import hashlib
from collections.abc import Iterable


def folder_digest(members: Iterable[tuple[str, str, str]]) -> str:
    """Hex digest over (path, kind, sha256 in hex or empty for what is no file), in any order."""
    total = hashlib.sha256()
    for path, kind, sha256 in sorted(members):
        total.update(f"{path}\0{kind}\0{sha256}\n".encode("utf-8", "surrogateescape"))
    return total.hexdigest()
