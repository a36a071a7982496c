"""Limits of the whole scan during a walk: told once, and then counted."""

from collections.abc import Sequence

from inspector.containers.failures import LimitReachedError
from inspector.core.entry import Entry
from inspector.engine.worker.left_out import LeftOut
from inspector.engine.worker.telling import Telling

TIME = "max_seconds"
_REST = "The rest was left out."


class WholeLimits:
    """What a limit leaves out. Whatever needs no more of a limit that is spent is still read."""

    def __init__(self, tell: Telling) -> None:
        self.spent: LimitReachedError | None = None
        """The first limit of the whole scan that was met."""
        self._tell = tell
        self._left_out = LeftOut()

    def meet(self, limit: LimitReachedError, entry: Entry | None, left_out: str = _REST) -> None:
        """Tells of a limit at an entry. Raises it where the time is up, since then nothing more can be read."""
        if limit.is_whole and self.spent is not None and entry is not None:
            self._left_out.add(entry)
        else:
            self._tell.limit(limit, entry, left_out)
            self._left_out.pass_over(entry)
        if limit.is_whole:
            self.spent = self.spent or limit
            if limit.limit == TIME:
                raise limit

    def meet_last(self, limit: LimitReachedError) -> None:
        """Tells of a limit that ended the walk, if it was not told where it was met."""
        if self.spent is None:
            self.spent = limit
            self._tell.limit(limit, None)

    def pass_over(self, entries: Sequence[Entry]) -> None:
        """Counts entries that nobody reads any more."""
        self._left_out.add_all(entries)

    def tell_left_out(self) -> None:
        """One sentence on everything that was counted."""
        if self.spent is not None:
            self._tell.left_out(self.spent, self._left_out)
