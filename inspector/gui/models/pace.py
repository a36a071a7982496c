"""How quickly a job goes on, and how long it may still take."""

from collections import deque
from dataclasses import dataclass, field
from typing import Final

from inspector.core.text import human_size
from inspector.gui.language import tr

SPAN_S: Final = 8.0
"""The pace is that of the last seconds: a job that slows down says so."""
LEAST_SPAN_S: Final = 1.0
"""A pace taken over less is a guess, and none is shown."""


@dataclass(slots=True)
class Pace:
    """Takes in how far a job is, and says rate and time left. Times are seconds of a clock that never goes back."""

    total: int | None = None
    _seen: deque[tuple[float, int]] = field(default_factory=deque)

    def see(self, at_s: float, done: int, total: int | None) -> None:
        """The job is that far; a job that starts over or has another size begins anew."""
        if total != self.total or (self._seen and done < self._seen[-1][1]):
            self._seen.clear()
        self.total = total
        self._seen.append((at_s, done))
        while at_s - self._seen[0][0] > SPAN_S and len(self._seen) > 2:
            self._seen.popleft()

    def clear(self) -> None:
        """Another job follows."""
        self._seen.clear()
        self.total = None

    @property
    def rate(self) -> float | None:
        """Units per second; None while too little was seen, or nothing moves."""
        if not self._seen:
            return None
        (first_s, first), (last_s, last) = self._seen[0], self._seen[-1]
        if last_s - first_s < LEAST_SPAN_S or last <= first:
            return None
        return (last - first) / (last_s - first_s)

    @property
    def remaining_s(self) -> float | None:
        """Seconds until the end at this rate; None where no end or no rate is known."""
        rate = self.rate
        if rate is None or self.total is None:
            return None
        return max(0.0, (self.total - self._seen[-1][1]) / rate)

    def in_bytes(self) -> str:
        """Words for a job whose units are bytes; nothing where nothing is known."""
        rate, left_s = self.rate, self.remaining_s
        words = [] if rate is None else [f"{human_size(round(rate))}/s"]
        return "  ·  ".join(words if left_s is None else [*words, remaining_words(left_s)])


def remaining_words(seconds: float) -> str:
    """A time that is left, no more exact than an estimate is."""
    if seconds < 5:
        return tr("a few seconds left")
    if seconds < 57.5:
        return tr("about {seconds} s left", seconds=5 * round(seconds / 5))
    if seconds < 90 * 60:
        return tr("about {minutes} min left", minutes=max(1, round(seconds / 60)))
    return tr("about {hours} h left", hours=round(seconds / 3600))
