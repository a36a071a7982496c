"""One quick pass over a long text that notes, every few kilobytes, a place where a lexer can begin.

At such a place it is known which strings, comments and templates are open. Their openers, put in front of
the text that is lexed, bring any lexer into the right state.
"""

import re
import time
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from inspector.previews.grammar import Grammar, Region

_STEP_BYTES = 4096
"""About how far apart the noted places are."""
_LIMIT_BYTES = 8192
"""No pattern reads further than this in one go."""
_MAX_DEPTH = 64
_MAX_REGEX_BYTES = 2000
_LOOK_BACK_BYTES = 64
_STEPS_PER_CLOCK = 64
_PROBE_S = 0.02
_REGEX_LITERAL = re.compile(rb"/(?:[^/\\\[\n]++|\\[^\n]|\[(?:[^\]\\\n]++|\\[^\n]|(?!))*+\]|(?!))++/[a-z]*+")
_BEFORE_REGEX = re.compile(
    rb"(?:^|[({\[;,=:!?&|+\-*%<>~^]|\b(?:typeof|instanceof|in|void|delete|new|do|return|case|default|else|throw|yield|await|of))$"
)


@dataclass(frozen=True, slots=True)
class SyncPoint:
    """A place to begin."""

    offset: int
    openers: tuple[bytes, ...]
    """What is open there, outermost first; braces count inside `${`."""

    @property
    def prefix(self) -> str:
        """Text that brings a lexer into the state of this place."""
        return b"".join(self.openers).decode("ascii")


class Skeleton:
    """Walks on demand, as far as a time budget allows, and never twice over the same bytes."""

    def __init__(
        self,
        body: bytes,
        start: int,
        grammar: Grammar,
        *,
        openers: tuple[bytes, ...] = (),
        end: int | None = None,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        """Begins at `start`, where `openers` are known to be open, and goes no further than `end`."""
        self._body = body
        self._end = len(body) if end is None else end
        self._grammar = grammar
        self._regions = {region.opener: region for region in grammar.regions}
        self._clock = clock
        self._open = list(openers)
        self._points = [SyncPoint(start, openers)]
        self._offsets = [start]
        self.done = start
        """Everything before this offset is known."""

    def walk(self, target: int, budget_s: float) -> bool:
        """Goes on until `target` is known or the time is up. Returns whether it is known."""
        target = min(target, self._end)
        deadline_s = self._clock() + budget_s
        steps = 0
        while self.done < target:
            self._step()
            steps += 1
            if steps % _STEPS_PER_CLOCK == 0 and self._clock() > deadline_s:
                break
        return self.done >= target

    def before(self, offset: int) -> SyncPoint | None:
        """The last noted place at or before an offset; None where the pass did not get that far."""
        if offset > self.done:
            return None
        return self._points[bisect_right(self._offsets, offset) - 1]

    def closers_at(self, offset: int) -> str:
        """What would close everything that is open at a known offset, innermost first."""
        near = self.before(offset)
        if near is None:
            return ""
        probe = Skeleton(self._body, near.offset, self._grammar, openers=near.openers, end=offset, clock=self._clock)
        probe.walk(offset, _PROBE_S)
        return probe.closers()

    def closers(self) -> str:
        """What would close everything that is open where the pass is now, innermost first."""
        kinds = (self._regions.get(opener) for opener in reversed(self._open))
        return b"".join(region.closer if region else b"}" for region in kinds).decode("ascii")

    def _step(self) -> None:
        top = self._open[-1] if self._open else b""
        region = self._regions.get(top)
        start = self.done
        code = self._grammar.nested_code if top else self._grammar.code
        pattern = code if region is None else region.body
        match = pattern.match(self._body, start, min(start + _LIMIT_BYTES, self._end))
        if match is not None:
            self.done = match.end()
            self._note(start, in_region=region is not None)
        elif region is not None:
            self._leave_or_skip(region)
        else:
            self._enter_or_skip()

    def _note(self, start: int, *, in_region: bool) -> None:
        if self.done - self._offsets[-1] < _STEP_BYTES:
            return
        offset = self.done
        if not in_region:
            tail = max(start, self._last_of(self._grammar.quotes, start, offset))
            offset = self._last_of(self._grammar.breaks, tail, offset)
        if offset > self._offsets[-1]:
            self._offsets.append(offset)
            self._points.append(SyncPoint(offset, tuple(self._open)))

    def _last_of(self, signs: bytes, start: int, end: int) -> int:
        """The offset after the last of some characters in a run; 0 where there is none."""
        return 1 + max(self._body.rfind(sign, start, end) for sign in signs)

    def _leave_or_skip(self, region: Region) -> None:
        body, at = self._body, self.done
        if body.startswith(region.closer, at):
            self._open.pop()
            self.done = at + len(region.closer)
        elif region.one_line and body.startswith(b"\n", at):
            self._open.pop()
            self.done = at + 1
        elif region.interpolates and body.startswith(b"${", at):
            self._push(b"${")
            self.done = at + 2
        else:
            self.done = at + 1

    def _enter_or_skip(self) -> None:
        body, at = self._body, self.done
        for region in self._grammar.regions:
            if body.startswith(region.opener, at):
                self._push(region.opener)
                self.done = at + len(region.opener)
                return
        character = body[at : at + 1]
        self.done = at + 1
        if character == b"{":
            self._push(b"{")
        elif character == b"}" and self._open:
            self._open.pop()
        elif character == b"/" and self._grammar.has_regex_literals and self._begins_regex(at):
            match = _REGEX_LITERAL.match(body, at, at + _MAX_REGEX_BYTES)
            self.done = match.end() if match else at + 1

    def _begins_regex(self, at: int) -> bool:
        before = self._body[max(0, at - _LOOK_BACK_BYTES) : at].rstrip()
        return _BEFORE_REGEX.search(before) is not None

    def _push(self, opener: bytes) -> None:
        """Nesting beyond all reason is not followed: what comes then is coloured as plain code."""
        if len(self._open) < _MAX_DEPTH:
            self._open.append(opener)
