"""Covers known secrets in what previews show: their lengths stay, their characters do not.

A person who shows a screen to others must not show a key with it. Texts are covered where whole rows are
known, bytes where those around them are, so that a secret cut by a row or a page is covered as well.
"""

import threading
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

from inspector.containers.failures import ContainerError
from inspector.core.masking import Masker, readable_prefix
from inspector.previews.hexdump import COVER, ShownBytes

MAX_LOOK_CHARACTERS = 64 << 10
"""No secret is looked for further away from a place than this."""
MAX_SECRETS = 20_000
"""Further secrets are not looked for: the tables would outgrow the reader."""
Stretch = tuple[int, int]
"""Start and end."""


class SecretCover:
    """All secrets that are known so far. Tables are made when something is to be shown, not before."""

    def __init__(self) -> None:
        self.is_open = False
        """Whether a person asked to see the secrets: then nothing is covered."""
        self._known: set[str] = set()
        self._fresh: set[str] = set()
        self._groups: list[tuple[set[str], Masker]] = []
        self._lock = threading.Lock()
        """Pages are made on threads of their own."""

    def add(self, secrets: Iterable[str]) -> None:
        """Covers these as well; known and empty ones are passed over."""
        for secret in secrets:
            with self._lock:
                if secret and secret not in self._known and len(self._known) < MAX_SECRETS:
                    self._known.add(secret)
                    self._fresh |= {secret, _bytes_as_characters(secret)}

    @property
    def look_characters(self) -> int:
        """How far around a place secrets that reach into it can begin and end; 0 while nothing is covered."""
        longest = max((masker.longest_characters for masker in self._maskers()), default=0)
        return min(longest, MAX_LOOK_CHARACTERS)

    def stretches(self, text: str) -> list[Stretch]:
        """What to cover of a text, in order and apart from each other."""
        return _united(
            (start + readable_prefix(end - start), end)
            for masker in self._maskers()
            for start, end in masker.places(text)
        )

    def byte_stretches(self, data: bytes) -> list[Stretch]:
        """What to cover of some bytes: secrets in UTF-8, Latin-1, and those of ASCII in UTF-16."""
        found = self.stretches(data.decode("latin-1"))
        for lead in (0, 1):
            halves = self.stretches(data[lead::2].decode("latin-1"))
            found += [(lead + 2 * start, min(lead + 2 * end, len(data))) for start, end in halves]
        return _united(found)

    def _maskers(self) -> list[Masker]:
        """Few tables however many times secrets were added: smaller ones are joined with the new one."""
        with self._lock:
            if self._fresh:
                group, self._fresh = self._fresh, set()
                while self._groups and len(self._groups[-1][0]) <= 2 * len(group):
                    group |= self._groups.pop()[0]
                self._groups.append((group, Masker(group)))
            return [] if self.is_open else [masker for _, masker in self._groups]


def covered_bytes(cover: SecretCover, read_at: Callable[[int, int], bytes], offset: int, length: int) -> ShownBytes:
    """The bytes at an offset without secrets. `read_at` is that of a ByteSource; what it raises is not caught."""
    data, look = read_at(offset, length), 2 * cover.look_characters
    if not look or not data:
        return ShownBytes(data)
    before = min(look, offset)
    lead = _beside(read_at, offset - before, before)
    if len(lead) < before:
        lead = b""
    trail = _beside(read_at, offset + length, look) if len(data) == length else b""
    stretches = tuple(clipped(cover.byte_stretches(lead + data + trail), len(lead), len(lead) + len(data)))
    shown = bytearray(data)
    for start, end in stretches:
        shown[start:end] = bytes(end - start)
    return ShownBytes(bytes(shown), stretches)


def _beside(read_at: Callable[[int, int], bytes], offset: int, length: int) -> bytes:
    """What stands beside the bytes that were asked for; nothing where that is damaged."""
    try:
        return read_at(offset, length)
    except ContainerError:
        return b""


def clipped(stretches: Sequence[Stretch], start: int, end: int) -> Iterator[Stretch]:
    """The parts that lie between two places, counted from the first."""
    at = bisect_right(stretches, start, key=lambda stretch: stretch[1])
    while at < len(stretches) and stretches[at][0] < end:
        yield max(stretches[at][0], start) - start, min(stretches[at][1], end) - start
        at += 1


def covered_text(text: str, stretches: Iterable[Stretch]) -> str:
    """The text with its stretches covered, as long as before."""
    parts, done = [], 0
    for start, end in stretches:
        parts += [text[done:start], COVER * (end - start)]
        done = end
    return "".join([*parts, text[done:]])


def _bytes_as_characters(secret: str) -> str:
    """The secret as its UTF-8 looks where bytes are taken for characters; ASCII stays as it is."""
    return secret.encode("utf-8", "surrogatepass").decode("latin-1")


def _united(stretches: Iterable[Stretch]) -> list[Stretch]:
    united: list[Stretch] = []
    for start, end in sorted(stretches):
        if start >= end:
            continue
        if united and start <= united[-1][1]:
            united[-1] = (united[-1][0], max(united[-1][1], end))
        else:
            united.append((start, end))
    return united
