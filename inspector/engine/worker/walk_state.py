"""What the parts of one walk share: what is asked for, where bytes come from, and whom to tell."""

from collections.abc import Callable

from inspector.containers.container import OpenContext
from inspector.core.entry import Entry
from inspector.engine.worker.catalogue import Catalogue
from inspector.engine.worker.feed import ContentFeed
from inspector.engine.worker.message import Message
from inspector.engine.worker.messages import Begin
from inspector.engine.worker.own_faults import OwnFaults
from inspector.engine.worker.telling import Telling
from inspector.engine.worker.turns import Turns
from inspector.engine.worker.whole_limits import WholeLimits


class CancelledError(Exception):
    """Somebody asked to stop."""


class WalkState:
    """Belongs to one walk; only `cancelled` is set from another thread."""

    def __init__(
        self, begin: Begin, context: OpenContext, turns: Turns, feed: ContentFeed, send: Callable[[Message], None]
    ) -> None:
        """`send` takes messages to the parent, `feed` those to the scanner."""
        self.begin = begin
        self.context = context
        self.turns = turns
        self.feed = feed
        self.catalogue = Catalogue()
        self.tell = Telling(context.budget, feed, send)
        self.limits = WholeLimits(self.tell)
        self.parsing = OwnFaults(CancelledError)
        self.cancelled = False

    def check_cancelled(self) -> None:
        """Raises CancelledError where somebody asked to stop."""
        if self.cancelled:
            raise CancelledError

    def announce(self, phase: str, entry: Entry | None) -> None:
        """Whose turn it is, where a worker died before and the next one may, too: nothing may be said too late."""
        if self.begin.is_careful:
            self.tell.flush()
            self.tell.progress(phase, entry, final=True)
