"""`inspector restore`: writes the rebuilt sources, safely."""

import argparse
import datetime as dt
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from inspector.cli.exit_codes import INCOMPLETE, OK, UNREADABLE, USAGE, end_exit_code
from inspector.cli.limit_choice import chosen_limits
from inspector.cli.listing import Listing, listing, told
from inspector.cli.policy_choice import chosen_policy
from inspector.cli.terminal import complain
from inspector.core.end_state import EndState
from inspector.core.limits import Limits
from inspector.core.report import Report
from inspector.core.text import human_size
from inspector.engine.restore import RestoreResult, restore_sources
from inspector.engine.restore_failures import ExportError
from inspector.engine.session import RefusedError
from inspector.engine.spec import Spec, parse_spec
from inspector.engine.worker_session import Session
from inspector.policy.policy import PolicyError

_Read = tuple[Session, Listing, Callable[[], Report] | None]
"""A session that has ended, what it found, and what makes the report of an evidence pack."""


def run(options: argparse.Namespace) -> int:
    """Writes into an empty folder or a new zip file, with an index."""
    spec = parse_spec(options.spec)
    try:
        with _scanned(spec, options) if options.evidence else _listed(spec, options) as (session, found, report):
            return _restore(spec, session, found, report, options)
    except PolicyError as error:
        complain(str(error))
        return USAGE


@contextmanager
def _listed(spec: Spec, options: argparse.Namespace) -> Iterator[_Read]:
    session = Session(spec.path, chosen_limits(options), inner=spec.inner, scan=False)
    with listing(session) as found:
        yield session, found, None


@contextmanager
def _scanned(spec: Spec, options: argparse.Namespace) -> Iterator[_Read]:
    """Raises PolicyError before anything is read."""
    from inspector.engine.assess import Assessment  # noqa: PLC0415 - loads all rules

    policy, assessment = chosen_policy(options), Assessment()
    session = Session(spec.path, policy.applied_to(Limits()), inner=spec.inner, words=policy.words)
    with listing(session, assessment.feed) as found:
        yield session, found, lambda: assessment.report(policy, as_of=dt.datetime.now(dt.UTC).date())


def _restore(
    spec: Spec, session: Session, found: Listing, report: Callable[[], Report] | None, options: argparse.Namespace
) -> int:
    for problem in found.problems:
        complain(told(problem, spec))
    if not found.entries and found.end.state is not EndState.COMPLETE:
        return UNREADABLE
    try:
        result = restore_sources(
            found.entries,
            found.maps,
            session.read,
            Path(options.output),
            with_approximate=options.approximate,
            evidence=report() if report is not None else None,
        )
    except (ExportError, RefusedError) as error:
        complain(str(error))
        return USAGE
    code = end_exit_code(found.end, has_entries=True, is_cut=found.is_cut)
    _tell(result, options)
    return INCOMPLETE if result.failures and code == OK else code


def _tell(result: RestoreResult, options: argparse.Namespace) -> None:
    for sentence in result.failures:
        complain(sentence)
    beside = "an index, a report and a list of digests" if options.evidence else "an index"
    if not result.files:
        sys.stdout.write(f"No source can be rebuilt; {options.output} holds only {beside}.\n")
        return
    renamed = f", {len(result.renamed):,} of them under a changed name" if result.renamed else ""
    size = human_size(result.bytes_written)
    sys.stdout.write(f"Wrote {len(result.files):,} files ({size}{renamed}) and {beside} to {options.output}.\n")
