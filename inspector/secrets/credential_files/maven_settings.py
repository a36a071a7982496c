"""Maven's `settings.xml`: passwords and passphrases of servers (Maven's settings reference).

Matched by pattern and not parsed: entities cannot be expanded, and a broken file still gives its logins.
"""

import re
from collections.abc import Iterator

from inspector.secrets.credential_files.credential import Credential

_SECRET = re.compile(rb"<(password|passphrase)>\s{0,100}([^<>\s]{1,2000})\s{0,100}</(?:password|passphrase)>")
_TITLES = {b"password": "Password of a Maven server", b"passphrase": "Passphrase of a Maven server's key"}


def read_maven_settings(data: bytes) -> Iterator[Credential]:
    """Logins of every server; nothing for other settings."""
    if b"<server>" not in data and b"<proxy>" not in data:
        return
    for match in _SECRET.finditer(data):
        yield Credential(*match.span(2), _TITLES[match.group(1)])
