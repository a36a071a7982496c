"""Asks one question at a time; of those that come meanwhile only the latest is asked afterwards."""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Generic, TypeVar

from inspector.gui.jobs.background import Token
from inspector.gui.jobs.futures import when_done

T = TypeVar("T")
Asker = Callable[[], "Future[T]"]
Taker = Callable[[T], None]


class LatestQuestion(Generic[T]):
    """A pointer moves faster than answers come; what it left is not worth asking for."""

    def __init__(self) -> None:
        self._token = Token()
        self._is_waiting = False
        self._next: tuple[Asker[T], Taker[T]] | None = None

    def ask(self, ask: "Asker[T]", take: "Taker[T]") -> None:
        """Asks now, or after the answer that is awaited."""
        if self._is_waiting:
            self._next = (ask, take)
            return
        self._is_waiting = True
        when_done(ask(), partial(self._on_answer, take), self._on_refused, self._token)

    def drop(self) -> None:
        """Takes no answer to what was asked so far."""
        self._token.drop()
        self._token = Token()
        self._is_waiting, self._next = False, None

    def _on_answer(self, take: "Taker[T]", answer: T) -> None:
        waiting = self._next
        self._go_on()
        if waiting is None:
            take(answer)

    def _on_refused(self, _sentence: str) -> None:
        self._go_on()

    def _go_on(self) -> None:
        self._is_waiting = False
        following, self._next = self._next, None
        if following is not None:
            self.ask(*following)
