"""What findings about maps have in common: identity, evidence and tags."""

import hashlib
from collections.abc import Iterable

from inspector.core.entry import Entry
from inspector.core.finding import MAX_CONTEXT_CHARACTERS, MAX_EXCERPT_CHARACTERS, Evidence
from inspector.core.ownership import is_third_party_path
from inspector.core.sourcefacts import MapFacts, SourceFacts
from inspector.core.text import shortened
from inspector.core.view import ArtifactView
from inspector.rules.map.shares import plain_path

_NAMES_LISTED = 12
_MAX_NAME = 100


def content_key(view: ArtifactView, entry: Entry, sources: Iterable[SourceFacts]) -> str:
    """The digest of the file; where it was not read to its end, one over the contents it gives away."""
    digest = view.digests.get(entry.number)
    if digest:
        return digest
    contents = sorted(source.sha256 or source.tree_path for source in sources)
    return hashlib.sha256("\n".join(contents).encode("utf-8", "surrogatepass")).hexdigest()


def identity_of(sources: Iterable[SourceFacts]) -> str:
    """What a map gives away, by name: every build writes another map, and a line more makes it no other leak.

    A source that was not among them before makes it one.
    """
    names = sorted({source.tree_path for source in sources})
    return "sources: " + hashlib.sha256("\n".join(names).encode("utf-8", "surrogatepass")).hexdigest()


def named_sources(sources: list[SourceFacts]) -> Evidence | None:
    """The largest sources by name, as evidence; None where there are none."""
    if not sources:
        return None
    largest = sorted(sources, key=lambda source: (-source.size_bytes, source.tree_path))
    names = [shortened(source.tree_path, _MAX_NAME) for source in largest[:_NAMES_LISTED]]
    more = f"\n… and {len(sources) - len(names):,} more" if len(sources) > len(names) else ""
    context = shortened("\n".join(names) + more, MAX_CONTEXT_CHARACTERS)
    return Evidence(shortened(names[0], MAX_EXCERPT_CHARACTERS), context if len(names) > 1 else None)


def quoted(text: str) -> Evidence:
    """A name or address as evidence."""
    return Evidence(shortened(text, MAX_EXCERPT_CHARACTERS))


def roots_of(facts: MapFacts) -> list[str]:
    """Each `sourceRoot` of a map once: the sections of an index map have their own."""
    roots = dict.fromkeys(source.root for source in facts.sources)
    return [root for root in ({facts.source_root or "": None} | roots) if root]


def owner_tag(entry: Entry) -> str:
    """Whose file an entry is, by its path over all levels."""
    return "third-party" if is_third_party_path(plain_path(entry)) else "first-party"
