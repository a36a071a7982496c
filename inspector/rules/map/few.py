"""Keeps mild findings about hundreds of maps from drowning a report."""

from collections.abc import Iterable, Iterator

from inspector.core.entry import Entry, Origin
from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.view import ArtifactView
from inspector.rules.bounded import bounded
from inspector.rules.level import Level


def few_per_container(info: RuleInfo, view: ArtifactView, findings: Iterable[Finding], what: str) -> Iterator[Finding]:
    """The worst findings of each container one by one, the rest as a count; `what` names them in the plural."""
    grouped: dict[int | None, list[Finding]] = {}
    for finding in findings:
        container = None if finding.entry is None else _container(view, view.entries[finding.entry])
        grouped.setdefault(container, []).append(finding)
    for container, group in grouped.items():
        level = Level(view, None if container is None else view.entries[container], [])
        worst_first = sorted(group, key=lambda finding: finding.severity.rank)
        yield from bounded(info, level, worst_first, what)


def _container(view: ArtifactView, entry: Entry) -> int | None:
    """Number of the innermost container that is neither a map nor within one; None for the artifact."""
    inside = (entry, *view.ancestors(entry))
    made = [e for e in inside if e.origin in (Origin.REBUILT, Origin.EMBEDDED)]
    outermost = made[-1] if made else entry
    parent = outermost.parent
    return view.entries[parent].parent if made and parent is not None else parent
