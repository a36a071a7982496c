"""What to say about limits that a scan met, and what to raise for reading on past them. Without Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from inspector.core.limits import CEILINGS, Limits, limit_key
from inspector.core.problem import Problem
from inspector.core.text import human_size
from inspector.gui.language import tr
from inspector.gui.models.wording import counted


@dataclass(frozen=True, slots=True)
class MetLimits:
    """Words for a person who may decide to read on."""

    headline: str
    detail: str
    raised: Mapping[str, int] = field(default_factory=dict)
    """What to set limits to, by field name; empty where reading goes no further."""


def met_limits(problems: Sequence[Problem], limits: Limits) -> MetLimits | None:
    """None where no limit was met that a person could be asked about. `limits`: those that were in force."""
    met = [problem for problem in problems if problem.limit in CEILINGS]
    if not met:
        return None
    raised = {problem.limit: value for problem in met if (value := limits.raised(problem.limit)) is not None}
    stuck = [limit_key(name) for name in dict.fromkeys(problem.limit for problem in met) if name not in raised]
    parts = [*(problem.message for problem in met[1:2]), *_offer(raised, limits), *_no_offer(stuck)]
    return MetLimits(_headline(met), " ".join(parts), raised)


def _headline(met: Sequence[Problem]) -> str:
    first, more = met[0], len(met) - 2
    where = f"{first.path}: " if first.path else ""
    further = tr(" {places} met a limit, too.", places=counted(more, "further place")) if more > 0 else ""
    return tr("A limit was met. {where}{message}{further}", where=where, message=first.message, further=further)


def _offer(raised: Mapping[str, int], limits: Limits) -> list[str]:
    if not raised:
        return []
    steps = (
        tr(
            "{limit} raised from {before} to {after}",
            limit=limit_key(name),
            before=_amount(name, getattr(limits, name)),
            after=_amount(name, value),
        )
        for name, value in raised.items()
    )
    return [tr("Read On scans again with {steps}.", steps=", ".join(steps))]


def _no_offer(stuck: Sequence[str]) -> list[str]:
    return [tr("Reading goes no further here; a policy may raise {limits}.", limits=", ".join(stuck))] if stuck else []


def _amount(name: str, value: int) -> str:
    if name.endswith("_bytes"):
        return human_size(value)
    return counted(value, "second") if name.endswith("_seconds") else f"{value:,}"
