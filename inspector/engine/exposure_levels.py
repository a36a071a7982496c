"""How much of each source an artifact gives away, and how much of the shipped code maps explain."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final

from inspector.core.entry import Entry
from inspector.core.exposure import Amount, LevelAmount, Levels, ShippedCode
from inspector.core.sourcefacts import ExposureLevel, MapFacts
from inspector.core.view import ArtifactView
from inspector.engine.merged_sources import MergedSource, level_of, merge_sources

_CODE_SUFFIXES: Final = (".js", ".mjs", ".cjs", ".jsx", ".css", ".bundle", ".jsbundle")


def levels_of(view: ArtifactView, full: Amount) -> Levels:
    """Sources by level; `full` is the sum of all distinct contents."""
    by_level: defaultdict[ExposureLevel, list[MergedSource]] = defaultdict(list)
    for source in merge_sources(view.maps.values(), lambda number: view.entries[number].path):
        by_level[source.level].append(source)
    mapped = _mapped_by_level(_best_maps(view.maps.values()))
    approximate = by_level[ExposureLevel.APPROXIMATE]
    return Levels(
        full=LevelAmount(full.files, full.bytes, full.lines, mapped[ExposureLevel.FULL]),
        linked=_linked(view, by_level[ExposureLevel.LINKED], mapped[ExposureLevel.LINKED]),
        approximate=LevelAmount(
            len(approximate),
            sum(max(item.facts.mapped_bytes for item in source.origins) for source in approximate),
            sum(max(item.facts.mapped_lines for item in source.origins) for source in approximate),
            mapped[ExposureLevel.APPROXIMATE],
        ),
        names_only=LevelAmount(len(by_level[ExposureLevel.NAMES_ONLY])),
        pointer=LevelAmount(len(by_level[ExposureLevel.POINTER])),
    )


def shipped_code(view: ArtifactView) -> ShippedCode:
    """The scripts and stylesheets that ship, and what maps explain of them."""
    best = _best_maps(view.maps.values())
    code = [entry for entry in view.shipped() if entry.number in best or _is_code(entry)]
    return ShippedCode(
        files=len(code),
        bytes=sum(view.sizes.get(entry.number, 0) for entry in code),
        mapped_files=sum(facts.mapped_bytes > 0 for facts in best.values()),
        mapped_bytes=sum(facts.mapped_bytes for facts in best.values()),
    )


def _linked(view: ArtifactView, sources: list[MergedSource], mapped_bytes: int) -> LevelAmount:
    """The files of the artifact that names lead to, each counted once."""
    numbers = {item.facts.linked for source in sources for item in source.origins if item.facts.linked is not None}
    return LevelAmount(
        len(numbers),
        sum(view.sizes.get(number, 0) for number in numbers),
        sum(view.line_counts.get(number, 0) for number in numbers),
        mapped_bytes,
    )


def _best_maps(maps: Iterable[MapFacts]) -> dict[int, MapFacts]:
    """For each shipped file the map that explains most of it: no byte counts twice."""
    best: dict[int, MapFacts] = {}
    for facts in maps:
        if facts.shipped is not None:
            known = best.get(facts.shipped)
            if known is None or known.mapped_bytes < facts.mapped_bytes:
                best[facts.shipped] = facts
    return best


def _mapped_by_level(best: dict[int, MapFacts]) -> Counter[ExposureLevel]:
    mapped = Counter[ExposureLevel]()
    for facts in best.values():
        for source in facts.sources:
            if source.mapped_bytes:
                mapped[level_of(source)] += source.mapped_bytes
    return mapped


def _is_code(entry: Entry) -> bool:
    return entry.is_file and entry.name.lower().endswith(_CODE_SUFFIXES)
