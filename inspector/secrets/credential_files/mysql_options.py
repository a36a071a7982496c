"""MySQL's option file `.my.cnf`: `password` below a group (the MySQL reference manual, "Using Option Files")."""

from collections.abc import Iterator

from inspector.secrets.credential_files.credential import Credential, assignments


def read_mysql_options(data: bytes) -> Iterator[Credential]:
    """Passwords of every group."""
    for key, start, end in assignments(data):
        if key == b"password" and end > start:
            yield Credential(start, end, "MySQL password")
