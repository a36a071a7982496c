"""`inspector show`: the bytes of one entry, exactly."""

import argparse
import sys

from inspector.cli.exit_codes import INTERNAL, OK, UNREADABLE
from inspector.cli.terminal import complain, write_bytes
from inspector.core.entry import Entry
from inspector.core.events import EntriesFound, FindingsMade, ProblemsMet
from inspector.core.text import visible
from inspector.engine.scan import scan_events
from inspector.engine.session import RefusedError
from inspector.engine.spec import inner_path, parse_spec
from inspector.engine.worker_session import Session

_STEP_BYTES = 8 << 20


def run(options: argparse.Namespace) -> int:
    """Prints one entry and warns when a finding calls it secret."""
    spec = parse_spec(options.spec)
    wanted = inner_path(spec, options.inner_path)
    session = Session(spec.path, inner=spec.inner, only=wanted)
    try:
        return _show(session, wanted)
    finally:
        session.close()


def _show(session: Session, wanted: str) -> int:
    entry: Entry | None = None
    secrets: list[str] = []
    complaints: list[str] = []
    for event in scan_events(session):
        match event:
            case EntriesFound():
                entry = entry or next((e for e in event.entries if e.path == wanted), None)
            case FindingsMade():
                secrets += [f.message for f in event.findings if f.path == wanted and f.rule.startswith("sec-")]
            case ProblemsMet():
                complaints += [problem.message for problem in event.problems if problem.path in ("", wanted)]
            case _:
                pass
    for sentence in complaints:
        complain(sentence)
    if entry is None:
        complain(f"There is no entry {visible(wanted)}. `inspector list` prints the paths.")
        return UNREADABLE
    for sentence in dict.fromkeys(secrets):
        complain(f"Warning: {visible(sentence)}")
    return _print(session, entry)


def _print(session: Session, entry: Entry) -> int:
    offset, on_terminal = 0, sys.stdout.isatty()
    while True:
        try:
            data = session.read(entry.number, offset, _STEP_BYTES).result()
        except RefusedError as error:
            complain(str(error))
            return UNREADABLE if offset == 0 else INTERNAL
        if not data:
            return OK
        if on_terminal:
            sys.stdout.write(visible(data.decode("utf-8", "replace"), keep="\n\t"))
        else:
            write_bytes(data)
        offset += len(data)
