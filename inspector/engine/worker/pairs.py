"""Answers about an original beside the shipped code: which texts belong together, and what a place corresponds to."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from inspector.containers.failures import ContainerError
from inspector.engine.worker.pairing import Pairing
from inspector.previews.sourcepair import Crossing, PairFacts, PairSide, RowStretches, SourcePair

if TYPE_CHECKING:
    from inspector.engine.worker.opened_map import OpenedMap
    from inspector.previews.crossing import Texts
    from inspector.previews.text import TextPreview

_KEPT_MAPS = 2
APPROXIMATE = "The text is approximate: put together from the shipped code by the positions of the map."


class Pairs:
    """Maps opened for jumps. Lives on the reader's answering thread; numpy is loaded by the first pair."""

    def __init__(
        self, paths: Sequence[str], read: Callable[[int], bytes], text: Callable[[int], "TextPreview"]
    ) -> None:
        """`paths` are those of all entries by number; `read` returns an entry's whole content, `text` its rows."""
        self._read = read
        self._text = text
        self._pairing = Pairing(paths, read)
        self._maps: OrderedDict[tuple[int, int | None], OpenedMap] = OrderedDict()

    def open(self, map_number: int | None, shipped: int | None, source: int | None, original: int | None) -> PairFacts:
        """The pair of a map's source, or of a shipped file; either partner is looked for where it is not named.

        Raises ContainerError where there is none.
        """
        if map_number is None:
            map_number = self._pairing.map_of(shipped) if shipped is not None else None
            if map_number is None:
                raise ContainerError("No source map of this file is in the artifact.")
        elif shipped is None:
            shipped = self._pairing.shipped_of(map_number)
        opened = self._map(map_number, shipped)
        if source is None:
            source = next((index for index, known in enumerate(opened.has_content) if known), 0)
        if not 0 <= source < len(opened.has_content):
            raise ContainerError("The map lists no such source.")
        fidelity = opened.fidelity
        return PairFacts(
            SourcePair(map_number, source, original, shipped),
            segments=len(opened.lookup.segments),
            name_share=fidelity.name_share,
            objection=fidelity.objection,
            source_segments=len(opened.lookup.rows_of_source(source).rows),
            approximate="" if opened.has_content[source] else APPROXIMATE,
        )

    def cross(self, pair: SourcePair, side: PairSide, row: int, start: int) -> Crossing | None:
        """What a place corresponds to; None where nothing is mapped there, or jumps are off."""
        from inspector.previews.crossing import to_originals, to_shipped  # noqa: PLC0415 - see the class

        opened = self._map(pair.map, pair.shipped)
        if pair.shipped is None or not opened.fidelity.is_exact:
            return None
        texts = self._texts(opened, pair, pair.shipped)
        return (to_originals if side is PairSide.SHIPPED else to_shipped)(texts, row, start)

    def unmapped(self, pair: SourcePair, side: PairSide, first: int, count: int) -> tuple[RowStretches, ...]:
        """The unmapped stretches of rows, one tuple per row."""
        from inspector.previews.unmapped import unmapped_in_original, unmapped_in_shipped  # noqa: PLC0415 - as above

        lookup = self._map(pair.map, pair.shipped).lookup
        if side is PairSide.SHIPPED:
            return (
                ()
                if pair.shipped is None
                else unmapped_in_shipped(lookup, self._text(pair.shipped).positions, first, count)
            )
        if pair.original is None:
            return ()
        return unmapped_in_original(lookup, pair.source, self._text(pair.original).positions, first, count)

    def _texts(self, opened: "OpenedMap", pair: SourcePair, shipped: int) -> "Texts":
        from inspector.previews.crossing import Texts  # noqa: PLC0415 - as above

        original = self._text(pair.original).positions if pair.original is not None else None
        return Texts(opened.lookup, opened.names, pair.source, self._text(shipped).positions, original)

    def _map(self, number: int, shipped: int | None) -> "OpenedMap":
        from inspector.engine.worker.opened_map import open_map  # noqa: PLC0415 - as above

        key = (number, shipped)
        if key in self._maps:
            self._maps.move_to_end(key)
            return self._maps[key]
        opened = open_map(self._read(number), self._read(shipped) if shipped is not None else None)
        self._maps[key] = opened
        while len(self._maps) > _KEPT_MAPS:
            self._maps.popitem(last=False)
        return opened
