"""Reads contents in parts, in turns with the answers, and hands them to the scanner."""

import hashlib
from collections.abc import Iterator, Sequence

from inspector.binaries.identify import HEAD_BYTES, identify
from inspector.containers.container import Container
from inspector.containers.failures import ContainerError, LimitReachedError
from inspector.containers.source import ByteSource
from inspector.core.entry import Entry
from inspector.engine.worker.catalogue import joined
from inspector.engine.worker.feed import PART_BYTES
from inspector.engine.worker.messages import ArtifactDigest
from inspector.engine.worker.walk_state import WalkState

_BEFORE_IS_READ = "What comes before that place was read."
_WITHOUT_LOOSE_BYTES = frozenset({
    "zip", "tar", "ar", "gzip", "xz", "zstd", "bzip2", "lzma", "tar.gz", "tar.xz", "tar.zst", "tar.bz2", "tar.lzma",
})  # fmt: skip
"""Formats of which every byte is in a record, in a header whose texts are records, or packed."""
_OWN_KINDS = frozenset({"zip", "tar", "ar", "gzip", "xz", "zstandard", "bzip2", None})
"""What such a container begins with, unless it is a picture or a program as well."""


class Reading:
    """Every content is read once for its digest and for the scanner."""

    def __init__(self, state: WalkState) -> None:
        self._state = state

    def artifact(self, content: ByteSource, children: Sequence[Entry]) -> None:
        """Tells the digest of the artifact itself. Raises LimitReachedError."""
        digest = hashlib.sha256()
        try:
            for part in self.parts(content, None):
                digest.update(part)
        except LimitReachedError:
            self._state.limits.pass_over(children)
            raise
        self._state.tell.send(ArtifactDigest(digest.hexdigest()))

    def entry(self, entry: Entry, content: ByteSource, *, skip: tuple[tuple[int, int], ...] = ()) -> str:
        """Sends an entry's content to the scanner and returns its digest; empty where it could not be read."""
        return self._measured(entry, content, skip, is_scanned=True)

    def container(self, entry: Entry, content: ByteSource) -> str:
        """The same of a container that is scanned record by record: its own bytes are not scanned once more."""
        return self._measured(entry, content, (), is_scanned=False)

    def is_scanned_by_records(self, container: Container, entry: Entry, content: ByteSource) -> bool:
        """Whether nothing is missed where only the records of a container are scanned, once all are listed."""
        if container.format not in _WITHOUT_LOOSE_BYTES:
            return False
        try:
            with self._state.turns.walking(), self._state.parsing:
                head = content.read_at(0, HEAD_BYTES)
        except ContainerError:
            return False  # said where it is read
        return identify(head, entry.name) in _OWN_KINDS

    def whole(self, number: int, max_bytes: int) -> bytes:
        """All of an entry. Raises ContainerError where it is larger."""
        content = self._state.catalogue.content(number)
        return b"" if content is None else joined(self.parts(content, None), max_bytes)

    def end(self, number: int, most_bytes: int) -> bytes:
        """The end of an entry's content, as far as its size is known. Raises ContainerError."""
        state = self._state
        content = state.catalogue.content(number)
        state.check_cancelled()
        if content is None or content.size_bytes is None:
            return b""
        with state.turns.walking(), state.parsing:
            return content.read_at(max(0, content.size_bytes - most_bytes), most_bytes)

    def parts(self, content: ByteSource, entry: Entry | None) -> Iterator[bytes]:
        """Bytes in order. Raises what `read_at` raises, and CancelledError."""
        state, offset = self._state, 0
        while True:
            state.check_cancelled()
            with state.turns.walking(), state.parsing:
                part = content.read_at(offset, PART_BYTES)
            if not part:
                return
            offset += len(part)
            yield part
            if content.size_bytes is not None and offset >= content.size_bytes and len(part) < PART_BYTES:
                return
            state.context.budget.check_time()
            state.tell.progress("Reading", entry)

    def _measured(
        self, entry: Entry, content: ByteSource, skip: tuple[tuple[int, int], ...], *, is_scanned: bool
    ) -> str:
        state = self._state
        state.tell.progress("Reading", entry)
        parts = self.parts(content, entry)
        try:
            if is_scanned:
                digest, size_bytes = state.feed.send_body(entry, parts, skip)
            else:
                digest, size_bytes = state.feed.send_head(entry, parts)
        except LimitReachedError as limit:
            state.limits.meet(limit, entry, _BEFORE_IS_READ)
            return ""
        except ContainerError as error:
            state.tell.error(error, entry, _BEFORE_IS_READ)
            return ""
        state.tell.digests.add((entry.number, digest, size_bytes))
        if entry.parent is None:
            state.tell.done_bytes += size_bytes
        return digest
