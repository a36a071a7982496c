"""Brings decisions of one version of an artifact to the findings of another."""

from collections.abc import Iterable
from dataclasses import replace

from inspector.core.report import ReportFinding
from inspector.engine.case.records import Decision


def carried_over(decisions: Iterable[Decision], findings: Iterable[ReportFinding]) -> tuple[Decision, ...]:
    """Decisions for the findings that are the same: by exact fingerprint, else by the loose one at another path.

    A loose fingerprint that decisions of two kinds share says nothing, and is passed over.
    """
    by_exact: dict[str, Decision] = {}
    by_loose: dict[tuple[str, str], Decision | None] = {}
    for decision in decisions:
        by_exact[decision.exact] = decision
        key = (decision.rule, decision.loose)
        other = by_loose.get(key, decision)
        is_same = other is not None and (other.state, other.note) == (decision.state, decision.note)
        by_loose[key] = decision if is_same else None
    carried = []
    for finding in findings:
        prints = finding.fingerprint
        found = by_exact.get(prints.exact) or by_loose.get((finding.rule, prints.loose))
        if found is not None and found.rule == finding.rule:
            carried.append(replace(found, exact=prints.exact, loose=prints.loose, path=finding.path))
    return tuple(carried)
