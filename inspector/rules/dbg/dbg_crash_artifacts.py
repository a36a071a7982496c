"""A core dump, heap snapshot or profile was packed.

## What it flags

Core dumps of ELF systems by their content, Windows minidumps by theirs, and by name heap snapshots and CPU profiles of
V8, Java heap dumps and flight recordings, `hs_err_pid` and `npm-debug.log` reports, profiles of Go and Python.

## Why it matters

A dump holds the memory of a process: keys, tokens, requests and data of users, in clear. A profile names functions and
paths of the sources.

## Example

`package/Heap.20260331.101500.4711.0.001.heapsnapshot`, written by Node when it ran out of memory.

## What to do

Delete the file and exclude its kind from packages (`*.heapsnapshot`, `core.*`, `*.dmp`). Treat what the process
knew as published.

## Limits

What lies in a dump is not taken apart; its bytes are searched for secrets like those of any other file. Profiles hold
names only and are milder.
"""

import re
from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.documents.document import Document
from inspector.rules.document_rule import DocumentFacts, Reads
from inspector.rules.level import place_key

_ELF_CORE = re.compile(rb"\x7fELF(?:[\x01\x02]\x01.{10}\x04\x00|[\x01\x02]\x02.{10}\x00\x04)", re.DOTALL)
_NAMES = re.compile(
    r"(?P<heap>\.heapsnapshot|\.heapprofile|\.heaptimeline|\.hprof|\.mdmp)\Z"
    r"|(?P<profile>\.cpuprofile|\.jfr|\.pprof|\.prof|-v8\.log)\Z"
    r"|^(?P<report>hs_err_pid\d+\.log|replay_pid\d+\.log|npm-debug\.log(?:\.\d+)?|yarn-error\.log|report\.\d{8}\.\d{6}"
    r"\.[\d.]+\.json)\Z"
)
_MEANINGS = {
    "core": "It is a core dump: the memory of a process.",
    "minidump": "It is a minidump of Windows: memory and stacks of a process.",
    "heap": "It is a snapshot of a heap: objects and texts of a process.",
    "profile": "It is a profile of a running program.",
    "report": "It is the report of a crash or of a failed installation.",
}
_MILDER = {
    "profile": (Severity.LOW, "A profile holds names of functions and files, not the memory."),
    "report": (Severity.MEDIUM, "A report holds paths, versions and settings, not the memory."),
}


class DbgCrashArtifacts:
    """What a crash or a profiler left behind."""

    info: Final = RuleInfo(
        id="dbg-crash-artifacts",
        title="Core dump, heap snapshot or profile",
        severity=Severity.HIGH,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Delete it and exclude its kind from packages; treat what the process knew as published.",
        cwe=(528, 532),
    )
    reads: Final = Reads.ANY

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """At most one finding per file."""
        document = facts.document
        kind = _kind(document) if document.to_origin(0) == 0 else None
        if kind is None:
            return
        severity, reason = _MILDER.get(kind, (None, None))
        yield self.info.finding(
            document.entry,
            _MEANINGS[kind],
            f"{kind}: {place_key(document.entry.name)}",
            severity=severity,
            reasons=(reason,) if reason else (),
        )


def _kind(document: Document) -> str | None:
    head = document.data[:32]
    if not document.is_text:
        if head.startswith(b"MDMP\x93\xa7"):
            return "minidump"
        if _ELF_CORE.match(head):
            return "core"
    match = _NAMES.search(document.name)
    return match.lastgroup if match and document.data else None
