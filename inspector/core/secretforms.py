"""The ways in which one secret can stand in text: as it is, and as other formats write it."""

import base64
import json
import urllib.parse
from collections.abc import Iterator

from inspector.core.innerpath import escape_name
from inspector.core.text import visible

MIN_LINE_CHARACTERS = 16
"""Lines of a secret of several lines count as secret on their own from this length on."""
MAX_ENCODED_CHARACTERS = 4096
"""Longer secrets (whole keys) are looked for as they are and line by line only."""


def forms_of(secret: str, least: int) -> set[str]:
    """All forms of one secret that have at least `least` characters."""
    forms = {secret, visible(secret)}
    lines = [line.strip() for line in secret.splitlines()]
    if len(lines) > 1:
        forms.update(line for line in lines if len(line) >= MIN_LINE_CHARACTERS and not line.startswith("-----"))
    if least <= len(secret) <= MAX_ENCODED_CHARACTERS:
        forms.update(_escaped(secret))
        forms.update(_base64(secret.encode("utf-8", "surrogatepass")))
    return {form for form in forms if len(form) >= least}


def _escaped(secret: str) -> Iterator[str]:
    raw = secret.encode("utf-8", "surrogatepass")
    for text in (json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1]):
        yield text
        yield text.replace("/", "\\/")
        # JSON within JSON: a map inside a map's source.
        yield json.dumps(text)[1:-1]
    for quoted in (urllib.parse.quote(raw, safe=""), urllib.parse.quote(raw), urllib.parse.quote_plus(raw)):
        yield quoted
        yield _lower_escapes(quoted)
    yield escape_name(raw)


def _lower_escapes(quoted: str) -> str:
    head, *parts = quoted.split("%")
    return head + "".join(f"%{part[:2].lower()}{part[2:]}" for part in parts)


def _base64(raw: bytes) -> Iterator[str]:
    """The characters that are certain wherever the secret starts within the encoded bytes."""
    for lead, cut in ((0, 0), (1, 2), (2, 3)):
        certain = (lead + len(raw)) * 8 // 6
        for encode in (base64.b64encode, base64.urlsafe_b64encode):
            yield encode(b"\0" * lead + raw).decode("ascii")[cut:certain]
