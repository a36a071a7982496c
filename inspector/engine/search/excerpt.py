"""The line of a hit with some around it, made harmless and without secrets."""

from itertools import accumulate, pairwise

from inspector.core.text import visible
from inspector.engine.search.hit import SearchHit
from inspector.previews.covering import SecretCover, clipped, covered_text

CONTEXT_LINES = 2
_BEFORE_BYTES = 120
"""Of the line, shown before the hit."""
_AFTER_BYTES = 240
_CONTEXT_BYTES = 200
"""Of each line around."""
_COLUMN_BYTES = 64 << 10
"""Further into a line columns are not counted."""
_MAX_HIT_BYTES = 2000
_MAX_CHARACTER_BYTES = 4


class Excerpts:
    """Cuts excerpts out of windows of one entry, in order."""

    def __init__(self, entry: int, cover: SecretCover, *, is_text: bool, has_offsets: bool = True) -> None:
        """`has_offsets` is False where the windows are not the bytes as stored."""
        self._entry = entry
        self._cover = cover
        self._is_text = is_text
        self._has_offsets = has_offsets
        self._line = 1
        self._counted = 0
        """In the window: line feeds before this place are in `_line`."""

    def next_window(self, window: bytes, start: int) -> None:
        """The windows move on: a new one begins at `start` of this one."""
        self._count(window, start)
        self._counted = 0

    def hit(self, window: bytes, base: int, start: int, end: int) -> SearchHit:
        """The hit between two places of a window that begins at byte `base` of the entry."""
        self._count(window, start)
        line_start = window.rfind(b"\n", 0, start) + 1
        shown_end = min(end, start + _MAX_HIT_BYTES)
        low = _boundary(window, max(line_start, start - _BEFORE_BYTES))
        high = _line_end(window, shown_end, shown_end + _AFTER_BYTES)
        parts = self._parts(window, low, (low, start, shown_end, high))
        before, after = self._around(window, line_start, high) if self._is_text else ("", "")
        return SearchHit(
            self._entry,
            self._line if self._is_text else None,
            self._column(window, line_start, start),
            base + start if self._has_offsets else None,
            "".join(parts),
            len(parts[0]),
            len(parts[1]),
            before,
            after,
        )

    def _count(self, window: bytes, place: int) -> None:
        self._line += window.count(b"\n", self._counted, place)
        self._counted = max(self._counted, place)

    def _column(self, window: bytes, line_start: int, start: int) -> int | None:
        if not self._is_text or start - line_start > _COLUMN_BYTES or (line_start == 0 and self._line > 1):
            return None
        return len(window[line_start:start].decode("utf-8", "replace").encode("utf-16-le")) // 2 + 1

    def _parts(self, window: bytes, low: int, edges: tuple[int, ...]) -> list[str]:
        """The text between each two edges, covered as one and made visible."""
        texts = [window[a:b].decode("utf-8", "replace") for a, b in pairwise(edges)]
        look = self._cover.look_characters
        if look:
            lead = window[max(low - look * _MAX_CHARACTER_BYTES, 0) : low].decode("utf-8", "replace")
            trail = window[edges[-1] : edges[-1] + look * _MAX_CHARACTER_BYTES].decode("utf-8", "replace")
            whole = "".join(texts)
            stretches = self._cover.stretches(f"{lead}{whole}{trail}")
            covered = covered_text(whole, clipped(stretches, len(lead), len(lead) + len(whole)))
            texts = [covered[a:b] for a, b in pairwise(accumulate(map(len, texts), initial=0))]
        return [visible(text) for text in texts]

    def _around(self, window: bytes, line_start: int, high: int) -> tuple[str, str]:
        before: list[str] = []
        at = line_start
        while at > 0 and len(before) < CONTEXT_LINES:
            previous = window.rfind(b"\n", 0, at - 1) + 1
            before.insert(0, self._line_at(window, previous, at - 1))
            at = previous
        after: list[str] = []
        at = window.find(b"\n", high)
        while 0 <= at < len(window) - 1 and len(after) < CONTEXT_LINES:
            following = window.find(b"\n", at + 1)
            after.append(self._line_at(window, at + 1, following if following >= 0 else len(window)))
            at = following
        return "\n".join(before), "\n".join(after)

    def _line_at(self, window: bytes, start: int, end: int) -> str:
        end = _boundary(window, min(end, start + _CONTEXT_BYTES))
        return self._parts(window, start, (start, end))[0].rstrip("␍")


def _line_end(window: bytes, start: int, limit: int) -> int:
    end = window.find(b"\n", start, limit)
    if end < 0:
        return _boundary(window, min(limit, len(window)))
    return end - 1 if end > start and window[end - 1] == 0x0D else end


def _boundary(window: bytes, place: int) -> int:
    """The place, or the next behind it that is not inside a character of UTF-8."""
    for step in range(_MAX_CHARACTER_BYTES):
        if place + step >= len(window) or window[place + step] & 0xC0 != 0x80:
            return min(place + step, len(window))
    return place
