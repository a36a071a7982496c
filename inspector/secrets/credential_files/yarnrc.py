"""Yarn's `.yarnrc.yml` and Bun's `bunfig.toml`: tokens of npm registries (the manuals of Yarn and Bun).

Matched by line: a damaged file still gives its logins.
"""

from collections.abc import Iterator

from inspector.secrets.credential_files.credential import Credential, assignments

_TITLES = {
    b"npmauthtoken": "npm registry token",
    b"npmauthident": "npm registry login",
    b"token": "npm registry token",
    b"password": "npm registry password",
}


def read_yarnrc(data: bytes) -> Iterator[Credential]:
    """Logins in `npmAuthToken` and `npmAuthIdent`, of every registry and scope."""
    for key, start, end in assignments(data, b":"):
        title = _TITLES.get(key) if key.startswith(b"npm") else None
        if title and end > start:
            yield Credential(start, end, title)


def read_bunfig(data: bytes) -> Iterator[Credential]:
    """Tokens and passwords that stand on lines of their own."""
    for key, start, end in assignments(data):
        title = _TITLES.get(key.rpartition(b".")[2])
        if title and end > start:
            yield Credential(start, end, title)
