"""One list of hits from several finders, in order of place, each secret once per place."""

from bisect import bisect_left
from collections.abc import Iterable

from inspector.secrets.hit import SecretHit


def merged(preferred: Iterable[SecretHit], others: Iterable[SecretHit]) -> list[SecretHit]:
    """All hits by place. One of `others` is left out where it says no more than an overlapping preferred one."""
    kept, others = sorted(preferred, key=_place), list(others)
    if not others:
        return kept
    covered = _union(kept)
    kept += _without_contained(hit for hit in others if not _overlaps(covered, hit))
    return sorted(kept, key=_place)


def _place(hit: SecretHit) -> tuple[int, int, str]:
    return hit.start, -hit.end, hit.engine_rule


def _union(hits: list[SecretHit]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for hit in hits:
        if spans and hit.start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], hit.end))
        else:
            spans.append((hit.start, hit.end))
    return spans


def _overlaps(spans: list[tuple[int, int]], hit: SecretHit) -> bool:
    """Whether a hit shares a byte with one of the spans, which are sorted and apart from each other."""
    index = bisect_left(spans, (hit.end, -1))
    return index > 0 and spans[index - 1][1] > hit.start


def _without_contained(hits: Iterable[SecretHit]) -> list[SecretHit]:
    """Drops a hit of the same span or inside another: two engine rules often know the same token."""
    kept: list[SecretHit] = []
    for hit in sorted(hits, key=_place):
        if not kept or hit.end > kept[-1].end:
            kept.append(hit)
    return kept
