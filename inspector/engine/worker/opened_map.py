"""One source map made ready for jumps: its segments, its names, and how far it fits the shipped file."""

from dataclasses import dataclass

from inspector.containers.failures import ContainerError
from inspector.sourcemaps.failures import NotASourceMapError
from inspector.sourcemaps.fidelity import Fidelity, measure_fidelity
from inspector.sourcemaps.map_names import read_names
from inspector.sourcemaps.mapping_lookup import MappingLookup
from inspector.sourcemaps.reader import read_map
from inspector.sourcemaps.segments import TooManySegmentsError, read_segments
from inspector.sourcemaps.shipped_text import shipped_text


@dataclass(frozen=True, slots=True)
class OpenedMap:
    """What is kept of a map; its bytes are let go."""

    lookup: MappingLookup
    names: list[str]
    fidelity: Fidelity
    has_content: list[bool]
    """By source."""


def open_map(data: bytes, shipped: bytes | None) -> OpenedMap:
    """Decodes a map and measures it. Raises ContainerError with a sentence where that cannot be done."""
    try:
        found = read_map(data)
        segments = read_segments(found)
    except (NotASourceMapError, TooManySegmentsError) as error:
        raise ContainerError(str(error)) from error
    names = read_names(found)
    text = shipped_text(shipped) if shipped is not None else None
    fidelity = measure_fidelity(found, segments, names, text)
    has_content = [item.content is not None for item in found.sources]
    return OpenedMap(MappingLookup(segments), names, fidelity, has_content)
