"""`inspector show`: the bytes of one entry, exactly."""

import argparse
import sys
from dataclasses import dataclass, field

from inspector.cli.exit_codes import INCOMPLETE, OK, UNREADABLE, USAGE
from inspector.cli.limit_choice import chosen_limits
from inspector.cli.listing import told
from inspector.cli.structure import write_structure
from inspector.cli.terminal import complain, write_bytes
from inspector.core.end_state import EndState
from inspector.core.entry import Entry, Origin
from inspector.core.events import Ended, EntriesFound, FindingsMade, ProblemsMet
from inspector.core.limits import Limits
from inspector.core.problem import Problem
from inspector.core.text import visible
from inspector.engine.scan import scan_events
from inspector.engine.session import RefusedError
from inspector.engine.spec import Spec, parse_spec, without_own_name
from inspector.engine.worker_session import Session

_STEP_BYTES = 8 << 20


@dataclass(slots=True)
class _Found:
    """What a walk towards one entry met."""

    entry: Entry | None = None
    secrets: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    end: Ended = field(default_factory=lambda: Ended(EndState.FAILED, ""))


def run(options: argparse.Namespace) -> int:
    """Prints one entry and warns when a finding calls it secret, or an archive's raw records."""
    spec = parse_spec(options.spec)
    if options.structure:
        return write_structure(spec, options.inner_path, as_json=options.json)
    if options.json:
        complain("`show` takes --json with --structure only.")
        return USAGE
    if options.inner_path is None and not spec.inner:
        complain("`show` needs an INNER_PATH: `inspector show SPEC INNER_PATH` or `inspector show SPEC!/INNER_PATH`.")
        return USAGE
    limits = chosen_limits(options)
    if options.inner_path is None:  # written as one, as a finding has it
        code = _try(Spec(spec.path, ""), spec.inner, limits, is_last=True)
        return UNREADABLE if code is None else code
    exact, shorter = options.inner_path, without_own_name(spec, options.inner_path)
    code = _try(spec, exact, limits, is_last=exact == shorter)
    if code is None:
        code = _try(spec, shorter, limits, is_last=True)
    return UNREADABLE if code is None else code


def _try(spec: Spec, wanted: str, limits: Limits, *, is_last: bool) -> int | None:
    """The exit code; None where there is no such entry and another way to read the path is left."""
    session = Session(spec.path, limits, inner=spec.inner, only=wanted)
    try:
        found = _walk(session, wanted)
        return None if found.entry is None and not is_last else _show(session, spec, wanted, found)
    finally:
        session.close()


def _walk(session: Session, wanted: str) -> _Found:
    found = _Found()
    for event in scan_events(session):
        match event:
            case EntriesFound():
                found.entry = found.entry or next((e for e in event.entries if e.path == wanted), None)
            case FindingsMade():
                found.secrets += [f.message for f in event.findings if f.path == wanted and f.rule.startswith("sec-")]
            case ProblemsMet():
                found.problems += [problem for problem in event.problems if problem.path in ("", wanted)]
            case Ended():
                found.end = event
            case _:
                pass
    return found


def _show(session: Session, spec: Spec, wanted: str, found: _Found) -> int:
    for problem in found.problems:
        complain(told(problem, spec))
    if found.entry is None:
        if not found.problems or found.end.state is not EndState.FAILED:
            name = visible(wanted) or "with an empty name"
            complain(f"There is no entry {name}. `inspector list` prints the paths.")
        return UNREADABLE
    for sentence in dict.fromkeys(found.secrets):
        complain(f"Warning: {visible(sentence)}")
    if found.entry.origin is Origin.APPROXIMATE:
        complain("This is no source: it was put together from shipped code by the positions of a source map.")
    return _print(session, found.entry)


def _print(session: Session, entry: Entry) -> int:
    offset, on_terminal = 0, sys.stdout.isatty()
    while True:
        try:
            data = session.read(entry.number, offset, _STEP_BYTES).result()
        except RefusedError as error:
            complain(str(error))
            return UNREADABLE if offset == 0 else INCOMPLETE
        if not data:
            return OK
        if on_terminal:
            sys.stdout.write(visible(data.decode("utf-8", "replace"), keep="\n\t"))
        else:
            write_bytes(data)
        offset += len(data)
