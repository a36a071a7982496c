"""What one scan said so far: its events, collected, nothing judged."""

from dataclasses import dataclass, field, replace

from inspector.core import events
from inspector.core.artifact import Artifact
from inspector.core.end_state import EndState
from inspector.core.entry_table import EntryTable
from inspector.core.exposure import Exposure
from inspector.core.finding import Finding
from inspector.core.problem import Problem
from inspector.engine.given import NOTHING_GIVEN, Given


@dataclass(slots=True)
class ScanFacts:
    """Grows with each event."""

    entries: EntryTable = field(default_factory=EntryTable)
    takes_entries: bool = True
    """Whether the entries come from the events; somebody else fills the table otherwise."""
    artifact: Artifact = field(default_factory=lambda: Artifact("", "", 0))
    containers: int = 0
    bytes_unpacked: int = 0
    bytes_scanned: int = 0
    findings: list[Finding] = field(default_factory=list)
    digests: dict[int, str] = field(default_factory=dict)
    """SHA-256 of the entries that were read to their end; kept where they are compared with a checkout."""
    given: Given = NOTHING_GIVEN
    problems: list[Problem] = field(default_factory=list)
    secrets: set[str] = field(default_factory=set)
    exposure: Exposure = field(default_factory=Exposure)
    end_state: EndState = EndState.RUNNING
    end_message: str = ""
    rules_digest: str = ""

    def take(self, event: events.ScanEvent) -> None:
        """Takes in one event; those that say nothing for a report are passed over."""
        match event:
            case events.EntriesFound(entries):
                if self.takes_entries:
                    self.entries.extend(entries)
            case events.FindingsMade(findings):
                self.findings.extend(findings)
            case events.ProblemsMet(problems):
                self.problems.extend(problems)
            case events.SecretsSeen(secrets):
                self.secrets.update(secrets)
            case events.ContainersRead(containers):
                self.containers += len(containers)
            case events.Progress():
                self.bytes_unpacked = max(self.bytes_unpacked, event.bytes_unpacked)
                self.bytes_scanned = max(self.bytes_scanned, event.bytes_scanned)
            case _:
                self._take_rare(event)

    def _take_rare(self, event: events.ScanEvent) -> None:
        match event:
            case events.EntriesHashed(digests) if self.given.checkout is not None:
                self.digests.update((number, sha256) for number, sha256, _ in digests)
            case events.Opened(artifact):
                self.artifact = replace(
                    artifact,
                    sha256=artifact.sha256 or self.artifact.sha256,
                    package=artifact.package or self.artifact.package,
                )
            case events.ArtifactHashed(sha256):
                self.artifact = replace(self.artifact, sha256=sha256)
            case events.PackageRecognised(package):
                self.artifact = replace(self.artifact, package=package)
            case events.ExposureMeasured(exposure):
                self.exposure = exposure
            case events.Ended():
                self.end_state, self.end_message = event.state, event.message
                self.rules_digest = event.rules_digest or self.rules_digest
            case _:
                pass
