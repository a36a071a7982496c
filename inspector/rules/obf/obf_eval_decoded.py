"""Code decodes something and runs it at once.

## What it flags

Calls that run what they decode in the same expression: `eval` of `atob(…)`, `new Function` of
`Buffer.from(…, "base64")`, `exec` of `base64.b64decode(…)`, `zlib.decompress(…)` or `marshal.loads(…)`,
`Invoke-Expression` of a decoded text, and `base64 -d` piped into a shell.

## Why it matters

Nobody can review what is not there to read. Most packages that were taken over start this way.

## Example

The first line of `demo/__init__.py` imports `base64`, decodes 34 kB and hands them to `exec`.

## What to do

Remove it, and in somebody else's code treat it as an attack. Loaders of WebAssembly and templates have no need for
it.

## Limits

Only both steps in one expression; a decoded text in a variable is not followed. At most one finding per file.
"""

import re
from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Evidence, Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import shortened, visible
from inspector.documents.document import Document
from inspector.rules.code_files import is_code
from inspector.rules.document_rule import DocumentFacts, Reads
from inspector.rules.place_tags import path_tags

_GAP = rb"\s{0,20}"
_DECODERS = (
    rb"(?:window\.|globalThis\.|self\.)?(?:atob|unescape|decodeURIComponent" + _GAP + rb"\(" + _GAP + rb"atob)"
    rb"|Buffer\.from|zlib\.decompress|(?:__import__\(['\"](?:base64|zlib|codecs|marshal)['\"]\)\.)\w+"
    rb"|base64\.\w{1,3}\d{2}decode|codecs\.decode|bytes\.fromhex|marshal\.loads|bytes\.fromhex|gzinflate|base64_decode"
    rb"|\[System\.Text\.Encoding\]|Base64\.(?:urlsafe_|strict_)?decode64"
)
_CALL = re.compile(
    rb"(?<![\w$.])(?:eval|exec|Function|iex|IEX|Invoke-Expression|assert)" + _GAP + rb"\(?" + _GAP
    + rb"(?:compile" + _GAP + rb"\(" + _GAP + rb")?(?:" + _DECODERS + rb")" + _GAP + rb"[(:]"
)  # fmt: skip
_SHELL = re.compile(rb"base64\s{1,4}(?:-d|-D|--decode)\b[^\n]{0,200}\|\s{0,4}(?:ba|z|da)?sh\b")
_MARKS = {
    "py": (b"exec(", b"exec (", b"eval(", b"eval ("), "pth": (b"exec(", b"exec (", b"eval(", b"eval ("),
    "php": (b"eval(", b"eval (", b"assert("), "rb": (b"eval(", b"eval ("),
    "ps1": (b"iex", b"IEX", b"Invoke-Expression"), "sh": (), "bat": (),
}  # fmt: skip
"""How a language calls what runs a text; they are searched for first."""
_SCRIPT_MARKS = (b"eval(", b"eval (", b"Function(", b"Function (")
_SHELL_MARK = b"base64 "


class ObfEvalDecoded:
    """Code that comes out of data."""

    reads: Final = Reads.TEXT
    info: Final = RuleInfo(
        id="obf-eval-decoded",
        title="Code that decodes and runs a text",
        severity=Severity.HIGH,
        confidence=Confidence.MEDIUM,
        since="0.1.0",
        remediation="Remove it; in somebody else's code treat it as an attack.",
        cwe=(506, 95),
    )

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """At most one finding per file, at the first place."""
        document = facts.document
        if not is_code(document.name):
            return
        match = _first_call(document, document.name.rpartition(".")[2].lower())
        if match is None:
            return
        tags = path_tags(document.entry, facts.words.own_scopes)
        is_test = "test-path" in tags
        place = document.position(match.start())
        line = document.data[match.start() : match.end() + 80].decode("utf-8", "replace")
        yield self.info.finding(
            document.entry,
            "It decodes a text and runs it.",
            f"eval: {''.join(match.group().decode('utf-8', 'replace').split())}",
            severity=self.info.severity.shifted(-2) if is_test else None,
            line=place.line,
            column=place.column,
            offset=document.to_origin(match.start()),
            evidence=Evidence(shortened(visible(" ".join(line.split())), 200)),
            reasons=("It lies among tests.",) if is_test else (),
            tags=tags,
        )


def _first_call(document: Document, suffix: str) -> re.Match[bytes] | None:
    if suffix == "sh":
        return _SHELL.search(document.data) if _SHELL_MARK in document.data else None
    calls = (match for mark in _MARKS.get(suffix, _SCRIPT_MARKS) if (match := _near(document, mark)) is not None)
    return min(calls, key=lambda match: match.start(), default=None)


def _near(document: Document, mark: bytes) -> re.Match[bytes] | None:
    """The pattern at each place of a mark: alone it would go through the whole file byte by byte."""
    matches = (_CALL.match(document.data, at) for at in document.places.of(mark))
    return next((match for match in matches if match is not None), None)
