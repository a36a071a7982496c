"""What a person decided of the findings on display, with undo; no Qt, no file."""

from collections.abc import Iterable, Mapping

from inspector.core.report import ReportFinding
from inspector.engine.case.records import Decision

MAX_UNDO = 500


class Triage:
    """Decisions by exact fingerprint. Each change answers with what to keep in the case."""

    def __init__(self) -> None:
        self._decisions: dict[str, Decision] = {}
        self._done: list[tuple[Decision, ...]] = []
        """What stood before each change, the latest last."""
        self._undone: list[tuple[Decision, ...]] = []

    @property
    def decisions(self) -> Mapping[str, Decision]:
        """All that say something. Not to be changed."""
        return self._decisions

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is a change to make again."""
        return bool(self._undone)

    def of(self, finding: ReportFinding) -> Decision:
        """The decision of a finding; an empty one where there is none."""
        prints = finding.fingerprint
        empty = Decision(prints.exact, prints.loose, finding.rule, finding.path)
        return self._decisions.get(prints.exact, empty)

    def load(self, saved: Iterable[Decision]) -> tuple[Decision, ...]:
        """Takes in what a case holds; answers with what was decided here meanwhile, which wins."""
        meanwhile = tuple(self._decisions.values())
        self._decisions = {decision.exact: decision for decision in (*saved, *meanwhile)}
        return meanwhile

    def change(self, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
        """Makes one change of several decisions, which one undo takes back."""
        wanted = tuple(decision for decision in decisions if self._stands(decision) != decision)
        if wanted:
            self._done = [*self._done[1 - MAX_UNDO :], self._swap(wanted)]
            self._undone = []
        return wanted

    def undo(self) -> tuple[Decision, ...]:
        """Takes back the last change."""
        return self._turn(self._done, self._undone)

    def redo(self) -> tuple[Decision, ...]:
        """Makes again what was taken back last."""
        return self._turn(self._undone, self._done)

    def _turn(self, source: list[tuple[Decision, ...]], target: list[tuple[Decision, ...]]) -> tuple[Decision, ...]:
        if not source:
            return ()
        wanted = source.pop()
        target.append(self._swap(wanted))
        return wanted

    def _swap(self, wanted: tuple[Decision, ...]) -> tuple[Decision, ...]:
        before = tuple(map(self._stands, wanted))
        for decision in wanted:
            if decision.is_empty:
                self._decisions.pop(decision.exact, None)
            else:
                self._decisions[decision.exact] = decision
        return before

    def _stands(self, like: Decision) -> Decision:
        return self._decisions.get(like.exact, Decision(like.exact, like.loose, like.rule, like.path))
