"""Environment files: `KEY=VALUE` lines, as dotenv readers understand them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from inspector.secrets.examples import is_placeholder

MAX_FILE_BYTES = 1 << 20
MAX_VARIABLES = 5000

_SAMPLES = frozenset({"example", "examples", "sample", "template", "tmpl", "tpl", "dist", "defaults", "schema", "stub"})
_OTHER_SUFFIXES = frozenset(
    {"ts", "js", "mjs", "cjs", "map", "json", "md", "txt", "py", "rb", "go", "rs", "vue", "d", "html", "yml", "yaml"}
)
_VARIABLE = re.compile(rb"^[ \t]*(?:export[ \t]+)?([A-Za-z_][A-Za-z0-9_.\-]{0,199})[ \t]*=[ \t]*", re.MULTILINE)
_BARE = re.compile(rb"[^\r\n]*")
_MAX_VALUE_BYTES = 64 << 10
_SECRET_NAME = re.compile(
    r"secret|token|passw|passphrase|pwd|api_?key|private|credential|auth|access_?key|signing|encryption|dsn"
    r"|database_url|connection|(?:^|_)(?:key|pat|pass|salt|jwt)(?:$|_)",
    re.IGNORECASE,
)
_PLAIN_VALUE = re.compile(
    r"\d{1,9}|\d+(?:\.\d+){1,3}|https?://[^\s@]*|/[\w./\-]*|(?:[a-z]+[-_ ]?){1,3}|[\w.\-]+@[\w.\-]+"
)
_MIN_SECRET = 6


@dataclass(frozen=True, slots=True)
class Variable:
    """One variable with a value; `start` and `end` are the value's span without quotes."""

    name: str
    value: str
    start: int
    end: int

    @property
    def is_set(self) -> bool:
        """Whether the value is more than nothing, a reference or a placeholder word."""
        return not is_placeholder(self.value)

    @property
    def is_secret(self) -> bool:
        """Whether the name says that the value is secret, and the value does not say otherwise."""
        if len(self.value) < _MIN_SECRET or not self.is_set or not _SECRET_NAME.search(self.name):
            return False
        return _PLAIN_VALUE.fullmatch(self.value) is None


def is_env_file(name: str) -> bool:
    """Whether a file is an environment file with values of its own: `.env`, `.env.local`, `prod.env`, `.envrc`.

    Samples (`.env.example`, `.env.template`, `sample.env`) are not.
    """
    last = name.lower()
    if ".env" not in last:
        return False  # asked about every file there is
    last = last.replace("\\", "/").rpartition("/")[2]
    if last in (".env", ".envrc"):
        return True
    parts = last.split(".")
    if _SAMPLES.intersection(parts):
        return False
    if last.startswith(".env."):
        return parts[-1] not in _OTHER_SUFFIXES
    return last.endswith(".env") and not _SAMPLES.intersection(re.split(r"[.\-_]", last))


def variables(data: bytes) -> Iterator[Variable]:
    """The variables of an environment file, in order. Never raises; quoted values may span lines."""
    at = 0
    for _ in range(MAX_VARIABLES):
        match = _VARIABLE.search(data, at, MAX_FILE_BYTES)
        if match is None:
            return
        start, end = _value_span(data, match.end())
        at = max(end, match.end())
        yield Variable(match.group(1).decode("ascii"), data[start:end].decode("utf-8", "replace"), start, end)


def _value_span(data: bytes, start: int) -> tuple[int, int]:
    quote = data[start : start + 1]
    if quote in (b'"', b"'"):
        closing = data.find(quote, start + 1, start + _MAX_VALUE_BYTES)
        if closing >= 0:
            return start + 1, closing
    line = _BARE.match(data, start)
    end = line.end() if line else start
    comment = data.find(b" #", start, end)
    end = comment if comment >= 0 else end
    return start, start + len(data[start:end].rstrip())
