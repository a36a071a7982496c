"""All that a scan knows of an artifact when its last byte was read: what tree rules look at."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from inspector.core.anomaly import Anomaly
from inspector.core.artifact import PackageClaim
from inspector.core.container import ContainerFacts
from inspector.core.entry import Entry, Origin
from inspector.core.limits import Limits
from inspector.core.sourcefacts import MapFacts, MapLink
from inspector.core.words import Words

_SHIPPED = frozenset({Origin.ARCHIVED, Origin.FOLDER})


@dataclass(frozen=True, slots=True)
class SecretPlace:
    """One place where one secret was seen."""

    entry: Entry
    rule: str
    """Id of the rule that reported it there, or the kind of the secret."""
    line: int | None = None
    is_harmless: bool = False
    """Whether it is a sample there, is meant to be public, or opens nothing by itself."""


@dataclass(slots=True)
class ArtifactView:
    """Grows while entries arrive, then is read by the tree rules. One per scan."""

    artifact_name: str = ""
    artifact_format: str = ""
    artifact_bytes: int = 0
    limits: Limits = field(default_factory=Limits)
    words: Words = field(default_factory=Words)
    """Names that belong to the team."""
    entries: dict[int, Entry] = field(default_factory=dict)
    """By number, in order of discovery."""
    containers: dict[int | None, ContainerFacts] = field(default_factory=dict)
    """By the number of the entry that is a container; None for the artifact itself."""
    maps: dict[int, MapFacts] = field(default_factory=dict)
    anomalies: list[Anomaly] = field(default_factory=list)
    """What walkers found odd, in order of discovery."""
    links: list[MapLink] = field(default_factory=list)
    digests: dict[int, str] = field(default_factory=dict)
    """SHA-256 in hex of each file entry whose content was read to its end."""
    further_digests: dict[int, dict[str, str]] = field(default_factory=dict)
    """By other algorithms, under their names in `hashlib`, where a list in the artifact uses them."""
    sizes: dict[int, int] = field(default_factory=dict)
    """Bytes that were really read of each file entry."""
    line_counts: dict[int, int] = field(default_factory=dict)
    """Lines of each shipped file that a source map may name."""
    bodies: dict[int, bytes] = field(default_factory=dict)
    """Content of manifests and other small files that tree rules ask for (`packages.is_kept`)."""
    secrets: dict[str, list[SecretPlace]] = field(default_factory=lambda: defaultdict(list))
    """By the SHA-256 of the secret."""
    programs: dict[int, str] = field(default_factory=dict)
    """Entries that hold compiled code by their first bytes: `elf`, `pe` or `mach-o`."""
    tails: dict[int, int] = field(default_factory=dict)
    """Bytes behind the end of a picture or a sound."""
    mistyped: dict[int, str] = field(default_factory=dict)
    """What entries are by their bytes whose name promises something else, or that are a zip file besides."""
    compiled_from: dict[int, int] = field(default_factory=dict)
    """Size of the source that a `.pyc` says it was compiled from."""
    minified: set[int] = field(default_factory=set)
    """Shipped scripts and stylesheets whose lines are far longer than anybody writes them."""
    imported: set[str] = field(default_factory=set)
    """Names of npm packages that shipped scripts import."""
    package: PackageClaim | None = None
    _paths: dict[str, Entry] = field(default_factory=dict)
    _children: dict[int | None, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    _levels: dict[int | None, list[Entry]] = field(default_factory=dict)

    def digest(self, number: int, algorithm: str) -> str | None:
        """The digest of an entry that was read to its end, in hex; None where it was not measured."""
        if algorithm == "sha256":
            return self.digests.get(number)
        return self.further_digests.get(number, {}).get(algorithm)

    def add(self, entry: Entry) -> None:
        """Takes in one more entry."""
        self.entries[entry.number] = entry
        self._paths.setdefault(entry.path, entry)
        self._children[entry.parent].append(entry)
        if entry.origin in _SHIPPED:
            self._levels.setdefault(entry.parent, []).append(entry)

    def at(self, path: str) -> Entry | None:
        """The entry at a canonical inner path."""
        return self._paths.get(path)

    def children(self, number: int | None) -> list[Entry]:
        """The records of one container, in record order; None for the artifact itself."""
        return self._children.get(number, [])

    def shipped(self) -> Iterator[Entry]:
        """Entries that an installer would write: neither rebuilt from a map nor embedded in a file."""
        return (e for e in self.entries.values() if e.origin in _SHIPPED)

    def shipped_levels(self) -> Mapping[int | None, list[Entry]]:
        """The same, by the number of the container they are records of, in order of discovery."""
        return self._levels

    def ancestors(self, entry: Entry) -> Iterator[Entry]:
        """The containers an entry lies in, innermost first."""
        while entry.parent is not None:
            entry = self.entries[entry.parent]
            yield entry
