"""Collects items and sends them in batches: 500 items or 50 ms, whichever comes first."""

import time
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from inspector.engine.worker.message import Message
from inspector.engine.worker.messages import BATCH_ITEMS, BATCH_SECONDS

Item = TypeVar("Item")


class Batch(Generic[Item]):
    """One kind of item on its way to one or more receivers."""

    def __init__(self, wrap: Callable[[tuple[Item, ...]], Message], send: Callable[[Message], None]) -> None:
        """`wrap` makes a message of items, `send` takes it."""
        self._wrap = wrap
        self._send = send
        self._items: list[Item] = []
        self._due_s = 0.0

    def add(self, item: Item) -> None:
        """Takes one item; may send."""
        self.extend((item,))

    def extend(self, items: Sequence[Item]) -> None:
        """Takes several at once, which is much cheaper for entries by the hundred thousand; may send."""
        now_s = time.monotonic()
        if not self._items:
            self._due_s = now_s + BATCH_SECONDS
        self._items += items
        if len(self._items) >= BATCH_ITEMS or now_s >= self._due_s:
            self.flush()

    def flush(self) -> None:
        """Sends what there is."""
        if self._items:
            items, self._items = tuple(self._items), []
            self._send(self._wrap(items))
