"""`NuGet.config`: passwords of package sources and API keys (the nuget.config reference).

Matched by pattern and not parsed: entities cannot be expanded, and a broken file still gives its logins.
"""

import re
from collections.abc import Iterator

from inspector.secrets.credential_files.credential import Credential

_ADD = re.compile(rb"<add\s[^<>]{1,4000}>", re.IGNORECASE)
_KEY = re.compile(rb"\bkey\s{0,20}=\s{0,20}\"([^\"]{1,500})\"", re.IGNORECASE)
_VALUE = re.compile(rb"\bvalue\s{0,20}=\s{0,20}\"([^\"]{1,2000})\"", re.IGNORECASE)
_API_KEYS = re.compile(rb"<apikeys>(.{0,65536}?)</apikeys>", re.IGNORECASE | re.DOTALL)
_PASSWORDS = {b"cleartextpassword": "NuGet source password", b"password": "NuGet source password, encrypted"}


def read_nuget_config(data: bytes) -> Iterator[Credential]:
    """Logins of a NuGet configuration."""
    keys = _API_KEYS.search(data)
    for element in _ADD.finditer(data):
        key, value = _KEY.search(element.group()), _VALUE.search(element.group())
        if key is None or value is None:
            continue
        is_api_key = keys is not None and keys.start() < element.start() < keys.end()
        title = "NuGet API key" if is_api_key else _PASSWORDS.get(key.group(1).lower())
        if title:
            yield Credential(element.start() + value.start(1), element.start() + value.end(1), title)
