"""`.npmrc`: `//registry/:_authToken=`, `_auth=` and `_password=` (npm's documentation of npmrc)."""

from collections.abc import Iterator

from inspector.secrets.credential_files.credential import Credential, assignments

_TITLES = {b"_authtoken": "npm registry token", b"_password": "npm registry password", b"_auth": "npm registry login"}


def read_npmrc(data: bytes) -> Iterator[Credential]:
    """Logins of an `.npmrc`."""
    for key, start, end in assignments(data):
        title = _TITLES.get(key.rpartition(b":")[2])
        if title:
            yield Credential(start, end, title)
