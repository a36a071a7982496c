"""Two threads share the reader's byte sources: the walk, and the answers to the window. The window goes first."""

import threading
from contextlib import AbstractContextManager


class Turns:
    """A lock that the walk takes for one short step at a time and yields to a waiting request."""

    def __init__(self) -> None:
        lock, walk_may_go = threading.Lock(), threading.Event()
        walk_may_go.set()
        self._walking = _WalkingTurn(lock, walk_may_go)
        self._answering = _AnsweringTurn(lock, walk_may_go)

    def walking(self) -> AbstractContextManager[None]:
        """One step of the walk: at most about a megabyte of work."""
        return self._walking

    def answering(self) -> AbstractContextManager[None]:
        """One step of an answer; the walk waits until it is done."""
        return self._answering


class _WalkingTurn(AbstractContextManager[None]):
    """Classes instead of generators: the walk takes a turn several times per entry."""

    def __init__(self, lock: threading.Lock, walk_may_go: threading.Event) -> None:
        self._lock = lock
        self._may_go = walk_may_go

    def __enter__(self) -> None:
        if not self._may_go.is_set():
            self._may_go.wait()
        self._lock.acquire()

    def __exit__(self, *_: object) -> None:
        self._lock.release()


class _AnsweringTurn(AbstractContextManager[None]):
    def __init__(self, lock: threading.Lock, walk_may_go: threading.Event) -> None:
        self._lock = lock
        self._walk_may_go = walk_may_go

    def __enter__(self) -> None:
        self._walk_may_go.clear()
        self._lock.acquire()

    def __exit__(self, *_: object) -> None:
        self._lock.release()
        self._walk_may_go.set()
