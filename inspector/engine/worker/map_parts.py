"""Facts of source maps on the wire: a map may name millions of sources, and no message may grow with it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from inspector.core.sourcefacts import MapFacts, SourceFacts
from inspector.engine.worker.batches import Batch
from inspector.engine.worker.message import Message
from inspector.engine.worker.messages import MapBatch, MapPart

MAX_PART_CHARACTERS = 4 << 20
"""Of the names and paths in one message: at most sixteen megabytes, however they are encoded."""
SOURCE_CHARACTERS = 100
"""What a source takes besides: its digest and numbers."""


class MapBatches:
    """Facts on their way out: small maps many at a time, the sources of large ones in parts before them."""

    def __init__(self, send: Callable[[Message], None]) -> None:
        """`send` takes messages."""
        self._send = send
        self._batch: Batch[MapFacts] = Batch(MapBatch, send)
        self._characters = 0

    def add(self, facts: MapFacts) -> None:
        """Takes one map; may send."""
        *parts, last = _parts(facts.sources)
        for part in parts:
            self._send(MapPart(facts.entry, part))
        self._characters += sum(map(_weight, last))
        if self._characters > MAX_PART_CHARACTERS:
            self.flush()
            self._characters = sum(map(_weight, last))
        self._batch.add(replace(facts, sources=last))

    def flush(self) -> None:
        """Sends what there is."""
        self._batch.flush()
        self._characters = 0


class MapJoiner:
    """Puts maps together again on the other side."""

    def __init__(self) -> None:
        """Nothing came yet."""
        self._parts: dict[int, list[SourceFacts]] = {}

    def take(self, part: MapPart) -> None:
        """Keeps the first sources of a map whose facts come later."""
        self._parts.setdefault(part.entry, []).extend(part.sources)

    def whole(self, maps: Iterable[MapFacts]) -> tuple[MapFacts, ...]:
        """The maps with all their sources."""
        return tuple(self._joined(facts) for facts in maps)

    def _joined(self, facts: MapFacts) -> MapFacts:
        first = self._parts.pop(facts.entry, None)
        return facts if first is None else replace(facts, sources=(*first, *facts.sources))


def _parts(sources: tuple[SourceFacts, ...]) -> Iterator[tuple[SourceFacts, ...]]:
    """The sources in runs that fit a message; at least one run, which may be empty."""
    start = characters = 0
    for at, source in enumerate(sources):
        characters += _weight(source)
        if characters > MAX_PART_CHARACTERS and at > start:
            yield sources[start:at]
            start, characters = at, _weight(source)
    yield sources[start:]


def _weight(source: SourceFacts) -> int:
    texts = (source.name or "", source.tree_path, source.namespace, source.query)
    return SOURCE_CHARACTERS + sum(map(len, texts))
