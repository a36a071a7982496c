"""Secrets that our own readers know, for the places where the engine sees nothing or too much."""

from collections.abc import Iterator

from inspector.documents.document import Document
from inspector.secrets.credential_files.credential import MAX_FILE_BYTES
from inspector.secrets.credential_files.registry import CredentialFile, credential_file
from inspector.secrets.env_file import is_env_file, variables
from inspector.secrets.examples import is_example, is_placeholder
from inspector.secrets.hit import HitKind, SecretHit
from inspector.secrets.private_keys import private_keys

ENV_FILE = "env-file"
"""`engine_rule` of hits in environment files."""
_MAX_HITS = 1000


def own_hits(document: Document) -> Iterator[SecretHit]:
    """Private keys, and logins in credential files. Never raises."""
    yield from private_keys(document.data, document.places)
    kind = credential_file(document.entry.name)
    if kind is not None and document.is_text and len(document.data) <= MAX_FILE_BYTES:
        yield from _logins(document.data, kind)


def env_hits(document: Document) -> Iterator[SecretHit]:
    """Values in an environment file that are secret by their name, whatever their shape."""
    if not (document.is_text and is_env_file(document.entry.name)):
        return
    for variable in variables(document.data):
        if variable.is_secret:
            title = f"Value of {variable.name}"
            yield _hit(ENV_FILE, title, variable.value, variable.start, variable.end)


def _logins(data: bytes, kind: CredentialFile) -> Iterator[SecretHit]:
    for count, found in enumerate(kind.read(data)):
        value = data[found.start : found.end].decode("utf-8", "replace")
        if not is_placeholder(value) or (is_example(value) and len(value) >= 16):
            yield _hit(kind.id, found.title, value, found.start, found.end)
        if count >= _MAX_HITS:
            return


def _hit(rule: str, title: str, value: str, start: int, end: int) -> SecretHit:
    return SecretHit(HitKind.CREDENTIAL_FILE, rule, title, value, start, end, "high", is_example=is_example(value))
