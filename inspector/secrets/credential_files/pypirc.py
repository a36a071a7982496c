"""`.pypirc`: `password` below an index's section (the packaging guide's specification of .pypirc)."""

from collections.abc import Iterator

from inspector.secrets.credential_files.credential import Credential, assignments


def read_pypirc(data: bytes) -> Iterator[Credential]:
    """Passwords and tokens of a `.pypirc`."""
    for key, start, end in assignments(data, b"=:"):
        if key == b"password":
            yield Credential(start, end, "Package index password")
