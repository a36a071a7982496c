"""A Windows or .NET symbol file ships.

## What it flags

Program databases by their content: Microsoft's PDB files and portable PDB files of .NET.

## Why it matters

They hold the names of all functions and types, source paths of the computer that built the program, and may
embed the source files themselves.

## Example

`lib/net8.0/Engine.pdb` beside `Engine.dll`.

## What to do

Send symbols to a symbol server instead. .NET: `<DebugType>none</DebugType>` or `<IncludeSymbols>` with
`snupkg`. MSBuild and CMake: leave `*.pdb` out of the install step. npm, wheels: narrow the list of files.

## Limits

Files that merely end in `.pdb`, such as protein structures, are not flagged. Symbols embedded in a `.dll` are
not flagged by this rule.
"""

from collections.abc import Iterator
from typing import Final

from inspector.binaries.identify import identify
from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.rules.document_rule import DocumentFacts, Reads
from inspector.rules.first_window import is_binary_start

_KINDS = {"pdb": "a program database of Windows symbols", "portable-pdb": "a portable program database of .NET symbols"}


class DbgPdb:
    """A program database."""

    info: Final = RuleInfo(
        id="dbg-pdb",
        title="Windows or .NET symbol file",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Publish symbols to a symbol server and leave `*.pdb` out of the package.",
        cwe=(215,),
    )
    reads: Final = Reads.BINARY

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """At most one finding per file."""
        document = facts.document
        kind = identify(document.data[:64], document.name) if is_binary_start(document) else None
        if kind in _KINDS:
            yield self.info.finding(document.entry, f"It is {_KINDS[kind]}.", f"pdb:{document.entry.name}")
