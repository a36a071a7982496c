"""A program or library carries its full symbol table.

## What it flags

ELF files with a `.symtab` section and no DWARF debug information.

## Why it matters

The table names every function and variable, internal ones included. That is harmless in most open packages
(20 of the 22 libraries in numpy's Linux wheel have one) and a gift to whoever studies a closed program.

## Example

`lib/libengine.so` holds 18,204 symbols, among them `license_check_offline`.

## What to do

Strip the file where names are private: `strip --strip-all`, `-Wl,-s`, `strip = "symbols"` below
`[profile.release]` in Cargo. Dynamic symbols, which the loader needs, stay.

## Limits

Mach-O and Windows files and the object files in static libraries are not looked at: they need their symbols. ELF
files longer than one scan window are left to the notice of `dbg-dwarf`.
"""

from collections.abc import Iterator
from typing import Final

from inspector.binaries.elf import read_elf
from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.rules.document_rule import DocumentFacts, Reads
from inspector.rules.first_window import is_binary_start


class DbgSymtab:
    """An ELF file with a full symbol table."""

    info: Final = RuleInfo(
        id="dbg-symtab",
        title="Full symbol table in a program or library",
        severity=Severity.INFO,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Strip the file where its names are private: `strip --strip-all`, or `-Wl,-s` for the linker.",
        cwe=(215,),
    )
    reads: Final = Reads.BINARY

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """At most one finding per file."""
        document = facts.document
        elf = read_elf(document.data) if is_binary_start(document) else None
        if elf is not None and elf.is_linked and elf.has_symtab and not elf.debug_sections:
            message = f"It holds a full symbol table of {elf.symbol_count:,} symbols."
            yield self.info.finding(document.entry, message, f"symtab:{document.entry.name}")
