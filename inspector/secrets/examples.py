"""Whether a value is a sample from documentation, a vendor's public test key, or no secret at all."""

import re

_MARKERS = re.compile(
    r"example|sample|dummy|placeholder|changeme|change[-_]me|your[-_]|replace[-_]?(?:me|with)|redacted|not[-_]?real"
    r"|fake|x{6,}|\*{3,}|\.{3,}|1234567890|abcdefghij|deadbeef|0{8,}",
    re.IGNORECASE,
)
_WORDS = frozenset(
    {"admin", "api_key", "apikey", "bar", "baz", "false", "foo", "foobar", "guest", "hunter2", "key",
     "letmein", "localhost", "mongo", "my-secret", "my_secret", "mypassword", "mysecret", "mysql", "nil",
     "none", "null", "pass", "passwd", "password", "postgres", "pwd", "qux", "redis", "root", "secret",
     "secretpassword", "string", "tbd", "test", "testing", "todo", "token", "true", "undefined", "user",
     "username", "value", "xxx"}
)  # fmt: skip
_REFERENCE = re.compile(
    r"\$\{[^}]*\}|\$\(?[A-Za-z_]\w*\)?|%[A-Za-z_]\w*%|\{\{.*\}\}|<[^<>]*>|@[A-Za-z_]+@|process\.env\.\w+"
)
_WELL_KNOWN = frozenset(
    {
        # A token from RFC 7519's most copied example: header and claims of jwt.io's front page.
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ",
    }
)
_MAX_MARKED_LENGTH = 200
"""In longer values a marker word may stand by chance."""


def is_reference(value: str) -> bool:
    """Whether a value only names where the secret comes from: `${NPM_TOKEN}`, `%TOKEN%`, `<your token>`."""
    return _REFERENCE.fullmatch(value.strip()) is not None


def is_placeholder(value: str) -> bool:
    """Whether a configuration value stands for nothing: empty, a reference, or a word that people type there."""
    bare = value.strip().strip("\"'")
    return not bare or is_reference(bare) or bare.lower() in _WORDS or is_example(bare)


def is_example(secret: str) -> bool:
    """Whether a secret's own text says that it is a sample."""
    if secret.lower() in _WORDS or _repeats(secret) or _is_list_of_words(secret):
        return True
    if any(secret.startswith(known) for known in _WELL_KNOWN):
        return True
    return len(secret) <= _MAX_MARKED_LENGTH and _MARKERS.search(secret) is not None


def _is_list_of_words(text: str) -> bool:
    """Whether a text joins such words and numbers, as addresses of several hosts do: `123,foo:bar`."""
    parts = re.split(r"[,:;/@]", text.lower())
    return len(parts) > 1 and all(part in _WORDS or part.isdigit() for part in parts)


def _repeats(text: str) -> bool:
    """Whether a text is one or two characters over and over."""
    distinct = len(set(text))
    return distinct <= 2 and len(text) >= 4 * distinct
