"""`inspector show --structure`: the raw records of an archive, field by field, or the page about any other file."""

import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain

from inspector.cli.exit_codes import OK, UNREADABLE
from inspector.cli.listing import told
from inspector.cli.page import write_page
from inspector.cli.terminal import complain
from inspector.core import innerpath
from inspector.core.end_state import EndState
from inspector.core.events import Ended, EntriesFound, ProblemsMet
from inspector.core.problem import Problem
from inspector.engine.scan import scan_events
from inspector.engine.session import RefusedError
from inspector.engine.spec import Spec, without_own_name
from inspector.engine.worker_session import Session
from inspector.previews.structure.formats import NO_RECORDS
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
            if not _opens(session, spec, is_last=path == wanted[-1]):
                continue
            code = _write_records(session, as_json=as_json)
            if code is not None:
                return code
        finally:
            session.close()
        return _write_page(spec, path, as_json=as_json)
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


def _write_records(session: Session, *, as_json: bool) -> int | None:
    """The exit code; None where it is no archive that has records."""
    write = _write_json if as_json else _write_text
    details = _details(session)
    try:
        first = next(details, None)
    except RefusedError:
        return None
    try:
        write(chain(() if first is None else (first,), details))
    except RefusedError as error:
        complain(str(error))
        return UNREADABLE
    return OK


def _write_page(spec: Spec, path: str, *, as_json: bool) -> int:
    """Opens the container around the file: what a page says may depend on the files beside it."""
    within, inner = (spec.inner, path) if path else _split(spec.inner)
    session = Session(spec.path, inner=within, scan=False, only=inner or _NO_ENTRY)
    try:
        entry = _entry_at(session, inner) if inner else ARTIFACT
        if entry is None:
            complain("The file could not be found a second time.")
            return UNREADABLE
        if not inner:
            for _ in scan_events(session):
                pass
        write_page(session, entry, as_json=as_json)
    except RefusedError as error:
        complain(f"{error} {NO_RECORDS}")
        return UNREADABLE
    finally:
        session.close()
    return OK


def _entry_at(session: Session, path: str) -> int | None:
    found = None
    for event in scan_events(session):
        if isinstance(event, EntriesFound) and found is None:
            found = next((entry.number for entry in event.entries if entry.path == path), None)
    return found


def _split(inner: str) -> tuple[str, str]:
    """The container that an inner path lies in, and the name there."""
    within, _, name = inner.rpartition(innerpath.SEPARATOR)
    return within, name


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
