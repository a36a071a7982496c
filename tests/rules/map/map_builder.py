"""Views with source maps for the tests of rules about them."""

import hashlib
from collections.abc import Mapping

from msgspec.structs import replace

from inspector.core.entry import Entry, Origin
from inspector.core.sourcefacts import LinkKind, MapFacts, MapLink, SourceFacts
from inspector.core.text import line_count
from inspector.core.view import ArtifactView
from inspector.sourcemaps.names import place_source
from inspector.sourcemaps.placed_facts import named_facts
from tests.rules.view_builder import add_entry, container_of, put_content, view_of


def view_with(
    files: Mapping[str, bytes], maps: Mapping[str, Mapping[str, bytes | None]], root: str | None = None
) -> ArtifactView:
    """Files by path, and the sources of maps by the path of the map; a source of None has no content.

    `a.js!/%map-1` is an inline map in `a.js`.
    """
    view = view_of(files)
    for path, sources in maps.items():
        add_map(view, path, sources, root)
    return view


def add_map(view: ArtifactView, path: str, sources: Mapping[str, bytes | None], root: str | None = None) -> Entry:
    outer, _, name = path.rpartition("!/")
    is_inline = name.startswith("%map-")
    parent = container_of(view, outer.split("!/") if outer else [])
    entry = view.at(path)
    if entry is None:
        origin = Origin.EMBEDDED if is_inline else Origin.ARCHIVED
        entry = add_entry(view, name.replace("%", ""), parent, origin=origin, offset=40 if is_inline else None)
        put_content(view, entry.number, repr(sorted(sources)).encode())
    items = tuple(_source(index, *item, root) for index, item in enumerate(sources.items()))
    view.maps[entry.number] = MapFacts(entry.number, inline=is_inline, file=None, source_root=root, sources=items)
    return entry


def _source(index: int, name: str, content: bytes | None, root: str | None) -> SourceFacts:
    return replace(
        named_facts(index, name, place_source(name, root), root=root),
        has_content=content is not None,
        size_bytes=len(content or b""),
        line_count=line_count(content or b""),
        sha256=None if content is None else hashlib.sha256(content).hexdigest(),
    )


def link(
    view: ArtifactView, path: str, url: str, kind: LinkKind = LinkKind.RELATIVE, *, ambiguous: bool = False
) -> None:
    entry = view.at(path)
    assert entry is not None
    view.links.append(MapLink(entry.number, url, kind, 9, 100, ambiguous))
