"""Short jobs beside the GUI thread: one function, and results that arrive on the GUI thread or not at all."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

T = TypeVar("T")


class Token:
    """Stands for what a job works for. Once dropped, results of the job are thrown away."""

    __slots__ = ("_dropped",)

    def __init__(self) -> None:
        self._dropped = False

    @property
    def is_dropped(self) -> bool:
        """Whether nobody waits for the result any more. Long jobs ask this and stop."""
        return self._dropped

    def drop(self) -> None:
        """Says that nobody waits any more."""
        self._dropped = True


class Job(QObject):
    """One job under way. Its callbacks run on the thread that made it."""

    _succeeded = Signal(object)
    _failed = Signal(object)

    def __init__(
        self, on_done: Callable[[T], None], on_failed: Callable[[Exception], None], token: Token | None
    ) -> None:
        super().__init__()
        self.token = token or Token()
        self._on_done = on_done
        self._on_failed = on_failed
        self._succeeded.connect(self._take_result)
        self._failed.connect(self._take_error)

    def run(self, fn: Callable[[], object]) -> None:
        """Runs on a pool thread; nothing that `fn` raises gets lost."""
        try:
            result = fn()
        except Exception as error:  # noqa: BLE001 - whatever failed, the window says it in words
            self._failed.emit(error)
        else:
            self._succeeded.emit(result)

    @Slot(object)
    def _take_result(self, result: T) -> None:
        _under_way.discard(self)
        if not self.token.is_dropped:
            self._on_done(result)  # type: ignore[arg-type]  # the signal carries plain objects

    @Slot(object)
    def _take_error(self, error: Exception) -> None:
        _under_way.discard(self)
        if not self.token.is_dropped:
            self._on_failed(error)


_under_way: set[Job] = set()
"""Keeps each job alive until its result arrived."""


def keep_until_done(job: Job) -> Job:
    """Keeps a job alive until its result arrived, for work that some other thread does."""
    _under_way.add(job)
    return job


class _Task(QRunnable):
    def __init__(self, job: Job, fn: Callable[[], object]) -> None:
        super().__init__()
        self._job = job
        self._fn = fn

    def run(self) -> None:
        self._job.run(self._fn)


def run_in_background(
    fn: Callable[[], T],
    on_done: Callable[[T], None],
    on_failed: Callable[[Exception], None],
    token: Token | None = None,
) -> Job:
    """Runs `fn` on a pool thread; then one of the callbacks on the calling thread, unless the token is dropped."""
    job = keep_until_done(Job(on_done, on_failed, token))
    QThreadPool.globalInstance().start(_Task(job, fn))
    return job


def wait_for_jobs(timeout_s: float = 5.0) -> bool:
    """Waits at the end of the program; says whether all jobs ended in time."""
    return QThreadPool.globalInstance().waitForDone(round(timeout_s * 1000))
