"""A program or library carries debug information in the DWARF format.

## What it flags

ELF, Mach-O and Windows files with DWARF code or line tables: sections such as `.debug_info` and `.debug_line`.
A plain symbol table is not debug information; `dbg-symtab` reports it.

## Why it matters

DWARF names every function, variable, type and source file, often with absolute paths of the computer that
compiled it. With it a decompiler shows nearly the original program. It also makes files several times larger.

## Example

`demo/_native.cpython-311-x86_64-linux-gnu.so` holds `.debug_info`, `.debug_line` and `.debug_str`, 14.2 MB, with
paths below `/home/alice/secret-project`.

## What to do

Strip release builds and keep the symbols for yourself: `strip --strip-debug` or `objcopy --only-keep-debug`,
`-Wl,-s` for linkers, `strip = true` below `[profile.release]` in Cargo, `-ldflags="-s -w"` for Go,
`dsymutil` followed by `strip -S` on macOS.

## Limits

ELF files longer than one scan window are reported as not looked at, because their table of sections stands at
the end. Paths are not read out of compressed sections.
"""

from collections.abc import Iterator
from typing import Final

from inspector.binaries.elf import ElfFacts, read_elf
from inspector.binaries.macho import read_macho
from inspector.binaries.pe import read_pe
from inspector.core.finding import Evidence, Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import human_size
from inspector.documents.document import Document
from inspector.rules.document_rule import DocumentFacts, Reads
from inspector.rules.first_window import is_binary_start

_SYMBOL_FOLDERS = ("usr/lib/debug/", ".debug/")


class DbgDwarf:
    """A compiled file with DWARF sections."""

    info: Final = RuleInfo(
        id="dbg-dwarf",
        title="Debug information in a program or library",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Strip debug information from release builds (`strip --strip-debug`, `strip = true` in Cargo's "
        '`[profile.release]`, `-ldflags="-s -w"` for Go) and keep it apart.',
        cwe=(215,),
    )
    reads: Final = Reads.BINARY

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """At most one finding per file."""
        document = facts.document
        if not is_binary_start(document):
            return
        elf = read_elf(document.data)
        if elf is not None:
            yield from self._elf(document, elf)
            return
        macho = read_macho(document.data)
        if macho is not None and macho.has_dwarf and not macho.is_dsym:  # dbg-dsym reports companion files
            yield self._finding(document, f"It holds {', '.join(macho.debug_sections[:6])}.")
        pe = read_pe(document.data)
        if pe is not None and pe.has_dwarf:
            yield self._finding(document, "It holds DWARF sections such as .debug_info.")

    def _elf(self, document: Document, elf: ElfFacts) -> Iterator[Finding]:
        if document.is_partial and elf.problem is not None:
            yield self.info.finding(
                document.entry,
                "The file is too long to look for debug information: its table of sections stands at the end.",
                f"unread:{document.entry.name}",
                severity=Severity.INFO,
                reasons=["Nothing was found; the file could not be looked at as a whole."],
            )
        elif elf.debug_sections:
            names = ", ".join(section.name for section in elf.debug_sections[:6])
            paths = elf.build_paths[:1]
            yield self._finding(document, f"It holds {names}, {human_size(elf.debug_bytes)} in all.", *paths)

    def _finding(self, document: Document, message: str, path: str | None = None) -> Finding:
        is_symbols = any(folder in f"/{document.entry.name}" for folder in _SYMBOL_FOLDERS)
        return self.info.finding(
            document.entry,
            message,
            f"dwarf:{document.entry.name}",
            severity=Severity.INFO if is_symbols else None,
            evidence=Evidence(path) if path and len(path) <= 240 else None,
            reasons=["It lies where debug packages keep their symbols."] if is_symbols else [],
        )
