"""Colours for a window of a text: lexes little more than the window, from a place where that is safe."""

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module

from pygments.lexer import Lexer

from inspector.previews.encoding import EncodedText
from inspector.previews.language import Language
from inspector.previews.rows import TokenKind
from inspector.previews.skeleton import Skeleton, SyncPoint
from inspector.previews.tokenkind import token_kind

LOOK_BEHIND_BYTES = 8192
"""Without a known place to begin, so much of the text before the window is lexed too."""
WINDOW_BUDGET_S = 0.25
"""What is not lexed by then stays uncoloured."""
SKELETON_BUDGET_S = 0.06
"""A request waits so long for the quick pass to reach its window; until it does, the colours are a guess."""
_FAR_BYTES = 1 << 16
_TOKENS_PER_CLOCK = 128
_ESCAPE_CHARACTERS = 64
_CUT_ESCAPE = re.compile(r"(?<!\\)(?:\\\\|(?!))*+\\(?:u([0-9a-fA-F]{0,3}))?\Z")
"""A backslash that escapes something beyond the end, or a `\\u` with too few digits."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of one kind in a window."""

    start: int
    end: int
    token: TokenKind


class WindowLexer:
    """Lexes windows of one text.

    The colours are those of a lexer that began at the start of the text wherever the quick pass has
    arrived; before that, and in languages without a grammar, they come from a beginning some kilobytes
    earlier and may be wrong inside of very long strings and comments.
    """

    def __init__(self, text: EncodedText, language: Language, clock: Callable[[], float] = time.perf_counter) -> None:
        """Loads nothing yet: the lexer comes with the first window."""
        self._text = text
        self._language = language
        self._clock = clock
        self._lexer: Lexer | None = None
        grammar = language.grammar
        self._skeleton = Skeleton(text.body, text.body_start, grammar, clock=clock) if grammar else None

    def advance(self, budget_s: float) -> bool:
        """Lets the quick pass go on. Returns whether it is through."""
        return self._skeleton is None or self._skeleton.walk(len(self._text.body), budget_s)

    def is_exact(self, start: int) -> bool:
        """Whether a window that begins there has a known place to begin lexing."""
        if start - self._text.body_start <= LOOK_BEHIND_BYTES:
            return True
        return self._skeleton is not None and self._known(start) is not None

    def stretches(self, start: int, end: int, window: str) -> list[Stretch]:
        """The coloured stretches of the characters in `window`, which are the bytes from `start` to `end`."""
        point = self._beginning(start, end)
        lead = point.prefix + self._text.body[point.offset : start].decode(self._text.codec, "replace")
        closers = self._skeleton.closers_at(end) if self._skeleton else ""
        source = (lead + window + _completed(window, closers)).replace("\r\n", " \n") + "\n"
        if self._language.longest_line and max(map(len, source.split("\n"))) > self._language.longest_line:
            return []
        return list(_merged(self._tokens(source), len(lead), len(lead) + len(window)))

    def _beginning(self, start: int, end: int) -> SyncPoint:
        first = self._text.body_start
        if start - first <= LOOK_BEHIND_BYTES:
            if self._skeleton is not None:
                self._skeleton.walk(end, SKELETON_BUDGET_S)
            return SyncPoint(first, ())
        if self._skeleton is not None:
            self._skeleton.walk(end, SKELETON_BUDGET_S)
            known = self._known(start)
            if known is not None:
                return known
        return SyncPoint(self._guess(start), ())

    def _known(self, start: int) -> SyncPoint | None:
        point = self._skeleton.before(start) if self._skeleton else None
        return point if point is not None and start - point.offset <= _FAR_BYTES else None

    def _guess(self, start: int) -> int:
        """A line's start some way back, or at least the end of a statement."""
        body, earliest = self._text.body, max(start - LOOK_BEHIND_BYTES, self._text.body_start)
        for sign in (b"\n", b";", b"}", b" "):
            found = body.find(sign, earliest, start)
            if found >= 0:
                return found + 1
        return earliest

    def _tokens(self, source: str) -> Iterator[tuple[int, int, TokenKind | None]]:
        deadline_s = self._clock() + WINDOW_BUDGET_S
        try:
            tokens = self._loaded().get_tokens_unprocessed(source)
            for number, (at, kind, value) in enumerate(tokens, 1):
                yield at, at + len(value), token_kind(kind)
                if number % _TOKENS_PER_CLOCK == 0 and self._clock() > deadline_s:
                    return
        except Exception:  # noqa: BLE001 - a lexer that fails on a hostile text costs its colours, nothing else
            return

    def _loaded(self) -> Lexer:
        if self._lexer is None:
            module = import_module(f"pygments.lexers.{self._language.module}")
            self._lexer = getattr(module, self._language.lexer)()
        return self._lexer


def _completed(window: str, closers: str) -> str:
    """What ends a window cleanly: an escape that it cuts must not swallow the closer."""
    escape = _CUT_ESCAPE.search(window[-_ESCAPE_CHARACTERS:])
    if escape is None or not closers:
        return closers
    return ("0" * (4 - len(escape[1])) if escape[1] is not None else "n") + closers


def _merged(tokens: Iterator[tuple[int, int, TokenKind | None]], low: int, high: int) -> Iterator[Stretch]:
    """Cuts tokens to the window, in characters from its start, and joins neighbours of one kind."""
    start, end, kind = 0, 0, None
    for at, until, token in tokens:
        if at >= high:
            break
        if token is None or until <= low or at == until:
            continue
        at, until = max(at, low) - low, min(until, high) - low  # noqa: PLW2901 - the same token, cut
        if token is kind and at == end:
            end = until
            continue
        if kind is not None:
            yield Stretch(start, end, kind)
        start, end, kind = at, until, token
    if kind is not None:
        yield Stretch(start, end, kind)
