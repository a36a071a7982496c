"""Searches the content of one entry in windows, so that any size takes little memory."""

import time
from collections.abc import Callable, Iterator

from inspector.containers.failures import ContainerError
from inspector.containers.source import ByteSource
from inspector.documents.encodings import encoding_of
from inspector.engine.search.excerpt import Excerpts
from inspector.engine.search.finder import Finder
from inspector.engine.search.hit import SearchHit
from inspector.engine.search.query import SearchScope
from inspector.previews.covering import SecretCover

WINDOW_BYTES = 4 << 20
OVERLAP_BYTES = 8 << 10
"""Of two windows where no line ends between them. Longer hits across the border are missed."""
MAX_WIDE_BYTES = 64 << 20
"""Texts in UTF-16 or UTF-32 are converted whole."""
MAX_HITS = 1000
_HEAD_BYTES = 8192
_SNIFFED_BYTES = 256
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_BY_CONTENT = frozenset({SearchScope.TEXT, SearchScope.BINARY})
Skipped = tuple[tuple[int, int], ...]
"""Spans (start, end) in which nothing counts, in order."""


class EntryCutShortError(Exception):
    """The entry was not searched to its end; the message is one sentence."""


class ContentSearch:
    """One query over many entries."""

    def __init__(self, finder: Finder, scope: SearchScope, cover: SecretCover, max_seconds: float) -> None:
        """`max_seconds` is what one entry may take, looked at between two windows."""
        self._finder = finder
        self._scope = scope
        self._cover = cover
        self._max_seconds = max_seconds

    def hits(
        self, entry: int, content: ByteSource, skip: Skipped, on_window: Callable[[int], None]
    ) -> Iterator[SearchHit]:
        """The hits of one entry. `on_window` is told the bytes of each window before it is searched.

        Raises EntryCutShortError after the hits that come before the place where it must stop.
        """
        window = _read(content, 0, WINDOW_BYTES)
        if not window:
            return
        is_wide = window.startswith(_WIDE_MARKS) or b"\0" in window[:_SNIFFED_BYTES]
        if is_wide or self._scope in _BY_CONTENT:
            encoding = encoding_of(window[:_HEAD_BYTES], is_partial=True)
            if self._scope in _BY_CONTENT and (encoding is None) == (self._scope is SearchScope.TEXT):
                return
            if encoding is not None and encoding.codec.startswith(("utf-16", "utf-32")):
                on_window(len(window))
                yield from self._wide_hits(entry, content, window, encoding.codec, encoding.mark_bytes)
                return
        if len(window) < WINDOW_BYTES:  # nearly all entries: one window, and no more of them is asked for
            on_window(len(window))
            yield from self._window_hits(entry, window, skip)
            return
        yield from self._long_hits(entry, content, window, skip, on_window)

    def _window_hits(self, entry: int, window: bytes, skip: Skipped) -> Iterator[SearchHit]:
        excerpts: Excerpts | None = None
        count = 0
        for start, end in self._finder(window):
            if skip and _is_within(skip, start):
                continue
            excerpts = excerpts or Excerpts(entry, self._cover, is_text=_is_text(window))
            yield excerpts.hit(window, 0, start, end)
            count += 1
            _check_count(count)

    def _long_hits(
        self, entry: int, content: ByteSource, window: bytes, skip: Skipped, on_window: Callable[[int], None]
    ) -> Iterator[SearchHit]:
        excerpts = Excerpts(entry, self._cover, is_text=_is_text(window))
        until_s = time.monotonic() + self._max_seconds
        base, done, count = 0, 0, 0
        while window:
            on_window(len(window))
            is_last = len(window) < WINDOW_BYTES
            border = len(window) if is_last else window.rfind(b"\n", len(window) // 2) + 1
            # Where no line ends, hits that begin in the overlap are left to the next window, which has all of them.
            stop = border or len(window) - OVERLAP_BYTES
            for start, end in self._finder(window[: border or len(window)]):
                if start >= stop or base + start < done or (skip and _is_within(skip, base + start)):
                    continue
                yield excerpts.hit(window, base, start, end)
                done, count = base + end, count + 1
                _check_count(count)
            if is_last:
                return
            if time.monotonic() > until_s:
                raise EntryCutShortError(f"It took longer than {self._max_seconds:.0f} seconds.")
            excerpts.next_window(window, stop)
            base += stop
            window = _read(content, base, WINDOW_BYTES)

    def _wide_hits(
        self, entry: int, content: ByteSource, head: bytes, codec: str, mark_bytes: int
    ) -> Iterator[SearchHit]:
        data = head if len(head) < WINDOW_BYTES else _read(content, 0, MAX_WIDE_BYTES + 1)
        if len(data) > MAX_WIDE_BYTES:
            raise EntryCutShortError("It is too large for a text in UTF-16 or UTF-32.")
        body = data[mark_bytes:].decode(codec, "replace").encode("utf-8", "replace")
        excerpts = Excerpts(entry, self._cover, is_text=True, has_offsets=False)
        for count, (start, end) in enumerate(self._finder(body), 1):
            yield excerpts.hit(body, 0, start, end)
            _check_count(count)


def _check_count(count: int) -> None:
    if count >= MAX_HITS:
        raise EntryCutShortError(f"It holds more than {MAX_HITS:,} hits; the first are listed.")


def _is_text(window: bytes) -> bool:
    return encoding_of(window[:_HEAD_BYTES], is_partial=True) is not None


def _is_within(spans: Skipped, place: int) -> bool:
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle][1] <= place:
            low = middle + 1
        else:
            high = middle
    return low < len(spans) and spans[low][0] <= place


def _read(content: ByteSource, offset: int, length: int) -> bytes:
    """All that there is of a window. What is damaged further on is searched as far as it goes."""
    data = b""
    while len(data) < length:
        try:
            more = content.read_at(offset + len(data), length - len(data))
        except ContainerError as error:
            if data:
                break
            raise EntryCutShortError(str(error)) from error
        data = data + more if data else more
        if not more or offset + len(data) == content.size_bytes:
            break
    return data
