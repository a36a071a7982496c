"""A case that is opened in the place of its artifact: events that tell of the report saved in it."""

from pathlib import Path

from inspector.core.events import ArtifactHashed, Ended, Opened, PackageRecognised, ScanEvent
from inspector.engine.case.location import SUFFIX
from inspector.gui.jobs.assessor import Assessed
from inspector.gui.language import later, tr
from inspector.gui.models.finding_rows import finding_rows

NOT_HERE = later(
    "This is the report saved in a case. The artifact itself is not open, so there are no entries to look at."
)


def is_case(path: str) -> bool:
    """Whether a path names a case."""
    return Path(path).suffix == SUFFIX


def read_saved_scan(path: str) -> tuple[list[ScanEvent], Assessed]:
    """What the window shows of a case. Raises CaseError. Runs beside the GUI thread."""
    from inspector.engine.case.records import CaseError  # noqa: PLC0415 - most windows never open a case
    from inspector.engine.case.saved_report import unpacked_report  # noqa: PLC0415 - as above
    from inspector.engine.case.store import CaseStore  # noqa: PLC0415 - as above

    store = CaseStore(Path(path), is_read_only=True)
    try:
        data = store.load_report()
    finally:
        store.close()
    if data is None:
        raise CaseError(tr("The case {path} holds no report; open the artifact instead.", path=path))
    report = unpacked_report(data)
    events: list[ScanEvent] = [Opened(report.artifact)]
    if report.artifact.package:
        events.append(PackageRecognised(report.artifact.package))
    if report.artifact.sha256:
        events.append(ArtifactHashed(report.artifact.sha256))
    events.append(Ended(report.end_state, tr(NOT_HERE)))
    return events, Assessed(report, finding_rows(report), {}, frozenset(), {}, is_final=True, seconds=0.0)
