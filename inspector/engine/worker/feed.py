"""The reader's end of the wire to the scanner."""

import contextlib
import hashlib
from collections.abc import Iterable

from inspector.core.entry import Entry
from inspector.engine.worker.feed_messages import Body, BodyEnd, BodyPart, BodyStart, FeedEnd, FurtherDigests
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
        digest, size_bytes, first, parted, complete = hashlib.sha256(), 0, b"", False, False
        further = {name: hashlib.new(name, usedforsecurity=False) for name in sorted(self._algorithms)}
        try:
            for part in parts:
                for measured in (digest, *further.values()):
                    measured.update(part)
                size_bytes += len(part)
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
            end_digest = digest.hexdigest()
            if parted:
                self.send(BodyEnd(end_digest, complete))
            else:
                self.send(Body(entry.number, first, end_digest, complete, skip))
        if further:
            self.send(FurtherDigests(entry.number, {name: measured.hexdigest() for name, measured in further.items()}))
        return end_digest, size_bytes

    def finish(self, *, complete: bool) -> None:
        """Ends the stream."""
        self.send(FeedEnd(complete))
        if self._sender is not None:
            with contextlib.suppress(OSError):
                self._sender.flush()
            self._sender.close()
            self._sender = None
