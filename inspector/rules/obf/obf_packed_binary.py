"""A program was packed so that its code cannot be read.

## What it flags

Programs and libraries with the marks of packers: UPX, ASPack, MPRESS, PECompact, Themida, VMProtect, Petite.

## Why it matters

What such a file does shows only when it runs. Scanners see nothing in it, and virus scanners of users raise an
alarm. Our own search for secrets and paths in it finds nothing either.

## Example

`package/bin/tool.exe` has the sections `UPX0` and `UPX1`.

## What to do

Ship the program as the linker made it. Archives and installers compress it just as well.

## Limits

Marks of known packers only; a changed packer leaves none. Files of packers themselves hold their own marks.
"""

from collections.abc import Iterator
from typing import Final

from inspector.binaries.identify import HEAD_BYTES, identify
from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.rules.document_rule import DocumentFacts, Reads
from inspector.rules.first_window import is_binary_start
from inspector.rules.level import place_key
from inspector.rules.place_tags import path_tags

_PACKERS = (
    (b"UPX!", "UPX"), (b"UPX0\0\0\0\0", "UPX"), (b".aspack\0", "ASPack"), (b".MPRESS1", "MPRESS"),
    (b"PEC2", "PECompact"), (b".themida", "Themida"), (b".vmp0\0\0\0", "VMProtect"), (b".petite\0", "Petite"),
)  # fmt: skip
_HEADERS_BYTES = 4096
"""Section tables and UPX's own header lie within it."""
_PROGRAMS = frozenset({"elf", "pe", "mach-o"})


class ObfPackedBinary:
    """Programs that unpack themselves."""

    reads: Final = Reads.BINARY
    info: Final = RuleInfo(
        id="obf-packed-binary",
        title="Program packed by a runtime packer",
        severity=Severity.MEDIUM,
        confidence=Confidence.MEDIUM,
        since="0.1.0",
        remediation="Ship the program as the linker made it.",
        cwe=(506,),
    )

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """At most one finding per file."""
        document = facts.document
        if not is_binary_start(document) or identify(document.data[:HEAD_BYTES], document.name) not in _PROGRAMS:
            return
        head = document.data[:_HEADERS_BYTES]
        packer = next((name for mark, name in _PACKERS if mark in head), None)
        if packer is not None:
            key = f"packed: {place_key(document.entry.name)}"
            yield self.info.finding(
                document.entry, f"It was packed with {packer}.", key, tags=path_tags(document.entry)
            )
