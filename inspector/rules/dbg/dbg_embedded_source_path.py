"""A compiled file names folders of the computer that built it.

## What it flags

Home folders of people, and source folders of Rust, Go and C projects, in programs and libraries (ELF, PE, Mach-O,
wasm, class files, object files).

## Why it matters

Panic messages, assertions and debug information carry the path of every source file: names of people, internal
projects and the layout of the sources, in a file that looks opaque.

## Example

`/Users/alice/work/engine/src/license.rs` in `libengine.so`.

## What to do

Rust: `--remap-path-prefix`, or `trim-paths` in the profile. Go: `-trimpath`. C and C++: `-ffile-prefix-map`. Build in a
container with a neutral folder.

## Limits

Only home folders are taken for personal; neutral build folders such as `/build` or `/home/runner` are left out.
"""

from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Evidence, Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import visible
from inspector.rules.document_rule import DocumentFacts, Reads
from inspector.rules.home_paths import home_paths
from inspector.rules.place_tags import path_tags

_MOST = 5


class DbgEmbeddedSourcePath:
    """Somebody's folder in a compiled file."""

    reads: Final = Reads.BINARY
    info: Final = RuleInfo(
        id="dbg-embedded-source-path",
        title="Folder of a person in a compiled file",
        severity=Severity.LOW,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Map paths while compiling: `--remap-path-prefix`, `-trimpath`, `-ffile-prefix-map`.",
        cwe=(215,),
    )

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """One finding per person and file."""
        document = facts.document
        for home in list(home_paths(document.data, document.places))[:_MOST]:
            yield self.info.finding(
                document.entry,
                f"It names the home folder of {visible(home.user)}.",
                f"user: {home.user}",
                offset=document.to_origin(home.start),
                evidence=Evidence(visible(home.path)),
                tags=path_tags(document.entry),
            )
