"""Keeps what workers that were started again say a second time from whoever listens.

Entries keep their numbers: the same bytes are walked in the same order, and what is left out keeps the numbers of
what had been found in it.
"""

from collections.abc import Hashable
from typing import Any

from inspector.core.container import ContainerFacts
from inspector.core.finding import Finding
from inspector.core.problem import Problem
from inspector.engine.worker import finding_messages, messages
from inspector.engine.worker.protocol import FromWorker

_ONCE = (messages.ArtifactOpened, messages.ListingDone, messages.ArtifactDigest)


class Repeats:
    """Of one session. Costs next to nothing until the first restart."""

    def __init__(self) -> None:
        self.following = 1
        """The first number that no entry has yet."""
        self._said: set[Hashable] = set()
        self._batches: list[finding_messages.FindingBatch | messages.ProblemBatch | messages.ContainerBatch] = []
        self._is_repeating = False

    def restart(self) -> None:
        """From now on everything may come once more."""
        self._is_repeating = True
        for batch in self._batches:
            self._said.update(map(_key, _items(batch)))
        self._batches.clear()

    def fresh(self, message: FromWorker) -> FromWorker | None:
        """What of a message was not said before; None for nothing."""
        match message:
            case messages.EntryBatch(entries):
                entries = tuple(entry for entry in entries if entry.number >= self.following)
                self.following = max([self.following, *(entry.number + 1 for entry in entries[-1:])])
                return messages.EntryBatch(entries) if entries else None
            case finding_messages.FindingBatch() | messages.ProblemBatch() | messages.ContainerBatch():
                return self._fresh_batch(message)
            case messages.Isolated(isolation):
                return self._once(message, isolation.role)
            case _ if isinstance(message, _ONCE):
                return self._once(message, type(message).__name__)
            case _:
                return message

    def _once(self, message: FromWorker, key: str) -> FromWorker | None:
        if key in self._said:
            return None
        self._said.add(key)
        return message

    def _fresh_batch(
        self, batch: finding_messages.FindingBatch | messages.ProblemBatch | messages.ContainerBatch
    ) -> FromWorker | None:
        if not self._is_repeating:
            self._batches.append(batch)
            return batch
        fresh: tuple[Any, ...] = tuple(item for item in _items(batch) if _key(item) not in self._said)
        self._said.update(map(_key, fresh))
        return type(batch)(fresh) if fresh else None


def _items(batch: finding_messages.FindingBatch | messages.ProblemBatch | messages.ContainerBatch) -> tuple[Any, ...]:
    match batch:
        case finding_messages.FindingBatch(items) | messages.ProblemBatch(items) | messages.ContainerBatch(items):
            return tuple(items)


def _key(item: Finding | Problem | ContainerFacts) -> Hashable:
    return ("container", item.entry) if isinstance(item, ContainerFacts) else item
