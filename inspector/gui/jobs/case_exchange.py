"""Decisions out to JSON and in again, beside the GUI thread."""

from pathlib import Path

from inspector.core.report import Report
from inspector.disk.whole_file import write_whole
from inspector.engine.case.carry_over import carried_over
from inspector.engine.case.location import SUFFIX
from inspector.engine.case.records import Case, CaseError, Decision
from inspector.gui.language import tr


def write_case(path: Path, case: Case) -> None:
    """Writes a case as JSON. Raises CaseError."""
    from inspector.engine.case.case_json import case_as_json  # noqa: PLC0415 - few people ever export

    try:
        write_whole(path, case_as_json(case).encode())
    except OSError as error:
        raise CaseError(tr("{path} cannot be written: {reason}.", path=path, reason=error.strerror)) from error


def read_decisions(path: Path, report: Report) -> tuple[Decision, ...]:
    """The decisions of a case, in JSON or as a case file, that fit findings of the report. Raises CaseError."""
    from inspector.engine.case.case_json import read_case_json  # noqa: PLC0415 - few people ever import
    from inspector.engine.case.store import CaseStore  # noqa: PLC0415 - as above

    if path.suffix != SUFFIX:
        return carried_over(read_case_json(path).decisions, report.findings)
    store = CaseStore(path, is_read_only=True)
    try:
        return carried_over(store.load().decisions, report.findings)
    finally:
        store.close()
