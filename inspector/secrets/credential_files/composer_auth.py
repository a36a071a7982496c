"""Composer's `auth.json`: tokens and passwords by host (Composer's manual, "Authentication for private packages").

Matched by pattern: JSON with any damage still gives its logins.
"""

import re
from collections.abc import Iterator

from inspector.secrets.credential_files.credential import Credential

_SECTION = re.compile(
    rb'"(github-oauth|gitlab-oauth|gitlab-token|bearer|http-basic|bitbucket-oauth)"\s{0,100}:\s{0,100}\{'
)
_PASSWORD = re.compile(rb'"(?:password|consumer-secret|token)"\s{0,100}:\s{0,100}"([^"\\]{4,4096})"')
_BY_HOST = re.compile(rb'"[^"\\{}]{1,253}"\s{0,100}:\s{0,100}"([^"\\]{4,4096})"')
_MAX_SECTION_BYTES = 64 << 10


def read_composer_auth(data: bytes) -> Iterator[Credential]:
    """Tokens and passwords of every host."""
    for section in _SECTION.finditer(data):
        begin, end = section.end(), _end(data, section.end())
        is_nested = section.group(1) in (b"http-basic", b"bitbucket-oauth")
        for match in (_PASSWORD if is_nested else _BY_HOST).finditer(data, begin, end):
            yield Credential(*match.span(1), "Composer password" if is_nested else "Composer token")


def _end(data: bytes, begin: int) -> int:
    """Where the section's brace is closed."""
    depth = 1
    for match in re.finditer(rb"[{}]", data[begin : begin + _MAX_SECTION_BYTES]):
        depth += 1 if match.group() == b"{" else -1
        if depth == 0:
            return begin + match.start()
    return min(len(data), begin + _MAX_SECTION_BYTES)
