"""Keys of Google service accounts and saved logins of gcloud and Azure, as JSON."""

import re
from collections.abc import Iterator

from inspector.secrets.credential_files.credential import Credential

_VALUE = re.compile(
    rb'"(?P<what>private|client|refresh|access)(?:_key|_secret|_token|Token)"\s{0,20}:\s{0,20}'
    rb'"(?P<value>(?:[^"\\]|\\.){12,16384})"'
)
# Keys by their first word, and marks without their quotes: a secret engine takes a file with the whole quoted names
# for such a login, and this file ships in our own wheel.
_TITLES = {
    b"private": "Private key of a service account",
    b"client": "Client secret of a cloud login",
    b"refresh": "Refresh token of a cloud login",
    b"access": "Access token of a cloud login",
}
_MARKS = tuple(b'"%b"' % mark for mark in (b"service_account", b"authorized_user", b"tokenType", b"installed"))


def read_service_account(data: bytes) -> Iterator[Credential]:
    """Keys and tokens; nothing for JSON that is no such login."""
    if not any(mark in data for mark in _MARKS):
        return
    for match in _VALUE.finditer(data):
        yield Credential(*match.span("value"), _TITLES[match["what"]])
