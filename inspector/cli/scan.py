"""`inspector scan`: the promotion gate. Scans artifacts, prints a summary or a report, writes reports."""

import argparse
import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from inspector.cli.given import given_for, read_given
from inspector.cli.outputs import OutputError, parse_output
from inspector.cli.policy_choice import chosen_date, chosen_policy
from inspector.cli.progress import ProgressLine
from inspector.cli.terminal import complain
from inspector.core.events import Progress, ScanEvent, WorkerIsolated
from inspector.core.limits import Limits
from inspector.core.report import Report
from inspector.core.text import visible
from inspector.engine.scan import scan_events
from inspector.engine.spec import Spec, parse_spec
from inspector.engine.worker_session import Session
from inspector.policy.exit_code import ExitCode
from inspector.policy.policy import Policy, PolicyError
from inspector.reports.read_json import ReportReadError, read_reports

if TYPE_CHECKING:
    from inspector.engine.assess import Assessment
    from inspector.engine.given import Given


def run(options: argparse.Namespace) -> int:
    """Scans every SPEC and returns the exit code that counts most."""
    try:
        outputs = [parse_output(text) for text in options.output]
        policy, as_of = chosen_policy(options), chosen_date(options)
        baselines = _baselines(options.baseline)
        given = read_given(options)
    except (OutputError, PolicyError, ReportReadError) as error:
        complain(str(error))
        return ExitCode.USAGE
    specs = [parse_spec(text) for text in options.specs]
    policy = _told_where_it_lies(policy, specs)
    assessments = [_scan(spec, policy, given_for(given, spec), options) for spec in specs]
    from inspector.cli.scan_result import deliver  # noqa: PLC0415 - loaded long ago, see `_scan`

    return deliver(assessments, policy, outputs, options, baselines=baselines, as_of=as_of)


def _scan(spec: Spec, policy: Policy, given: "Given", options: argparse.Namespace) -> "Assessment":
    line = ProgressLine(visible(Path(spec.path).name), quiet=options.quiet)
    session = Session(spec.path, policy.applied_to(Limits()), inner=spec.inner, words=policy.words)
    try:
        events = scan_events(session)
        from inspector.cli.scan_result import Assessment  # noqa: PLC0415 - while the workers start, not before

        assessment = Assessment(given)
        for event in events:
            assessment.feed(event)
            _tell(event, line, is_verbose=options.verbose)
    finally:
        line.clear()
        session.close()
    return assessment


def _baselines(path: str | None) -> tuple[Report, ...]:
    return () if path is None else read_reports(Path(path))


def _tell(event: ScanEvent, line: ProgressLine, *, is_verbose: bool) -> None:
    """On standard error: a report is the same wherever it is made, the means of isolation are not."""
    if isinstance(event, Progress):
        line.show(event)
    elif isinstance(event, WorkerIsolated) and is_verbose:
        line.clear()
        complain(f"locked in, {event.isolation.sentence()}")


def _told_where_it_lies(policy: Policy, specs: Sequence[Spec]) -> Policy:
    """A policy inside a scanned folder is a finding: whoever fills the folder could write it."""
    source = Path(policy.source).resolve()
    folders = [Path(spec.path).resolve() for spec in specs if Path(spec.path).is_dir()]
    inside = source.is_file() and any(source.is_relative_to(folder) for folder in folders)
    return dataclasses.replace(policy, is_inside_artifact=inside)
