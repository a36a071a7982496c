"""Debug symbols of macOS, iOS or a crash reporter ship.

## What it flags

The companion file of a `.dSYM` bundle (a Mach-O file of that type, whatever it is called) and Breakpad symbol
files, which begin with `MODULE`.

## Why it matters

They hold the names of all functions and types, line numbers and source paths: what was stripped from the
program itself.

## Example

`Demo.app.dSYM/Contents/Resources/DWARF/Demo` in a zip beside `Demo.app`.

## What to do

Upload symbols to the crash service and leave them out of the package: `*.dSYM` and `*.sym` in the packaging
step's exclusions; in Xcode keep `DEBUG_INFORMATION_FORMAT` at `dwarf-with-dsym` and export only the `.app`.

## Limits

The empty frame of a bundle (`Info.plist`) is not flagged.
"""

import re
from collections.abc import Iterator
from typing import Final

from inspector.binaries.macho import read_macho
from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.documents.document import Document
from inspector.rules.document_rule import DocumentFacts, Reads
from inspector.rules.first_window import is_binary_start

_BREAKPAD = re.compile(rb"MODULE [A-Za-z]{2,16} [A-Za-z0-9_]{2,16} [0-9A-Fa-f]{33,41} [^\r\n]")


class DbgDsym:
    """A dSYM companion file, or Breakpad symbols."""

    info: Final = RuleInfo(
        id="dbg-dsym",
        title="Debug symbols of macOS, iOS or a crash reporter",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Upload symbols to the crash service and exclude `*.dSYM` and `*.sym` from the package.",
        cwe=(215,),
    )
    reads: Final = Reads.ANY

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """At most one finding per file."""
        document = facts.document
        kind = _kind(document)
        if kind:
            yield self.info.finding(document.entry, f"It holds {kind}.", f"symbols:{document.entry.name}")


def _kind(document: Document) -> str | None:
    if document.is_text:
        is_start = document.first_line == 1 and document.to_origin(0) == 0
        return "Breakpad symbols" if is_start and _BREAKPAD.match(document.data) else None
    macho = read_macho(document.data) if is_binary_start(document) else None
    return "the debug symbols of an Apple program" if macho is not None and macho.is_dsym else None
