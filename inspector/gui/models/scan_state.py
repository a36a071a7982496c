"""What the window knows of the artifact it shows: gathered from events, without Qt."""

from dataclasses import dataclass, field
from enum import Flag, auto

from inspector.core import events
from inspector.core.artifact import Artifact, PackageClaim
from inspector.core.container import ContainerFacts
from inspector.core.digest_table import DigestTable
from inspector.core.end_state import EndState
from inspector.core.entry import Entry, Origin
from inspector.core.entry_table import EntryTable
from inspector.core.exposure import Exposure
from inspector.core.finding import Evidence, Finding
from inspector.core.image import ImageFacts
from inspector.core.isolation import Isolation
from inspector.core.problem import COVERAGE_RULES, Problem
from inspector.core.report import Report, ReportFinding
from inspector.core.sourcefacts import MapFacts

EvidencePlace = tuple[str, int | None, int | None, int | None, int | None]
"""Rule, entry, line, column and offset of a finding."""


class Change(Flag):
    """What a batch of events changed."""

    NONE = 0
    ARTIFACT = auto()
    ENTRIES = auto()
    FACTS = auto()
    """Something a report is made of: findings, problems, maps, digests."""
    PROGRESS = auto()
    ENDED = auto()


@dataclass(slots=True)
class ScanState:
    """Grows with the events of one scan."""

    path: str = ""
    """As the person named it."""
    artifact: Artifact | None = None
    package: PackageClaim | None = None
    entries: EntryTable = field(default_factory=EntryTable)
    digests: DigestTable = field(default_factory=DigestTable)
    containers: dict[int | None, ContainerFacts] = field(default_factory=dict)
    maps: dict[int, MapFacts] = field(default_factory=dict)
    """Source maps by the number of their entry."""
    images: dict[int | None, tuple[ImageFacts, ...]] = field(default_factory=dict)
    """Container images by the container that holds them."""
    problems: dict[int | None, list[Problem]] = field(default_factory=dict)
    """By entry."""
    met_limits: list[Problem] = field(default_factory=list)
    """Those of the problems that come from a limit, in the order of arrival."""
    rebuilt_sources: int = 0
    sha256: str | None = None
    exposure: Exposure | None = None
    progress: events.Progress | None = None
    is_listed: bool = False
    ended: events.Ended | None = None
    report: Report | None = None
    """The last assessment; provisional until the scan ended."""
    report_is_final: bool = False
    isolation: dict[str, Isolation] = field(default_factory=dict)
    """What holds the worker processes in, by role."""
    secrets_are_shown: bool = False
    """Whether the person at this window asked to see secrets in clear."""
    revealed: set[str] = field(default_factory=set)
    """Exact fingerprints of the findings whose evidence the person asked to see in clear."""
    clear_evidence: dict[EvidencePlace, Evidence] = field(default_factory=dict)
    """Evidence as it was found, nothing masked."""

    @property
    def is_scanning(self) -> bool:
        """Whether events still come."""
        return self.ended is None

    def pack(self, event: events.ScanEvent) -> None:
        """Takes in what comes by the hundred thousand, before `apply` says so: on the thread that events come from.

        The window reads the tables meanwhile; packing there would hold it up for a tenth of a second.
        """
        match event:
            case events.EntriesFound(entries):
                self.entries.extend(entries)
                self.rebuilt_sources += sum(1 for entry in entries if entry.origin is Origin.REBUILT)
            case events.EntriesHashed(digests):
                self.digests.update((number, sha256) for number, sha256, _ in digests)

    def apply(self, batch: list[events.ScanEvent]) -> Change:
        """Takes in the rest of a batch of events, each packed before, and says what changed."""
        change = Change.NONE
        for event in batch:
            change |= self._apply_one(event)
        return change

    def entry_at(self, number: int | None) -> Entry | None:
        """The entry of that number."""
        return self.entries.get(number) if number is not None else None

    def problems_at(self, number: int | None) -> list[Problem]:
        """What went wrong at an entry (None for the artifact itself)."""
        return self.problems.get(number, [])

    @property
    def unread(self) -> frozenset[int]:
        """Entries of which something was not read or not scanned."""
        return frozenset(
            number
            for number, problems in self.problems.items()
            if number is not None and any(problem.kind in COVERAGE_RULES for problem in problems)
        )

    @property
    def was_cut(self) -> bool:
        """Whether the scan ended before it read everything."""
        return self.ended is not None and (self.ended.state is not EndState.COMPLETE or bool(self.met_limits))

    def evidence_to_show(self, finding: ReportFinding) -> Evidence | None:
        """The evidence of a finding for the screen: in clear only where the person asked for that."""
        place = (finding.rule, finding.entry, finding.line, finding.column, finding.offset)
        is_shown = self.secrets_are_shown or finding.fingerprint.exact in self.revealed
        return self.clear_evidence.get(place, finding.evidence) if is_shown else finding.evidence

    def _apply_one(self, event: events.ScanEvent) -> Change:
        match event:
            case events.EntriesFound():
                return Change.ENTRIES
            case events.EntriesHashed():
                return Change.FACTS
            case events.Progress():
                self.progress = event
                return Change.PROGRESS
            case events.Ended():
                self.ended = event
                return Change.ENDED | Change.FACTS | Change.PROGRESS
            case _:
                return self._apply_fact(event)

    def _apply_fact(self, event: events.ScanEvent) -> Change:
        match event:
            case events.Opened(artifact):
                self.artifact = artifact
            case events.PackageRecognised(package):
                self.package = package
            case events.ArtifactHashed(sha256):
                self.sha256 = sha256
            case events.Listed():
                self.is_listed = True
                return Change.ENTRIES
            case events.ImagesRead(container, images):
                self.images[container] = images
                return Change.ENTRIES
            case _:
                return self._apply_detail(event)
        return Change.ARTIFACT | Change.FACTS

    def _apply_detail(self, event: events.ScanEvent) -> Change:
        match event:
            case events.ContainersRead(containers):
                self.containers.update((facts.entry, facts) for facts in containers)
            case events.MapsRead(maps):
                self.maps.update((facts.entry, facts) for facts in maps)
            case events.ProblemsMet(problems):
                for problem in problems:
                    self.problems.setdefault(problem.entry, []).append(problem)
                self.met_limits += [problem for problem in problems if problem.limit]
            case events.WorkerIsolated(isolation):
                self.isolation[isolation.role] = isolation
                return Change.NONE
            case events.FindingsMade(findings):
                self._keep_evidence(findings)
            case events.ExposureMeasured(exposure):
                self.exposure = exposure
            case _:
                pass
        return Change.FACTS

    def _keep_evidence(self, findings: tuple[Finding, ...]) -> None:
        for found in findings:
            if found.evidence is not None:
                place = (found.rule, found.entry, found.line, found.column, found.offset)
                self.clear_evidence.setdefault(place, found.evidence)
