"""What a source map says, reduced to what rules, exposure and the window need."""

from dataclasses import dataclass
from enum import StrEnum

import msgspec


class SourceClass(StrEnum):
    """What a name in a map's `sources` is (design: names of sources)."""

    PROJECT = "project"
    OUTSIDE = "outside"
    """Climbs above the folder of the map by `..`."""
    ABSOLUTE = "absolute"
    URL = "url"
    SYNTHETIC = "synthetic"
    """Bundler runtime, external, context or virtual module: no file of anybody's."""
    UNNAMED = "unnamed"
    DATA = "data"


class Party(StrEnum):
    """Whose code a source is, by path evidence. The four partition all sources."""

    FIRST = "first-party"
    THIRD = "third-party"
    BUNDLER = "bundler"
    OUTSIDE = "outside"


class ExposureLevel(StrEnum):
    """How much of a source an artifact gives away, the most first."""

    FULL = "full"
    """Its text stands in a map."""
    LINKED = "linked"
    """The map names a file that lies in the artifact anyway."""
    APPROXIMATE = "approximate"
    """No text, but positions: something like it can be put together from the shipped code."""
    NAMES_ONLY = "names-only"
    POINTER = "pointer"
    """The name is an address elsewhere; nothing is ever fetched."""


class SourceFacts(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One item of a map's `sources` (all sections of an index map, in order).

    A struct that holds no containers, like an entry: a map may name hundreds of thousands.
    """

    index: int
    name: str | None
    """As the map spells it, sourceRoot not applied; None where the item is null or not a string."""
    tree_path: str
    """Normalised for display: bundler scheme stripped, climbing kept as `_upN`."""
    source_class: SourceClass
    party: Party
    entry: int | None = None
    """Number of the rebuilt entry; None where the map has no content for it."""
    has_content: bool = False
    """Whether `sourcesContent` holds a string for it; an empty one counts."""
    size_bytes: int = 0
    line_count: int = 0
    sha256: str | None = None
    byte_exact: bool = True
    """False when the text held what UTF-8 cannot (lone surrogates) or was cut."""
    is_rooted: bool = False
    """Whether `tree_path` starts at a project's root; else at the folder of the map."""
    namespace: str = ""
    """What stood between a bundler's scheme and the path."""
    has_namespace: bool = False
    """Whether `tree_path` begins with it, because two namespaces of one map would collide."""
    query: str = ""
    """What was cut off behind `?`: bundlers tell several outputs of one file apart by it."""
    is_loader_output: bool = False
    """Whether the content is what a loader made of a file of that name, not the file."""
    linked: int | None = None
    """Number of the shipped entry that the name leads to, where the map has no content for it."""
    approximate: int | None = None
    """Number of the approximate entry, where there is neither content nor a shipped file but positions."""
    mapped_bytes: int = 0
    """Bytes of the shipped file that map to this source."""
    mapped_lines: int = 0
    """Of an approximate source: lines that shipped code came from."""
    last_mapped_line: int = 0
    """Of an approximate source: the last of these lines, from 1. The source is at least so long."""
    root: str = ""
    """The `sourceRoot` of its map, or of its section of an index map, as spelled; a long one is cut in its middle."""


@dataclass(frozen=True, slots=True)
class MapFacts:
    """One source map: a file of its own, or one embedded in another file."""

    entry: int
    """Number of the map's entry."""
    inline: bool
    file: str | None
    source_root: str | None
    sources: tuple[SourceFacts, ...]
    name_count: int = 0
    has_mappings: bool = True
    section_count: int = 0
    """0 for a regular map, else the number of sections of an index map."""
    ignore_list: tuple[int, ...] = ()
    debug_id: str | None = None
    violations: tuple[str, ...] = ()
    """What the specification forbids and the map does, one sentence each."""
    shipped: int | None = None
    """Number of the shipped file that the map explains, where its positions were measured."""
    mapped_bytes: int = 0
    """Bytes of the shipped file that some source is known for."""
    position_count: int = 0
    """Positions that were held against the shipped file."""
    positions_outside: int = 0
    """Those of them that lie outside it: the map was made for another build."""
    has_metro_fields: bool = False
    """Whether it carries what only React Native's bundler writes."""
    function_count: int = 0
    """Names of functions that this bundler wrote beside the sources."""
    function_names: tuple[str, ...] = ()
    """A few of them."""


class LinkKind(StrEnum):
    """What a sourceMappingURL points at."""

    RELATIVE = "relative"
    REMOTE = "remote"
    DATA = "data"


@dataclass(frozen=True, slots=True)
class MapLink:
    """One `sourceMappingURL` comment found in a shipped file."""

    entry: int
    """Number of the entry that carries the comment."""
    url: str
    """As written, cut to 2,048 characters; for `data:` only the part before the payload."""
    kind: LinkKind
    line: int | None
    offset: int
    """Byte offset of the URL in the entry."""
    ambiguous: bool = False
    """Whether the two methods of ECMA-426 disagree about this comment."""
