"""The process that read or scanned the artifact ended before its work was done.

## What it flags

A worker that crashed, was ended for using too much memory, or stopped answering.

## Why it matters

Artifacts are read in processes of their own because hostile files can crash a parser. When that happens the
rows found so far stay, and the processes are started again. If one dies of the same entry once more, the scan
goes on without that entry, and this finding names it; after several such entries, or where no entry is to
blame, the scan ends and the rest of the artifact was not looked at.

## Example

The reader ended with signal 11 at entry 3,201: a damaged inner archive crashed the native library that reads
it.

## What to do

Scan again. If the process ends at the same place, unpack the artifact in a safe environment and scan its
parts. Update the system's libarchive: old versions crash on files that newer ones read.

## Limits

A crash says nothing about intent: damaged files and lack of memory look the same as an attack.
"""

from typing import Final

from inspector.core.finding import Finding
from inspector.core.problem import Problem
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.rules.coverage_rule import coverage_finding


class CovWorkerDied:
    """A worker process ended early."""

    info: Final = RuleInfo(
        id="cov-worker-died",
        title="A reading process ended unexpectedly",
        severity=Severity.HIGH,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Scan again; if it happens twice, treat the artifact as hostile and report the case.",
    )

    def finding_for(self, problem: Problem) -> Finding:
        """The one finding of a problem."""
        return coverage_finding(self.info, problem)
