"""`inspector list --sources`: the sources that maps name, as one tree over all maps of the artifact."""

import sys

from inspector.cli.json_array import write_array
from inspector.cli.listing import Listing
from inspector.core.sourcefacts import ExposureLevel
from inspector.core.text import visible
from inspector.engine.merged_sources import MergedSource, merge_sources


def write_sources(found: Listing, *, as_json: bool) -> None:
    """One line or JSON object for each content of each path, ordered by path."""
    paths = {entry.number: entry.path for entry in found.entries}
    sources = merge_sources(found.maps, paths.get)
    if as_json:
        write_array(source_record(source, paths) for source in sources)
        return
    for source in sources:
        sys.stdout.write(f"{_line(source)}\n")


def _line(source: MergedSource) -> str:
    size = str(source.facts.size_bytes) if source.facts.has_content else ""
    known = _coverage(source) if source.level is ExposureLevel.APPROXIMATE else ""
    return f"{source.level:<11} {source.source_class:<9} {source.party:<11} {size:>10}  {visible(source.path)}{known}"


def _coverage(source: MergedSource) -> str:
    """How much of an approximate source is known, by the item that `restore` would take."""
    best = max((item.facts for item in source.origins), key=lambda facts: facts.mapped_lines)
    return f"  (code on {best.mapped_lines:,} of at least {best.last_mapped_line:,} lines)"


def source_record(source: MergedSource, paths: dict[int, str]) -> dict[str, object]:
    """One item of the JSON array."""
    facts = source.facts
    return {
        "path": source.path,
        "class": source.source_class.value,
        "party": source.party.value,
        "level": source.level.value,
        "variant": source.variant,
        "size": facts.size_bytes if facts.has_content else None,
        "lines": facts.line_count if facts.has_content else None,
        "mapped_bytes": sum(item.facts.mapped_bytes for item in source.origins),
        "mapped_lines": max(item.facts.mapped_lines for item in source.origins),
        "last_mapped_line": max(item.facts.last_mapped_line for item in source.origins),
        "sha256": facts.sha256,
        "entry": paths.get(source.entry) if source.entry is not None else None,
        "origins": [
            {
                "map": paths[item.map],
                "index": item.facts.index,
                "name": item.facts.name,
                "source_root": item.facts.root or None,
            }
            for item in source.origins
        ],
    }
