"""Keys of Google service accounts and saved logins of gcloud and Azure, as JSON."""

import re
from collections.abc import Iterator

from inspector.secrets.credential_files.credential import Credential

_VALUE = re.compile(
    rb'"(?P<key>private_key|client_secret|refresh_token|refreshToken|accessToken)"\s{0,20}:\s{0,20}'
    rb'"(?P<value>(?:[^"\\]|\\.){12,16384})"'
)
_TITLES = {
    b"private_key": "Private key of a service account",
    b"client_secret": "Client secret of a cloud login",
    b"refresh_token": "Refresh token of a cloud login",
    b"refreshToken": "Refresh token of a cloud login",
    b"accessToken": "Access token of a cloud login",
}
_MARKS = (b'"service_account"', b'"authorized_user"', b'"tokenType"', b'"installed"')


def read_service_account(data: bytes) -> Iterator[Credential]:
    """Keys and tokens; nothing for JSON that is no such login."""
    if not any(mark in data for mark in _MARKS):
        return
    for match in _VALUE.finditer(data):
        yield Credential(*match.span("value"), _TITLES[match["key"]])
