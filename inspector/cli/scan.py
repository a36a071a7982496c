"""`inspector scan`: the promotion gate. Scans artifacts, prints a summary or a report, writes reports."""

import argparse
import dataclasses
import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path

from inspector.cli.outputs import Output, OutputError, parse_output, write_output
from inspector.cli.policy_choice import chosen_date, chosen_policy
from inspector.cli.progress import ProgressLine
from inspector.cli.spec import Spec, parse_spec
from inspector.cli.terminal import complain, uses_colour, write_bytes
from inspector.core.events import Progress
from inspector.core.limits import Limits
from inspector.core.report import Report
from inspector.core.text import visible
from inspector.engine.assess import Assessment, ReportOptions
from inspector.engine.assess_several import reports_of
from inspector.engine.scan import scan_events
from inspector.engine.worker_session import Session
from inspector.policy.exit_code import ExitCode, combined, exit_code
from inspector.policy.policy import Policy, PolicyError
from inspector.reports.read_json import ReportReadError, read_json
from inspector.reports.registry import format_named, written
from inspector.reports.text_report import summary


def run(options: argparse.Namespace) -> int:
    """Scans every SPEC and returns the exit code that counts most."""
    try:
        outputs = [parse_output(text) for text in options.output]
        policy, as_of = chosen_policy(options), chosen_date(options)
        baseline = _baseline(options.baseline)
    except (OutputError, PolicyError, ReportReadError, OSError) as error:
        complain(str(error))
        return ExitCode.USAGE
    specs = [parse_spec(text) for text in options.specs]
    policy = _told_where_it_lies(policy, specs)
    assessments = [_scan(spec, policy.applied_to(Limits()), quiet=options.quiet) for spec in specs]
    report_options = ReportOptions(options.reveal, _timestamp(options), as_of, baseline)
    try:
        reports = reports_of(assessments, policy, report_options)
    except PolicyError as error:
        complain(str(error))
        return ExitCode.USAGE
    delivered = _deliver(reports, outputs, options)
    codes = [exit_code(report, policy, exit_zero=options.exit_zero) for report in reports]
    return combined([*codes, delivered])


def _scan(spec: Spec, limits: Limits, *, quiet: bool) -> Assessment:
    assessment, line = Assessment(), ProgressLine(visible(Path(spec.path).name), quiet=quiet)
    session = Session(spec.path, limits, inner=spec.inner)
    try:
        for event in scan_events(session):
            assessment.feed(event)
            if isinstance(event, Progress):
                line.show(event)
    finally:
        line.clear()
        session.close()
    return assessment


def _baseline(path: str | None) -> Report | None:
    return None if path is None else read_json(Path(path).read_bytes())


def _timestamp(options: argparse.Namespace) -> str | None:
    if not options.timestamp:
        return None
    return dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _told_where_it_lies(policy: Policy, specs: Sequence[Spec]) -> Policy:
    """A policy inside a scanned folder is a finding: whoever fills the folder could write it."""
    source = Path(policy.source).resolve()
    folders = [Path(spec.path).resolve() for spec in specs if Path(spec.path).is_dir()]
    inside = source.is_file() and any(source.is_relative_to(folder) for folder in folders)
    return dataclasses.replace(policy, is_inside_artifact=inside)


def _deliver(reports: Sequence[Report], outputs: Sequence[Output], options: argparse.Namespace) -> ExitCode:
    """Prints and writes; an output that fails is an error of use, and the others are still written."""
    code = ExitCode.OK
    for output in outputs:
        try:
            write_output(output, written(reports, output.format))
        except OutputError as error:
            complain(str(error))
            code = ExitCode.USAGE
    _print(reports, options)
    return code


def _print(reports: Sequence[Report], options: argparse.Namespace) -> None:
    if options.format != "text":
        write_bytes(written(reports, format_named(options.format)))
    elif not options.quiet:
        colour = uses_colour(sys.stdout)
        texts = [summary(report, has_colour=colour, is_verbose=options.verbose) for report in reports]
        sys.stdout.write("\n".join(text.rstrip("\n") + "\n" for text in texts))
