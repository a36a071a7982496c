"""Requests on their way to the reader, and the futures that wait for their replies."""

import itertools
import threading
from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from operator import attrgetter
from typing import Any

from inspector.engine.session import RefusedError
from inspector.engine.worker.message import Message
from inspector.engine.worker.preview_messages import (
    Content,
    CoveredContent,
    CrossedOver,
    PairOpened,
    PictureRead,
    Place,
    Refused,
    Rows,
    Spans,
    TextOpened,
    Unmapped,
)
from inspector.engine.worker.protocol import Reply
from inspector.engine.worker.structure_messages import (
    BranchRead,
    PageRead,
    RawRecordFound,
    RawRecordRead,
    StructureRows,
)

_VALUES: dict[type[Reply], Callable[[Any], Any]] = {
    Content: attrgetter("data"),
    CoveredContent: attrgetter("shown"),
    PictureRead: attrgetter("picture"),
    TextOpened: attrgetter("facts"),
    Rows: attrgetter("rows"),
    Spans: attrgetter("spans"),
    Place: attrgetter("place"),
    PairOpened: attrgetter("facts"),
    CrossedOver: attrgetter("crossing"),
    Unmapped: attrgetter("rows"),
    StructureRows: attrgetter("window"),
    RawRecordRead: attrgetter("detail"),
    RawRecordFound: attrgetter("place"),
    PageRead: attrgetter("window"),
    BranchRead: attrgetter("branch"),
}


def _value(reply: Reply) -> Any:
    if isinstance(reply, Refused):
        raise RefusedError(reply.sentence)
    return _VALUES[type(reply)](reply)


class PendingRequests:
    """Numbers requests and hands each reply to its future. Safe to use from several threads."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()
        self._waiting: dict[int, Future[Any]] = {}

    def ask(self, make: Callable[[int], Message], send: Callable[[Message], bool]) -> "Future[Any]":
        """Sends `make(number)`; the future fails with RefusedError when nobody is there to answer."""
        future: Future[Any] = Future()
        with self._lock:
            number = next(self._numbers)
            self._waiting[number] = future
        if not send(make(number)):
            self._finish(number, Refused(number, "The artifact is no longer open for reading."))
        return future

    def answer(self, reply: Reply) -> None:
        """Finishes the future that waits for this reply; a reply nobody waits for is dropped."""
        self._finish(reply.request, reply)

    def refuse_all(self, sentence: str) -> None:
        """Fails everything that still waits."""
        with self._lock:
            numbers = list(self._waiting)
        for number in numbers:
            self._finish(number, Refused(number, sentence))

    def _finish(self, number: int, reply: Reply) -> None:
        with self._lock:
            future = self._waiting.pop(number, None)
        if future is None:
            return
        with suppress(InvalidStateError):  # cancelled by the asker in the meantime
            try:
                future.set_result(_value(reply))
            except RefusedError as error:
                future.set_exception(error)
