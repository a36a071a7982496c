"""A Rust package runs a build script that starts programs or opens connections.

## What it flags

A `build.rs` at the top of a crate that uses `Command`, sockets, or a crate for downloads.

## Why it matters

`cargo build` runs the script of every dependency on the developer's computer, unasked. Compilers are started this
way, but so are thieves of keys.

## Example

`Command::new("curl")` in `demo-1.0.0/build.rs`.

## What to do

Use the crates made for it (`cc`, `cmake`, `pkg-config`), ship what would be downloaded, and say in the readme what the
script does.

## Limits

Judged by words. Starting a compiler is ordinary; downloads raise the finding.
"""

import re
from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.rules.document_rule import DocumentFacts, Reads
from inspector.rules.level import place_key
from inspector.rules.place_tags import path_tags

_SCRIPT = re.compile(r"(?:^|/)[^/]+-\d[^/]*/build\.rs\Z|\Abuild\.rs\Z")
_DOWNLOAD = re.compile(
    rb"\b(?:reqwest|ureq|curl|TcpStream|UdpSocket|hyper)\b|Command::new\(\"(?:curl|wget|powershell|git)\""
)
_SPAWN = re.compile(rb"\bCommand::new\b|process::Command")


class RunCargoBuildRs:
    """A build script that does more than print settings."""

    reads: Final = Reads.TEXT
    info: Final = RuleInfo(
        id="run-cargo-build-rs",
        title="Rust build script that starts programs or downloads",
        severity=Severity.LOW,
        confidence=Confidence.MEDIUM,
        since="0.1.0",
        remediation="Use `cc`, `cmake` or `pkg-config`, and ship what would be downloaded.",
        cwe=(829,),
    )

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """At most one finding per script."""
        document = facts.document
        if document.name != "build.rs" or not _SCRIPT.search(document.entry.name.replace("\\", "/")):
            return
        download, spawn = _DOWNLOAD.search(document.data), _SPAWN.search(document.data)
        match = download or spawn
        if match is None:
            return
        yield self.info.finding(
            document.entry,
            "It opens connections." if download else "It starts programs.",
            f"build: {place_key(document.entry.name)}",
            severity=Severity.MEDIUM if download else None,
            line=document.position(match.start()).line,
            reasons=("It downloads something while the package is built.",) if download else (),
            tags=path_tags(document.entry),
        )
