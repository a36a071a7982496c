r"""A Windows program names the path of its symbol file.

## What it flags

Programs and libraries whose debug directory holds an absolute path of a `.pdb` file.

## Why it matters

The path often holds a person's account name, a code name or the layout of a build server.

## Example

`engine.dll` names `C:\Users\kim\falcon-unreleased\x64\Release\engine.pdb`.

## What to do

Link with `/PDBALTPATH:%_PDB%`, which leaves the file name only. .NET: `<PathMap>` or
`<Deterministic>true</Deterministic>` with `ContinuousIntegrationBuild`. Rust: `-C link-arg=/PDBALTPATH:%_PDB%`.

## Limits

Paths of well-known build services are reported as information. Only the first entry with a path counts.
"""

import re
from collections.abc import Iterator
from typing import Final

from inspector.binaries.pe import read_pe
from inspector.core.finding import MAX_EXCERPT_CHARACTERS, Evidence, Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import shortened
from inspector.rules.document_rule import DocumentFacts, Reads
from inspector.rules.first_window import is_binary_start
from inspector.rules.level import shown

_ABSOLUTE = re.compile(r"(?:[A-Za-z]:[\\/]|[\\/])")
_BUILD_SERVICES = re.compile(
    r"(?:[A-Za-z]:)?[\\/](?:a[\\/](?:_work[\\/])?\w+[\\/]|_work[\\/]|_[\\/]|projects[\\/]|build[\\/]"
    r"|home[\\/]runner[\\/]|vsts|__w[\\/])",
    re.IGNORECASE,
)


class DbgPePdbPath:
    """A PE file that tells where it was built."""

    info: Final = RuleInfo(
        id="dbg-pe-pdb-path",
        title="Build path in a Windows program",
        severity=Severity.LOW,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Link with `/PDBALTPATH:%_PDB%`, or set `<PathMap>` in a .NET project.",
        cwe=(215,),
    )
    reads: Final = Reads.BINARY

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """At most one finding per file."""
        document = facts.document
        pe = read_pe(document.data) if is_binary_start(document) else None
        path = pe.pdb_path if pe else None
        if path is None or not _ABSOLUTE.match(path):
            return
        is_service = _BUILD_SERVICES.match(path) is not None
        yield self.info.finding(
            document.entry,
            f"It names the path of its symbols: {shown(path)}.",
            f"pdb-path:{path}",
            severity=Severity.INFO if is_service else None,
            evidence=Evidence(shortened(path, MAX_EXCERPT_CHARACTERS)),
            reasons=["The path is that of a public build service."] if is_service else [],
        )
