"""Terraform state: attributes stand in it in clear, those marked as sensitive too (the Terraform documentation)."""

import re
from collections.abc import Iterator

from inspector.secrets.credential_files.credential import Credential

_SECRET = re.compile(
    rb'"(?P<key>(?:[a-z0-9_]{1,60}_)?(?:password|secret|secret_key|private_key(?:_pem)?|access_key|token|api_key'
    rb'|connection_string|client_secret|master_password|auth_token))"\s{0,20}:\s{0,20}"(?P<value>(?:[^"\\]|\\.){8,65536})"'
)


def read_terraform_state(data: bytes) -> Iterator[Credential]:
    """Values of attributes whose names say that they are secret."""
    if b'"terraform_version"' not in data and b'"lineage"' not in data:
        return
    for match in _SECRET.finditer(data):
        name = match["key"].decode("ascii")
        yield Credential(*match.span("value"), f"Terraform attribute {name}")
