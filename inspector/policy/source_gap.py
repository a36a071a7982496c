"""The files of an artifact compared with those of a checkout."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from inspector.core.entry import Entry, Origin
from inspector.policy.checkout import Checkout

_SHIPPED: Final = frozenset({Origin.ARCHIVED, Origin.FOLDER})
_WRITTEN_BY_PACKERS: Final = re.compile(
    r"(?:^|/)(?:[^/]+\.(?:dist|egg)-info/.+|PKG-INFO|setup\.cfg|META-INF/.+|\.cargo_vcs_info\.json|Cargo\.(?:toml|lock)"
    r"|\[Content_Types\]\.xml|_rels/.+|[^/]+\.(?:nuspec|psmdcp|vsixmanifest))\Z"
)


@dataclass(frozen=True, slots=True)
class SourceGap:
    """What a checkout explains of an artifact, and what it does not."""

    total: int
    same: int
    """Files whose content is in the checkout, wherever it lies there."""
    absent: tuple[str, ...]
    """Paths that are not in the checkout; metadata of packers left out."""
    changed: tuple[str, ...]
    """Paths that are, with another content."""


def source_gap(entries: Iterable[Entry], digests: Mapping[int, str], checkout: Checkout) -> SourceGap:
    """Compares the artifact's own files, not those of archives within it. `digests`: SHA-256 by entry number."""
    files = _own_files(entries)
    total = same = 0
    absent: list[str] = []
    changed: list[str] = []
    top = _top_folder(files)
    for entry in files:
        digest = digests.get(entry.number)
        if digest is None:
            continue
        total += 1
        path = entry.name.replace("\\", "/").removeprefix("./").removeprefix(top)
        if digest in checkout.digests:
            same += 1
        elif not _WRITTEN_BY_PACKERS.search(path):
            (changed if path in checkout.paths else absent).append(path)
    return SourceGap(total, same, tuple(sorted(absent)), tuple(sorted(changed)))


def _own_files(entries: Iterable[Entry]) -> list[Entry]:
    """The files of the outermost container that holds more than one: a gzip file around a tarball holds one."""
    levels: dict[int | None, list[Entry]] = {}
    for entry in entries:
        if entry.origin in _SHIPPED and entry.is_file:
            levels.setdefault(entry.parent, []).append(entry)
    files = levels.get(None, [])
    while len(files) == 1 and files[0].number in levels:
        files = levels[files[0].number]
    return files


def _top_folder(files: list[Entry]) -> str:
    """The one folder that packers put everything into, with its slash."""
    tops = {entry.name.replace("\\", "/").removeprefix("./").partition("/")[0] for entry in files}
    has_folder = all("/" in entry.name.replace("\\", "/") for entry in files)
    return f"{tops.pop()}/" if len(tops) == 1 and has_folder else ""
