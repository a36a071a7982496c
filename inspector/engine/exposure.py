"""How much source code can be rebuilt from an artifact: the figures of the report's `exposure`.

Distinct contents are counted once, however many maps hold them. A content that is first-party in one map
and third-party in another counts as first-party: the worse reading decides.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from inspector.core.exposure import Amount, Exposure, FolderAmount
from inspector.core.ownership import is_third_party_path
from inspector.core.sourcefacts import MapFacts, Party
from inspector.core.view import ArtifactView
from inspector.engine.exposure_levels import levels_of, shipped_code
from inspector.sourcemaps.languages import language_of
from inspector.sourcemaps.merged_tree import MergedPaths

MAX_FOLDERS = 50
_WORST_FIRST = (Party.FIRST, Party.THIRD, Party.OUTSIDE, Party.BUNDLER)


@dataclass(slots=True)
class _Content:
    """One distinct content, and where it was seen in the worst reading."""

    size_bytes: int
    line_count: int
    party: Party
    path: str


def measure(view: ArtifactView) -> Exposure:
    """The exposure of everything that the maps of a scan hold."""
    maps = [view.maps[number] for number in sorted(view.maps)]
    contents = _distinct(view, maps)
    shipped = {view.digests[entry.number] for entry in view.shipped() if entry.number in view.digests}
    by_party = {party: _sum(c for c in contents.values() if c.party is party) for party in Party}
    total = _sum(contents.values())
    return Exposure(
        maps=sum(not facts.inline for facts in maps),
        inline_maps=sum(facts.inline for facts in maps),
        sources_listed=sum(len(facts.sources) for facts in maps),
        sources_with_content=sum(source.has_content for facts in maps for source in facts.sources),
        distinct_contents=total.files,
        distinct_bytes=total.bytes,
        distinct_lines=total.lines,
        first_party=by_party[Party.FIRST],
        third_party=by_party[Party.THIRD],
        bundler=by_party[Party.BUNDLER],
        outside=by_party[Party.OUTSIDE],
        shipped_openly=_sum(content for digest, content in contents.items() if digest in shipped),
        levels=levels_of(view, total),
        shipped_code=shipped_code(view),
        by_language=_by_language(contents),
        by_folder=_by_folder(contents),
    )


def _distinct(view: ArtifactView, maps: list[MapFacts]) -> dict[str, _Content]:
    contents: dict[str, _Content] = {}
    for facts in maps:
        path = view.entries[facts.entry].path
        is_foreign = is_third_party_path(path, view.words.own_scopes)
        paths = MergedPaths(path)
        for source in facts.sources:
            if not source.has_content:
                continue
            party = Party.THIRD if is_foreign and source.party is Party.FIRST else source.party
            key = source.sha256 or f"{facts.entry}:{source.index}"
            known = contents.get(key)
            if known is None or _WORST_FIRST.index(party) < _WORST_FIRST.index(known.party):
                contents[key] = _Content(source.size_bytes, source.line_count, party, paths.of(source))
    return contents


def _sum(contents: Iterable[_Content]) -> Amount:
    listed = list(contents)
    return Amount(len(listed), sum(c.size_bytes for c in listed), sum(c.line_count for c in listed))


def _grouped(contents: Iterable[_Content], key: Callable[[str], str]) -> list[tuple[str, Amount]]:
    """Amounts by key, largest first."""
    groups: defaultdict[str, list[_Content]] = defaultdict(list)
    for content in contents:
        groups[key(content.path)].append(content)
    amounts = [(name, _sum(group)) for name, group in groups.items()]
    return sorted(amounts, key=lambda item: (-item[1].bytes, -item[1].files, item[0]))


def _by_language(contents: dict[str, _Content]) -> dict[str, Amount]:
    return dict(_grouped(contents.values(), language_of))


def _by_folder(contents: dict[str, _Content]) -> tuple[FolderAmount, ...]:
    """Each content counts for the folder that it lies in."""
    bytes_by_party: defaultdict[str, Counter[Party]] = defaultdict(Counter)
    for content in contents.values():
        bytes_by_party[_folder_of(content.path)][content.party] += content.size_bytes
    folders = _grouped(contents.values(), _folder_of)[:MAX_FOLDERS]
    return tuple(FolderAmount(folder, amount, _owner(bytes_by_party[folder])) for folder, amount in folders)


def _folder_of(path: str) -> str:
    return path.rpartition("/")[0] or "."


def _owner(bytes_by_party: Counter[Party]) -> Party:
    """Whose most bytes are; of equal shares the worse reading."""
    return max(_WORST_FIRST, key=lambda party: bytes_by_party[party])
