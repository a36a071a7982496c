"""The key with which an application signs its cookies and tokens ships.

## What it flags

Literal values of Django's `SECRET_KEY`, Flask's `SECRET_KEY`, Rails' `secret_key_base` and `config/master.key`,
Laravel's `APP_KEY` and the salts of WordPress.

## Why it matters

With the key anybody can sign a session of any user, and in some frameworks run code on the server.

## Example

`SECRET_KEY = "…"` in `app/settings.py`.

## What to do

Generate a new key for every deployment, and read it from the environment. Sessions that were signed with the old one
end.

## Limits

Keys that generators mark as insecure, placeholders and short values are not flagged. In tests it is two levels milder.
"""

import hashlib
import re
from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.documents.marks import found_at
from inspector.rules.document_rule import DocumentFacts, Reads
from inspector.rules.place_tags import path_tags
from inspector.secrets.examples import is_example, is_placeholder
from inspector.secrets.excerpts import evidence_for

_LITERAL = re.compile(
    rb"(?P<name>SECRET_KEY|secret_key_base|(?:AUTH|SECURE_AUTH|LOGGED_IN|NONCE)_(?:KEY|SALT))['\"]?\]?\s{0,8}(?:=|:|,|=>)\s{0,8}"
    rb"b?['\"](?P<value>[^'\"\r\n]{20,200})['\"]|^\s{0,8}secret_key_base:\s{1,8}(?P<bare>[0-9a-f]{64,128})\s*$"
    rb"|^APP_KEY\s{0,4}=\s{0,4}(?P<laravel>base64:[A-Za-z0-9+/]{43}=)",
    re.MULTILINE,
)
_MARKS = {
    "php": (b"_KEY", b"_SALT"), "rb": (b"_KEY", b"secret_key_base"), "yml": (b"_KEY", b"secret_key_base"),
    "yaml": (b"_KEY", b"secret_key_base"), "env": (b"_KEY", b"_SALT", b"secret_key_base"),
}  # fmt: skip
"""What stands in every name that a framework of the language uses."""
_USUAL_MARKS = (b"_KEY",)
_MASTER = re.compile(rb"[0-9a-f]{32}\s*\Z")
_NAMES = re.compile(r"\.(?:py|rb|ya?ml|php|env|cfg|ini|toml|json|js|ts)\Z|\.env(?:\.[\w.]+)?\Z|(?:^|/)master\.key\Z")
_INSECURE = (b"django-insecure-", b"put your unique phrase here")
_BEFORE, _AFTER = 24, 300
"""Bytes from a mark to the beginning of its name, and to the end of the longest value."""
_MOST = 10


class SecFrameworkKey:
    """Signing keys of web frameworks."""

    reads: Final = Reads.TEXT
    info: Final = RuleInfo(
        id="sec-framework-key",
        title="Signing key of a web framework",
        severity=Severity.MEDIUM,
        confidence=Confidence.MEDIUM,
        since="0.1.0",
        remediation="Generate a new key for every deployment, and read it from the environment.",
        cwe=(321, 798),
    )

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """One finding per key and file."""
        document = facts.document
        if not _NAMES.search(document.entry.name.replace("\\", "/")):
            return
        tags = path_tags(document.entry)
        is_test = "test-path" in tags
        for start, end in _keys(document.name, document.data)[:_MOST]:
            yield self.info.finding(
                document.entry,
                "A signing key stands in clear.",
                hashlib.sha256(document.data[start:end]).hexdigest(),
                severity=self.info.severity.shifted(-2) if is_test else None,
                line=document.position(start).line,
                column=document.position(start).column,
                offset=document.to_origin(start),
                evidence=evidence_for(document, start, end, facts.hits),
                reasons=("It lies among tests, where sample keys are common.",) if is_test else (),
                tags=tags,
            )


def _keys(name: str, data: bytes) -> list[tuple[int, int]]:
    if name == "master.key":
        match = _MASTER.match(data)
        return [(0, 32)] if match else []
    suffix = "env" if name.startswith(".env") else name.rpartition(".")[2]
    windows = _windows(data, _MARKS.get(suffix, _USUAL_MARKS))
    matches = (match for begin, end in windows for match in _LITERAL.finditer(data, begin, end))
    spans = (match.span(match.lastgroup or "value") for match in matches)
    return [(start, end) for start, end in spans if _is_real(data[start:end])]


def _windows(data: bytes, marks: tuple[bytes, ...]) -> Iterator[tuple[int, int]]:
    """What lies around the marks: the pattern alone would go through the whole file byte by byte."""
    begin = end = 0
    for at in sorted(at for mark in marks for at in found_at(data, mark)):
        if at - _BEFORE >= end:
            yield begin, end
            begin = max(0, at - _BEFORE)
        end = at + _AFTER  # windows that meet are one
    yield begin, end


def _is_real(value: bytes) -> bool:
    text = value.decode("utf-8", "replace")
    if (
        value.startswith(_INSECURE)
        or is_placeholder(text)
        or is_example(text)
        or (" " in text.strip() and len(text) < 50)
    ):
        return False
    return len(set(text)) > 10 and "(" not in text[:12] and "${" not in text
