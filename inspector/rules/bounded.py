"""Keeps rules from drowning a report: the first findings one by one, the rest as a count."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Severity
from inspector.rules.level import Level, shown

MAX_FINDINGS_PER_CONTAINER = 25


def bounded(info: RuleInfo, level: Level, findings: Iterable[Finding], what: str) -> Iterator[Finding]:
    """At most MAX_FINDINGS_PER_CONTAINER of them, and one that counts the others.

    `what` names them in the plural: "absolute names".
    """
    remaining = iter(findings)
    yield from islice(remaining, MAX_FINDINGS_PER_CONTAINER)
    count, worst = 0, Severity.INFO
    for finding in remaining:
        count += 1
        worst = min(worst, finding.severity, key=lambda severity: severity.rank)
    if count:
        message = f"{count:,} further {what} in the same container are not listed one by one."
        reasons = () if worst is info.severity else ("It is as severe as the worst of them.",)
        yield info.finding(level.container, message, f"further {what}: {level.key}", severity=worst, reasons=reasons)


def some_names(names: Sequence[str], limit: int = 3) -> str:
    """The first names and how many more there are, for a message: `a, b, c and 12 more`."""
    text = ", ".join(shown(name) for name in names[:limit])
    return text if len(names) <= limit else f"{text} and {len(names) - limit:,} more"


def counted(count: int, singular: str, plural: str | None = None) -> str:
    """A number with its noun: `1 file`, `3,000 files`."""
    return f"{count:,} {singular if count == 1 else plural or singular + 's'}"
