"""kubeconfig: users with keys, tokens and passwords (the Kubernetes reference, "Organizing Cluster Access").

Matched by pattern, not parsed: YAML and JSON, damaged or not.
"""

import re
from collections.abc import Iterator

from inspector.secrets.credential_files.credential import Credential

_VALUE = re.compile(
    rb"(?:^|[\s\"{,])(?P<key>client-key-data|token|password|id-token|refresh-token|client-secret)\"?[ \t]*:[ \t]*"
    rb"[\"']?(?P<value>[^\s\"',}]{6,65536})",
    re.MULTILINE,
)
_TITLES = {
    b"client-key-data": "Private key of a Kubernetes user",
    b"token": "Token of a Kubernetes user",
    b"password": "Password of a Kubernetes user",
    b"id-token": "Token of a Kubernetes user",
    b"refresh-token": "Refresh token of a Kubernetes user",
    b"client-secret": "Client secret of a Kubernetes user",
}


def read_kubeconfig(data: bytes) -> Iterator[Credential]:
    """Logins of every user; nothing for a file that lists no users."""
    if b"users" not in data or b"clusters" not in data:
        return
    for match in _VALUE.finditer(data):
        yield Credential(*match.span("value"), _TITLES[match["key"]])
