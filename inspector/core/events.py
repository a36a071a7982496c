"""What a scan says while it runs. The window and the command line read the same events.

Items come in batches: one event per item would cost a queued signal each in the window.
"""

from dataclasses import dataclass

from inspector.core.artifact import Artifact, PackageClaim
from inspector.core.container import ContainerFacts
from inspector.core.end_state import EndState
from inspector.core.entry import Entry
from inspector.core.exposure import Exposure
from inspector.core.finding import Finding
from inspector.core.image import ImageFacts
from inspector.core.isolation import Isolation
from inspector.core.problem import Problem
from inspector.core.sourcefacts import MapFacts


@dataclass(frozen=True, slots=True)
class WorkerIsolated:
    """One worker locked itself down as far as the system lets it."""

    isolation: Isolation


@dataclass(frozen=True, slots=True)
class Opened:
    """The artifact was recognised. Its digest follows later."""

    artifact: Artifact


@dataclass(frozen=True, slots=True)
class EntriesFound:
    """More entries, parents before children."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """The artifact's own records are all known; nested containers may still bring more entries."""


@dataclass(frozen=True, slots=True)
class ContainersRead:
    """Containers whose records are all known, or were cut."""

    containers: tuple[ContainerFacts, ...]


@dataclass(frozen=True, slots=True)
class MapsRead:
    """Source maps that were read."""

    maps: tuple[MapFacts, ...]


@dataclass(frozen=True, slots=True)
class ImagesRead:
    """All container images that one container holds, as far as its manifests could be read."""

    container: int | None
    """Number of its entry; None for the artifact itself."""
    images: tuple[ImageFacts, ...]


@dataclass(frozen=True, slots=True)
class EntriesHashed:
    """Entries whose content was read to its end."""

    digests: tuple[tuple[int, str, int], ...]
    """Entry number, SHA-256 in hex, bytes read."""


@dataclass(frozen=True, slots=True)
class ArtifactHashed:
    """Every byte of the artifact was read."""

    sha256: str


@dataclass(frozen=True, slots=True)
class PackageRecognised:
    """The artifact's own metadata names it."""

    package: PackageClaim


@dataclass(frozen=True, slots=True)
class FindingsMade:
    """More findings, base severity."""

    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class SecretsSeen:
    """Secrets in clear, for the masker only. Sent before the findings that quote them."""

    secrets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProblemsMet:
    """More problems."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class ExposureMeasured:
    """What can be rebuilt, counted at the end."""

    exposure: Exposure


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a scan is."""

    phase: str
    """A short present participle for people: "Listing", "Reading", "Loading secret rules" ..."""
    done_bytes: int
    total_bytes: int | None
    bytes_unpacked: int
    bytes_scanned: int


@dataclass(frozen=True, slots=True)
class Ended:
    """The last event of every scan."""

    state: EndState
    message: str
    rules_digest: str = ""
    """What `tool.rules` says in the report; empty when the scanner never named it."""


ScanEvent = (
    WorkerIsolated | Opened | EntriesFound | Listed | ContainersRead | MapsRead | ImagesRead | EntriesHashed
    | ArtifactHashed
    | PackageRecognised | FindingsMade | SecretsSeen | ProblemsMet | ExposureMeasured | Progress | Ended
)  # fmt: skip
