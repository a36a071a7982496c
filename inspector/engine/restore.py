"""Writes the sources rebuilt from the maps of one artifact, with an index of what came from where."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from inspector.core.entry import Entry
from inspector.core.report import Report
from inspector.core.sourcefacts import MapFacts
from inspector.core.text import visible
from inspector.engine.evidence import EVIDENCE_NAMES, SOURCES_FOLDER, SUMS_NAME, digest_list, evidence_files
from inspector.engine.export_door import ExportDoor, WrittenFile
from inspector.engine.read_ahead import AskEntry, PendingContent, iter_contents
from inspector.engine.restore_index import INDEX_NAME, index_bytes
from inspector.engine.restore_plan import PlannedFile, plan_files
from inspector.engine.session import RefusedError


@dataclass(slots=True)
class RestoreResult:
    """What was written, in numbers and in names."""

    files: list[WrittenFile] = field(default_factory=list)
    """In order of their wanted paths, the index not among them."""
    bytes_written: int = 0
    sources_listed: int = 0
    sources_restored: int = 0
    """Items of all maps whose content was written; several may share a file."""
    failures: list[str] = field(default_factory=list)
    """One sentence per content that could not be read."""

    @property
    def renamed(self) -> list[WrittenFile]:
        """Files whose names had to be changed."""
        return [file for file in self.files if file.renamed is not None]


def restore_sources(
    entries: Iterable[Entry],
    maps: Iterable[MapFacts],
    ask: AskEntry,
    target: Path,
    *,
    with_approximate: bool = False,
    evidence: Report | None = None,
    timeout_s: float | None = None,
) -> RestoreResult:
    """Writes every rebuilt source below `target`, a fresh folder or a new `.zip` file.

    `with_approximate`: approximate texts, too, in a folder of their own. `evidence`: a masked report, which makes it an
    evidence pack. `timeout_s`: how long one reply may take; TimeoutError ends the run.
    Raises TargetNotEmptyError before anything is written, TargetUnusableError where writing fails.
    """
    known = {entry.number: entry for entry in entries}
    files, origins = plan_files(known, maps, with_approximate=with_approximate)
    with ExportDoor(target, reserved=[INDEX_NAME, *(EVIDENCE_NAMES if evidence else ())]) as door:
        run = _Run(door, RestoreResult(sources_listed=len(origins)), f"{SOURCES_FOLDER}/" if evidence else "")
        contents = iter_contents(ask, (planned.entries[0] for planned in files), timeout_s)
        for planned, content in zip(files, contents, strict=True):
            run.restore(planned, content)
        own = [door.write_reserved(INDEX_NAME, index_bytes(origins, run.written, run.failures))]
        if evidence is not None:
            own += [door.write_reserved(name, data) for name, data in evidence_files(evidence).items()]
            door.write_reserved(SUMS_NAME, digest_list([*run.result.files, *own]))
    return run.result


@dataclass(slots=True)
class _Run:
    door: ExportDoor
    result: RestoreResult
    folder: str
    """Goes before every path."""
    written: dict[int, WrittenFile] = field(default_factory=dict)
    failures: dict[int, str] = field(default_factory=dict)

    def restore(self, planned: PlannedFile, content: PendingContent) -> None:
        """Writes one content; what cannot be read is a failure and the rest goes on."""
        numbers = [entry.number for entry in planned.entries]
        try:
            data = content.result()
        except RefusedError as error:
            self._fail(planned, numbers, str(error))
            return
        file = self.door.write(self.folder + planned.wanted_path, data)
        stated = planned.origins[0].facts.sha256
        if stated not in (None, file.sha256):
            self._fail(planned, numbers, "The content differs from what the scan saw; it was written as it came.")
        self.written.update(dict.fromkeys(numbers, file))
        self.result.files.append(file)
        self.result.bytes_written += len(data)
        self.result.sources_restored += len(numbers)

    def _fail(self, planned: PlannedFile, numbers: list[int], sentence: str) -> None:
        self.failures.update(dict.fromkeys(numbers, sentence))
        self.result.failures.append(f"{visible(planned.wanted_path)}: {sentence}")
