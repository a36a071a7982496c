"""How much source code can be rebuilt from an artifact: the figures of a report's `exposure`.

Distinct contents go by SHA-256 over everything recovered, of all classes; the four parties partition
them, and `shipped_openly` (the same bytes lie in the artifact as plain files) overlaps them.
"""

from dataclasses import dataclass, field

from inspector.core.sourcefacts import Party


@dataclass(frozen=True, slots=True)
class Amount:
    """A share of the distinct contents."""

    files: int = 0
    bytes: int = 0
    lines: int = 0


@dataclass(frozen=True, slots=True)
class FolderAmount:
    """Distinct contents below one folder of the tree merged over all maps."""

    folder: str
    amount: Amount
    party: Party | None = None
    """Whose most of the bytes are; None in reports of before it was told."""


@dataclass(frozen=True, slots=True)
class LevelAmount:
    """The sources of one level, each path or content counted once."""

    files: int = 0
    bytes: int = 0
    """Of text; at the approximate level of the shipped code that it is put together from."""
    lines: int = 0
    """Of text; at the approximate level those that shipped code came from."""
    mapped_bytes: int = 0
    """Bytes of shipped code that these sources are known for."""


@dataclass(frozen=True, slots=True)
class Levels:
    """How much of the sources can be had; see `ExposureLevel`."""

    full: LevelAmount = LevelAmount()
    linked: LevelAmount = LevelAmount()
    approximate: LevelAmount = LevelAmount()
    names_only: LevelAmount = LevelAmount()
    pointer: LevelAmount = LevelAmount()


@dataclass(frozen=True, slots=True)
class ShippedCode:
    """Scripts and stylesheets that ship, and what maps explain of them."""

    files: int = 0
    bytes: int = 0
    mapped_files: int = 0
    mapped_bytes: int = 0
    """Bytes for which some source is known, line ends not among them."""

    @property
    def mapped_share(self) -> float | None:
        """Part of the bytes that is mapped; None where no code ships."""
        return min(1.0, self.mapped_bytes / self.bytes) if self.bytes else None


@dataclass(frozen=True, slots=True)
class Exposure:
    """Counts over all maps of one artifact."""

    maps: int = 0
    """Entries that are maps."""
    inline_maps: int = 0
    """Maps inside other files."""
    sources_listed: int = 0
    """Every item of every `sources`, all sections and inline maps included."""
    sources_with_content: int = 0
    """Those with a string in `sourcesContent`; an empty string counts."""
    distinct_contents: int = 0
    distinct_bytes: int = 0
    distinct_lines: int = 0
    first_party: Amount = Amount()
    third_party: Amount = Amount()
    bundler: Amount = Amount()
    outside: Amount = Amount()
    shipped_openly: Amount = Amount()
    levels: Levels = Levels()
    shipped_code: ShippedCode = ShippedCode()
    by_language: dict[str, Amount] = field(default_factory=dict)
    by_folder: tuple[FolderAmount, ...] = ()
    """Largest first, at most 50."""
