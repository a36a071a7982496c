"""The reader's end of the wire to the scanner."""

import contextlib
import hashlib
from collections.abc import Iterable

from inspector.binaries.identify import HEAD_BYTES
from inspector.core.entry import Entry
from inspector.engine.worker.feed_messages import Body, BodyEnd, BodyPart, BodyStart, FeedEnd, FurtherDigests, Head
from inspector.engine.worker.message import Message
from inspector.engine.worker.wire import Sender

PART_BYTES = 1 << 20
_BUFFER_BYTES = 256 << 10


class ContentFeed:
    """Sends entries and content to the scanner. A scanner that died is noticed by the parent, not here."""

    def __init__(self, descriptor: int | None) -> None:
        """None where nothing is to be scanned: content is only hashed then."""
        self._sender = None if descriptor is None else Sender(descriptor, _BUFFER_BYTES)
        self._algorithms: frozenset[str] = frozenset()

    def measure_also(self, algorithms: frozenset[str]) -> None:
        """Digests by these algorithms go to the scanner, too, from now on: a list in the artifact states such."""
        if self._sender is not None:
            self._algorithms |= algorithms

    def send(self, message: Message) -> None:
        """Passes one message on."""
        if self._sender is not None:
            try:
                self._sender.send(message)
            except OSError:
                self._sender = None

    def send_body(self, entry: Entry, parts: Iterable[bytes], skip: tuple[tuple[int, int], ...]) -> tuple[str, int]:
        """Sends one entry's content and returns its SHA-256 in hex and its size.

        An error of `parts` ends the body as incomplete and goes on to the caller.
        """
        digests, first, parted, complete = self._new_digests(), b"", False, False
        try:
            for part in parts:
                digests.update(part)
                if not parted and not first and len(part) < PART_BYTES:
                    first = part
                    continue
                if not parted:
                    self.send(BodyStart(entry.number, entry.size_bytes, skip))
                    parted = True
                    if first:
                        self.send(BodyPart(first))
                self.send(BodyPart(part))
            complete = True
        finally:
            if parted:
                self.send(BodyEnd(digests.sha256, complete))
            else:
                self.send(Body(entry.number, first, digests.sha256, complete, skip))
        self._send_further(entry, digests)
        return digests.sha256, digests.size_bytes

    def send_head(self, entry: Entry, parts: Iterable[bytes]) -> tuple[str, int]:
        """Sends the first bytes of a content that is not scanned itself. Returns as `send_body` does.

        An error of `parts` goes on to the caller, and the scanner hears nothing.
        """
        digests, head = self._new_digests(), b""
        for part in parts:
            digests.update(part)
            head = head or part[:HEAD_BYTES]
        self.send(Head(entry.number, head, digests.size_bytes, digests.sha256))
        self._send_further(entry, digests)
        return digests.sha256, digests.size_bytes

    def _new_digests(self) -> "_Digests":
        return _Digests(self._algorithms)

    def _send_further(self, entry: Entry, digests: "_Digests") -> None:
        if digests.further:
            self.send(FurtherDigests(entry.number, {name: of.hexdigest() for name, of in digests.further.items()}))

    def finish(self, *, complete: bool) -> None:
        """Ends the stream."""
        self.send(FeedEnd(complete))
        if self._sender is not None:
            with contextlib.suppress(OSError):
                self._sender.flush()
            self._sender.close()
            self._sender = None


class _Digests:
    """All digests of one content that are asked for."""

    def __init__(self, algorithms: frozenset[str]) -> None:
        self._sha256 = hashlib.sha256()
        self.further = {name: hashlib.new(name, usedforsecurity=False) for name in sorted(algorithms)}
        self.size_bytes = 0

    def update(self, part: bytes) -> None:
        """Takes in the next bytes."""
        self._sha256.update(part)
        for digest in self.further.values():
            digest.update(part)
        self.size_bytes += len(part)

    @property
    def sha256(self) -> str:
        """In hex, of what came so far."""
        return self._sha256.hexdigest()
