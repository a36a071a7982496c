"""PostgreSQL's password file: `host:port:database:user:password` (the documentation of libpq)."""

import re
from collections.abc import Iterator

from inspector.secrets.credential_files.credential import Credential, lines

_LINE = re.compile(
    rb"(?:(?:[^:\\#]|\\.)(?:[^:\\]|\\.){0,500})?(?::(?:[^:\\]|\\.){0,500}){3}:((?:[^:\\\s]|\\.){1,500})\s{0,20}\Z"
)


def read_pgpass(data: bytes) -> Iterator[Credential]:
    """Passwords of a password file."""
    for offset, line in lines(data):
        match = None if line.startswith(b"#") else _LINE.match(line)
        if match:
            yield Credential(offset + match.start(1), offset + match.end(1), "PostgreSQL password")
