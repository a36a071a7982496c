"""Cargo's `credentials.toml`: `token` and `secret-key` (the Cargo book, "Configuration")."""

from collections.abc import Iterator

from inspector.secrets.credential_files.credential import Credential, assignments

_TITLES = {b"token": "Cargo registry token", b"secret-key": "Cargo registry key"}


def read_cargo_credentials(data: bytes) -> Iterator[Credential]:
    """Tokens of Cargo's credentials, inline tables left to their dotted keys."""
    for key, start, end in assignments(data):
        title = _TITLES.get(key.rpartition(b".")[2])
        if title:
            yield Credential(start, end, title)
