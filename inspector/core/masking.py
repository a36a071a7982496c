"""Replaces every known secret in text that leaves the product, whatever form the secret is written in.

Built once per report from all secrets that were found, then run over every string that came from the
artifact. The time is linear in the text: fixed-stride blocks of the text are looked up in a table, so
thousands of secrets cost no more per character than one.
"""

import re
from collections.abc import Iterable, Iterator

from inspector.core.secretforms import forms_of

MARK = "…masked"
MAX_PREFIX_CHARACTERS = 4
PREFIX_DIVISOR = 4
"""At most this part of a secret stays readable: one quarter."""
SHORT_CHARACTERS = 6
"""Below this length a secret is masked only where it stands as a whole word."""
_LONG_CHARACTERS = 12
_WORD_START = re.compile(r"(?<!\w)(?=\S)")
_Span = tuple[int, int]


class _BlockIndex:
    """Finds texts of at least `least` characters by the block of them that lies on the stride.

    Any `least` consecutive characters hold one whole block that starts at a multiple of the stride, so
    only every `stride`-th block of the text is looked at.
    """

    def __init__(self, texts: Iterable[str], least: int, block: int) -> None:
        self._block, self._stride = block, least - block + 1
        self._texts = frozenset(texts)
        places: dict[str, set[_Span]] = {}
        for text in self._texts:
            # The end of a token varies most: tokens of one provider begin alike.
            first = len(text) - least
            for offset in range(first, first + self._stride):
                places.setdefault(text[offset : offset + block], set()).add((offset, len(text)))
        self._places = {key: tuple(found) for key, found in places.items()}

    @property
    def is_used(self) -> bool:
        """Whether there is anything to find."""
        return bool(self._places)

    def collect(self, text: str, spans: set[_Span]) -> None:
        """Adds where known texts stand, overlapping where they overlap."""
        places, block, texts = self._places, self._block, self._texts
        starts = range(0, len(text) - block + 1, self._stride)
        for at in [at for at in starts if text[at : at + block] in places]:
            for before, length in places[text[at : at + block]]:
                start = at - before
                if start >= 0 and text[start : start + length] in texts:
                    spans.add((start, start + length))


class _WordIndex:
    """Finds short texts that stand as whole words."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = frozenset(texts)
        self._lengths = sorted({len(text) for text in self._texts})

    @property
    def is_used(self) -> bool:
        """Whether there is anything to find."""
        return bool(self._texts)

    def collect(self, text: str, spans: set[_Span]) -> None:
        """Adds where known texts stand between characters that belong to no word."""
        for found in _WORD_START.finditer(text):
            start = found.start()
            for length in self._lengths:
                end = start + length
                follower = text[end : end + 1]
                if text[start:end] in self._texts and not (follower.isalnum() or follower == "_"):
                    spans.add((start, end))


class Masker:
    """Masks all given secrets; empty ones are ignored."""

    def __init__(self, secrets: Iterable[str]) -> None:
        known = {secret for secret in secrets if secret}
        forms = {form for secret in known for form in forms_of(secret, SHORT_CHARACTERS)}
        indexes: tuple[_BlockIndex | _WordIndex, ...] = (
            _BlockIndex((f for f in forms if len(f) >= _LONG_CHARACTERS), _LONG_CHARACTERS, 5),
            _BlockIndex((f for f in forms if SHORT_CHARACTERS <= len(f) < _LONG_CHARACTERS), SHORT_CHARACTERS, 3),
            _WordIndex(secret for secret in known if len(secret) < SHORT_CHARACTERS),
        )
        self._indexes = [index for index in indexes if index.is_used]
        self.longest_characters = max(map(len, known | forms), default=0)
        """No place of a secret is longer."""

    def places(self, text: str) -> set[_Span]:
        """Start and end of every secret in a text, overlapping where they overlap."""
        found: set[_Span] = set()
        for index in self._indexes:
            index.collect(text, found)
        return found

    def mask(self, text: str) -> tuple[str, bool]:
        """The text without secrets, and whether anything was replaced.

        Where secrets overlap, one mark stands for all of them.
        """
        found = self.places(text)
        if not found:
            return text, False
        spans = sorted(found)
        out, done = [], 0
        for start, end, shortest in _joined(spans):
            prefix = readable_prefix(shortest)
            out += [text[done:start], text[start : start + prefix], MARK]
            done = end
        return "".join([*out, text[done:]]), True


def readable_prefix(length: int) -> int:
    """How many characters of a secret of that length stay readable."""
    return min(MAX_PREFIX_CHARACTERS, length // PREFIX_DIVISOR)


def _joined(spans: list[_Span]) -> Iterator[tuple[int, int, int]]:
    """Overlapping spans as one: start, end, and the length of the shortest secret in it."""
    start, end = spans[0]
    shortest = end - start
    for next_start, next_end in spans[1:]:
        if next_start < end:
            end, shortest = max(end, next_end), min(shortest, next_end - next_start)
            continue
        yield start, end, shortest
        start, end, shortest = next_start, next_end, next_end - next_start
    yield start, end, shortest
