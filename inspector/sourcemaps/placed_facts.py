"""The facts of one source, from its name alone; what its content tells comes later."""

from inspector.core.ownership import party_of_source
from inspector.core.sourcefacts import SourceFacts
from inspector.core.text import shortened
from inspector.sourcemaps.json_tokens import well_formed
from inspector.sourcemaps.names import PlacedSource

MAX_SHOWN_CHARACTERS = 4096
MAX_ROOT_CHARACTERS = 256
"""Told once per source."""


def named_facts(
    index: int, name: str | None, placed: PlacedSource, map_name: str = "", root: str | None = None
) -> SourceFacts:
    """What the name of the source at `index` says, in the map of that name; `root` is the `sourceRoot` that it has."""
    shown = None if name is None else shortened(well_formed(name), MAX_SHOWN_CHARACTERS)
    tree_path = well_formed(placed.tree_path)
    return SourceFacts(
        index=index,
        name=shown,
        tree_path=tree_path,
        source_class=placed.source_class,
        party=party_of_source(shown, tree_path, placed.source_class, map_name),
        is_rooted=placed.is_rooted,
        namespace=shortened(well_formed(placed.namespace), MAX_SHOWN_CHARACTERS),
        has_namespace=placed.has_namespace,
        query=shortened(well_formed(placed.variant), MAX_SHOWN_CHARACTERS),
        root=shortened(well_formed(root), MAX_ROOT_CHARACTERS) if root else "",
    )
