"""Docker's `config.json`: logins below `auths` (the docker login reference).

Matched by pattern: JSON of any depth and with any damage still gives its logins.
"""

import base64
import binascii
import re
from collections.abc import Iterator

from inspector.secrets.credential_files.credential import Credential

_PAIR = re.compile(rb"\"(auth|identitytoken|registrytoken|password)\"\s{0,100}:\s{0,100}\"([^\"\\]{4,8192})\"")
_TITLES = {
    b"auth": "Container registry login",
    b"identitytoken": "Container registry token",
    b"registrytoken": "Container registry token",
    b"password": "Container registry password",
}


def read_docker_config(data: bytes) -> Iterator[Credential]:
    """Logins of a Docker configuration."""
    if b'"auth' not in data:
        return
    for match in _PAIR.finditer(data):
        if match.group(1) != b"auth" or _is_login(match.group(2)):
            yield Credential(*match.span(2), _TITLES[match.group(1)])


def _is_login(value: bytes) -> bool:
    try:
        user, colon, password = base64.b64decode(value, validate=True).partition(b":")
    except binascii.Error:
        return False
    return bool(user and colon and password)
