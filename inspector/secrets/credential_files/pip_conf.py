"""`pip.conf` and `pip.ini`: a login in the address of an index (pip's documentation of configuration)."""

import re
from collections.abc import Iterator

from inspector.secrets.credential_files.credential import Credential

_LOGIN = re.compile(rb"https?://([^\s/@:]{0,200}):([^\s/@]{1,500})@")
_TOKEN = re.compile(rb"https?://([^\s/@:]{20,500})@")


def read_pip_conf(data: bytes) -> Iterator[Credential]:
    """Logins in the index addresses of pip's configuration."""
    for match in _LOGIN.finditer(data):
        yield Credential(*match.span(2), "Package index password")
    for match in _TOKEN.finditer(data):
        yield Credential(*match.span(1), "Package index token")
