"""A source map that was read: names and places of its sources, contents decoded on demand."""

from dataclasses import dataclass, field

from inspector.sourcemaps.json_spans import Span
from inspector.sourcemaps.json_tokens import Decoded, decode_string


@dataclass(frozen=True, slots=True)
class SourceItem:
    """One item of a `sources` array."""

    name: str | None
    """As spelled; may hold lone surrogates. None where the item is no string."""
    root: str | None
    """The `sourceRoot` of the map or section it stands in."""
    content: Span | None
    """The JSON string token with its content; None where there is none."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a map stands in an index map; the default is a map that stands alone."""

    pointer: str = ""
    """JSON pointer of the map."""
    line: int = 0
    column: int = 0
    """Where its generated positions begin."""
    depth: int = 0
    """How many index maps it lies in."""


@dataclass(frozen=True, slots=True)
class Section:
    """One run of mappings: the whole of a regular map, or a section of an index map."""

    place: Place
    mappings: Span | None
    """The JSON string token; None where it is missing or no string."""
    first_source: int
    """Index of the section's first source among all sources."""
    source_count: int
    name_count: int
    first_name: int = 0
    """Index of the section's first name among all names."""
    names: Span | None = None
    """The JSON array of its names; None where there is none."""
    ranges: Span | None = None
    """The JSON string token of `rangeMappings`; None where it is missing or no string."""


@dataclass(slots=True)
class SourceMap:
    """What `reader.read_map` returns."""

    data: bytes
    """What the spans point into; the file's own bytes where `is_raw`."""
    is_raw: bool
    file: str | None = None
    source_root: str | None = None
    version: int | None = None
    sources: list[SourceItem] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    section_count: int = 0
    """0 for a regular map."""
    section_urls: list[str] = field(default_factory=list)
    """Addresses that sections give instead of a map; never opened here."""
    name_count: int = 0
    ignore_list: tuple[int, ...] = ()
    debug_id: str | None = None
    has_metro_fields: bool = False
    """Whether it carries what only React Native's bundler writes: names of functions, offsets of modules."""
    function_count: int = 0
    """Names of functions that the bundler of React Native wrote beside the sources."""
    function_names: list[str] = field(default_factory=list)
    """A few of them."""
    violations: tuple[str, ...] = ()
    ended_early: bool = False
    """Whether the file was cut and the rest is missing."""

    @property
    def has_mappings(self) -> bool:
        """Whether some section maps anything at all."""
        return any(s.mappings is not None and s.mappings[1] - s.mappings[0] > 2 for s in self.sections)

    def content(self, index: int) -> Decoded | None:
        """The content of one source; None where the map holds none for it."""
        span = self.sources[index].content
        return decode_string(self.data[span[0] : span[1]]) if span else None

    def content_spans(self) -> tuple[Span, ...]:
        """Where the contents lie in the file's bytes, sorted; empty where the file had to be recoded."""
        if not self.is_raw:
            return ()
        return tuple(sorted({item.content for item in self.sources if item.content}))
