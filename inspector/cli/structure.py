"""`inspector show --structure`: the raw records of an archive, field by field."""

import json
import sys
from collections.abc import Iterator
from contextlib import suppress

from inspector.cli.exit_codes import OK, UNREADABLE
from inspector.cli.listing import told
from inspector.cli.terminal import complain
from inspector.core import innerpath
from inspector.core.events import Ended, ProblemsMet
from inspector.core.problem import Problem
from inspector.core.report import EndState
from inspector.engine.scan import scan_events
from inspector.engine.session import RefusedError
from inspector.engine.spec import Spec, without_own_name
from inspector.engine.worker_session import Session
from inspector.previews.structure.record import RawDetail

ARTIFACT = 0
_NO_ENTRY = "%"
"""No path is ever this: nothing is read besides the records themselves."""
_BATCH = 200


def write_structure(spec: Spec, inner_path: str | None, *, as_json: bool) -> int:
    """Prints the structure of an artifact, or of an archive in it; returns the exit code."""
    wanted = [inner_path] if inner_path is not None else [""]
    if inner_path is not None and (shorter := without_own_name(spec, inner_path)) != inner_path:
        wanted.append(shorter)
    for path in wanted:
        inner = innerpath.join(spec.inner, path) if spec.inner and path else spec.inner or path
        session = Session(spec.path, inner=inner, scan=False, shallow=True, only=_NO_ENTRY)
        try:
            if _opens(session, spec, is_last=path == wanted[-1]):
                return _write(session, as_json=as_json)
        finally:
            session.close()
    return UNREADABLE


def _opens(session: Session, spec: Spec, *, is_last: bool) -> bool:
    problems: list[Problem] = []
    end: Ended | None = None
    for event in scan_events(session):
        if isinstance(event, ProblemsMet):
            problems += event.problems
        elif isinstance(event, Ended):
            end = event
    is_open = end is not None and end.state is not EndState.FAILED
    if is_open or is_last:
        for problem in problems:
            complain(told(problem, spec))
    return is_open


def _write(session: Session, *, as_json: bool) -> int:
    write = _write_json if as_json else _write_text
    try:
        write(_details(session))
    except RefusedError as error:
        complain(str(error))
        return UNREADABLE
    return OK


def _details(session: Session) -> Iterator[RawDetail]:
    """All records. Raises RefusedError where there are none to show."""
    first = 0
    while True:
        window = session.structure(ARTIFACT, first, _BATCH).result()
        waiting = [session.raw_record(ARTIFACT, record.index) for record in window.records]
        for future in waiting:
            with suppress(RefusedError):  # a record whose bytes cannot be read
                yield future.result()
        first += len(window.records)
        if window.is_complete and first >= window.known:
            if window.note:
                complain(window.note)
            return


def _write_text(details: Iterator[RawDetail]) -> None:
    for detail in details:
        record = detail.record
        sys.stdout.write(
            f"{record.layer:<4} {record.offset:>12} {record.size_bytes:>12}  {record.kind}  {record.name}\n"
        )
        for mark in record.marks:
            sys.stdout.write(f"  !! {mark}\n")
        for field in detail.fields:
            mark = f"  !! {field.mark}" if field.mark else ""
            sys.stdout.write(f"     {field.offset:>12} {field.size_bytes:>12}    {field.name}: {field.value}{mark}\n")


def _write_json(details: Iterator[RawDetail]) -> None:
    separator = "["
    for detail in details:
        sys.stdout.write(separator + "\n " + json.dumps(_item(detail), ensure_ascii=True))
        separator = ","
    sys.stdout.write("\n]\n" if separator == "," else "[]\n")


def _item(detail: RawDetail) -> dict[str, object]:
    record = detail.record
    fields = [
        {"name": f.name, "value": f.value, "offset": f.offset, "size": f.size_bytes, "mark": f.mark or None}
        for f in detail.fields
    ]
    return {
        "layer": record.layer,
        "offset": record.offset,
        "size": record.size_bytes,
        "kind": record.kind,
        "name": record.name,
        "marks": list(record.marks),
        "fields": fields,
    }
