"""What a session does when a worker dies: start both anew, step by step from then on, and without the culprit.

The first death names only about where it was: a worker says so ten times a second. The second time the workers say of
every entry that it is its turn. Whoever dies then names the culprit, and the next pair of workers leaves that out.
A death that does not repeat (somebody killed the process) costs nothing but time.
"""

from dataclasses import dataclass, field

from inspector.core.end_state import EndState
from inspector.core.problem import Problem, ProblemKind
from inspector.engine.ending import WorkerEnd
from inspector.engine.worker.messages import Avoided, AvoidedStep

MAX_RESTARTS = 17
"""Of the workers of one scan: sixteen culprits one after the other.

Each costs half a second and what was read before it once more; the limit on the time of a scan bounds them all.
"""

_STARTED_AGAIN = "The workers were started again and read everything once more."
_LEFT_OUT = {
    AvoidedStep.READ: "The scan went on without it: it was neither opened nor scanned.",
    AvoidedStep.SCAN: "The scan went on without it: it was read and opened, but not scanned.",
    AvoidedStep.COMPARE: "The scan went on without a second reading of its records.",
}
COMPARING = "Comparing"
"""The phase in which the reader lets a second parser list a container."""


@dataclass(frozen=True, slots=True)
class Death:
    """How a worker ended before its work was done."""

    end: WorkerEnd
    is_scanner: bool
    phase: str
    entry: int | None
    """What it worked on, as it said last."""
    path: str
    """Of that entry."""
    following: int
    """The first number that no entry has yet."""


@dataclass(slots=True)
class Continuation:
    """What was decided so far in one scan."""

    max_restarts: int = MAX_RESTARTS
    avoided: list[Avoided] = field(default_factory=list)
    restarts: int = 0

    @property
    def is_used_up(self) -> bool:
        """Whether the workers died more often than anybody starts them anew."""
        return self.restarts > 0 and self.restarts >= self.max_restarts

    def problem_of(self, death: Death) -> Problem | None:
        """Goes on, and tells what that costs; None where the scan has to end."""
        if death.end.state not in (EndState.WORKER_DIED, EndState.OUT_OF_MEMORY) or self.restarts >= self.max_restarts:
            return None
        self.restarts += 1
        if self.restarts == 1:
            return Problem(ProblemKind.NOTE, death.path, death.end.message, _STARTED_AGAIN, death.entry)
        avoided = _culprit(death)
        if avoided is None or any(known.is_same(avoided) for known in self.avoided):
            return None
        self.avoided.append(avoided)
        return Problem(ProblemKind.WORKER_DIED, death.path, death.end.message, _LEFT_OUT[avoided.step], death.entry)


def _culprit(death: Death) -> Avoided | None:
    """None where it is no entry: the artifact's own listing, or what is judged as a whole."""
    if death.is_scanner:
        return None if death.entry is None else Avoided(death.entry, AvoidedStep.SCAN, death.following)
    if death.phase == COMPARING:
        return Avoided(death.entry, AvoidedStep.COMPARE, death.following)
    return None if death.entry is None else Avoided(death.entry, AvoidedStep.READ, death.following)
