"""`.netrc`: words in pairs, `machine NAME login NAME password SECRET` (the manual page of ftp)."""

import re
from collections.abc import Iterator

from inspector.secrets.credential_files.credential import Credential

_PASSWORD = re.compile(rb"(?:^|\s)(?:password|passwd)[ \t\r\n]{1,100}(\"[^\"\r\n]{1,500}\"|[^\s\"]\S{0,499})")
_MACHINE = re.compile(rb"(?:^|\s)(?:machine[ \t\r\n]{1,100}\S|default(?:\s|$))")


def read_netrc(data: bytes) -> Iterator[Credential]:
    """Passwords of a `.netrc`."""
    if not _MACHINE.search(data):
        return
    for match in _PASSWORD.finditer(data):
        start, end = match.span(1)
        quotes = 1 if match.group(1).startswith(b'"') else 0
        yield Credential(start + quotes, end - quotes, "Password for a server")
