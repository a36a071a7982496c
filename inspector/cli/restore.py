"""`inspector restore`: writes the rebuilt sources, safely."""

import argparse
import sys
from pathlib import Path

from inspector.cli.exit_codes import INCOMPLETE, OK, UNREADABLE, USAGE, end_exit_code
from inspector.cli.limit_choice import chosen_limits
from inspector.cli.listing import listing, told
from inspector.cli.terminal import complain
from inspector.core.end_state import EndState
from inspector.core.text import human_size
from inspector.engine.restore import RestoreResult, restore_sources
from inspector.engine.restore_failures import ExportError
from inspector.engine.session import RefusedError
from inspector.engine.spec import parse_spec
from inspector.engine.worker_session import Session


def run(options: argparse.Namespace) -> int:
    """Writes into an empty folder or a new zip file, with an index."""
    spec = parse_spec(options.spec)
    session = Session(spec.path, chosen_limits(options), inner=spec.inner, scan=False)
    with listing(session) as found:
        for problem in found.problems:
            complain(told(problem, spec))
        if not found.entries and found.end.state is not EndState.COMPLETE:
            return UNREADABLE

        try:
            target, with_approximate = Path(options.output), options.approximate
            result = restore_sources(found.entries, found.maps, session.read, target, with_approximate=with_approximate)
        except (ExportError, RefusedError) as error:
            complain(str(error))
            return USAGE
        code = end_exit_code(found.end, has_entries=True, is_cut=found.is_cut)
    _tell(result, options.output)
    return INCOMPLETE if result.failures and code == OK else code


def _tell(result: RestoreResult, target: str) -> None:
    for sentence in result.failures:
        complain(sentence)
    if not result.files:
        sys.stdout.write(f"No source can be rebuilt; {target} holds only the index.\n")
        return
    renamed = f", {len(result.renamed):,} of them under a changed name" if result.renamed else ""
    size = human_size(result.bytes_written)
    sys.stdout.write(f"Wrote {len(result.files):,} files ({size}{renamed}) and an index to {target}.\n")
