"""The package was built for development.

## What it flags

Settings files with debugging switched on (`DEBUG = True` of Django, `FLASK_DEBUG=1`, `app.debug = true`), bundles
with the development build of React or Vue inside, and bundles with the client of a development server (webpack,
Vite).

## Why it matters

Debugging modes show stack traces, settings and sometimes a console to every visitor. Development builds are larger,
slower and talk about their inner life.

## Example

`DEBUG = True` in `app/settings.py`, or `react-dom.development.js` in `dist/bundle.js`.

## What to do

Build in release mode (`NODE_ENV=production`, `vite build`, `mode: "production"`), and read the switch from the
environment with a safe default.

## Limits

Libraries ship development builds beside production builds on purpose; only application bundles are meant, which
cannot be told apart for sure. Tests, documentation and other people's packages are left out.
"""

import re
from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Evidence, Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import visible
from inspector.documents.document import Document
from inspector.rules.document_rule import DocumentFacts, Reads
from inspector.rules.place_tags import path_tags

_SETTINGS = re.compile(
    r"(?:^|/)(?:settings[^/]*\.py|settings/[^/]+\.py|config\.py|\.flaskenv|application[^/]*\.(?:properties|ya?ml))\Z"
)
_SWITCH = re.compile(
    rb"^(?:DEBUG\s*=\s*True\b|FLASK_DEBUG\s*=\s*1\b|FLASK_ENV\s*=\s*development\b|debug\s*[=:]\s*true\b)", re.MULTILINE
)
_MARKS = (
    (b"react-dom.development.js", "the development build of React"),
    (b"You are running Vue in development mode", "the development build of Vue"),
    (b"[webpack-dev-server]", "the client of webpack's development server"),
    (b"[vite] connecting...", "the client of Vite's development server"),
)
_SCRIPTS = (".js", ".mjs", ".cjs", ".html")
_TOOLS = re.compile(
    r"(?:^|/)(?:cjs|umd|esm|client|server|overlay|dev)/|\.development\.|webpack-dev|(?:^|/)(?:react|vue)[^/]*\.js\Z"
)


class EnvDebugSwitch:
    """Development mode."""

    reads: Final = Reads.TEXT
    info: Final = RuleInfo(
        id="env-debug-switch",
        title="Built for development",
        severity=Severity.LOW,
        confidence=Confidence.MEDIUM,
        since="0.1.0",
        remediation="Build in release mode, and read switches from the environment with a safe default.",
        cwe=(489,),
    )

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """At most one finding per file."""
        document, tags = facts.document, path_tags(facts.document.entry)
        if "third-party" in tags or "test-path" in tags:
            return
        found = _switch(document) or _build(document)
        if found is not None:
            start, message = found
            place = document.position(start)
            line = document.data[start : start + 80].decode("utf-8", "replace").split("\n")[0]
            yield self.info.finding(
                document.entry,
                message,
                message,
                line=place.line,
                column=place.column,
                offset=document.to_origin(start),
                evidence=Evidence(visible(line)),
                tags=tags,
            )


def _switch(document: Document) -> tuple[int, str] | None:
    if not _SETTINGS.search(document.entry.name.replace("\\", "/")):
        return None
    match = _SWITCH.search(document.data)
    return (match.start(), "Debugging is switched on.") if match else None


def _build(document: Document) -> tuple[int, str] | None:
    name = document.entry.name.replace("\\", "/")
    if not name.endswith(_SCRIPTS) or _TOOLS.search(name):
        return None
    for mark, what in _MARKS:
        places = document.places.of(mark)
        if places:
            return places[0], f"It holds {what}."
    return None
