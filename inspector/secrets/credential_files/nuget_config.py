"""`NuGet.config`: passwords of package sources and API keys (the nuget.config reference).

Matched by pattern and not parsed: entities cannot be expanded, and a broken file still gives its logins.
"""

import re
from collections.abc import Iterator

from inspector.secrets.credential_files.credential import Credential

_ADD = re.compile(rb"<add\s[^<>]{1,4000}>", re.IGNORECASE)
_KEY = re.compile(rb"\bkey\s{0,20}=\s{0,20}\"([^\"]{1,500})\"", re.IGNORECASE)
_VALUE = re.compile(rb"\bvalue\s{0,20}=\s{0,20}\"([^\"]{1,2000})\"", re.IGNORECASE)
_PASSWORDS = {b"cleartextpassword": "NuGet source password", b"password": "NuGet source password, encrypted"}


def read_nuget_config(data: bytes) -> Iterator[Credential]:
    """Logins of a NuGet configuration."""
    lowered = data.lower()
    keys_start = lowered.find(b"<apikeys>")
    keys_end = lowered.find(b"</apikeys>", keys_start) if keys_start >= 0 else -1
    for element in _ADD.finditer(data):
        key, value = _KEY.search(element.group()), _VALUE.search(element.group())
        if key is None or value is None:
            continue
        title = "NuGet API key" if keys_start < element.start() < keys_end else _PASSWORDS.get(key.group(1).lower())
        if title:
            yield Credential(element.start() + value.start(1), element.start() + value.end(1), title)
