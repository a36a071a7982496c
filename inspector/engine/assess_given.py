"""Findings that compare the artifact with what the user gave: an earlier report, an attestation, a checkout."""

from collections.abc import Iterator

from inspector.core.end_state import EndState
from inspector.core.entry import Origin
from inspector.core.finding import Finding
from inspector.core.report import Counts, Report
from inspector.engine.assess_facts import ScanFacts
from inspector.policy.int_gap_to_commit import IntGapToCommit
from inspector.policy.int_not_in_source import IntNotInSource
from inspector.policy.int_provenance import IntProvenance
from inspector.policy.size_jump import SizeJump
from inspector.policy.source_gap import source_gap

_SHIPPED = frozenset({Origin.ARCHIVED, Origin.FOLDER})


def given_findings(facts: ScanFacts, earlier: Report | None) -> Iterator[Finding]:
    """All of them; nothing before the scan was complete."""
    given = facts.given
    if facts.end_state is not EndState.COMPLETE:
        return
    if earlier is not None and earlier.end_state is EndState.COMPLETE:
        yield from _growth(facts, earlier.counts)
    digests = {**dict(given.digests), "sha256": facts.artifact.sha256 or ""}
    yield from IntProvenance().findings_for(given.attestation, digests, earlier)
    if given.checkout is not None:
        gap = source_gap(facts.entries, facts.digests, given.checkout)
        statement = given.attestation.about(digests) if given.attestation else None
        yield from IntGapToCommit().findings_for(gap, given.checkout, statement.commit if statement else None)
        yield from IntNotInSource().findings_for(gap)


def _growth(facts: ScanFacts, before: Counts) -> list[Finding]:
    now = Counts(entries=len(facts.entries), bytes_unpacked=facts.bytes_unpacked)
    shipped = (entry for entry in facts.entries if entry.is_file and entry.origin in _SHIPPED)
    largest = max(shipped, key=lambda entry: entry.size_bytes or 0, default=None)
    return SizeJump().findings_for(before, now, largest)
