"""What `inspector scan` does with finished scans: judges them, prints, writes, and picks the exit code.

It is loaded while the worker processes start: the rules and the reports' writers take as long as they do.
"""

import argparse
import datetime as dt
import sys
from collections.abc import Sequence

from inspector.cli.outputs import Output, OutputError, write_output
from inspector.cli.terminal import abandon_output, complain, uses_colour, write_bytes
from inspector.core.report import Report
from inspector.engine.assess import Assessment, ReportOptions
from inspector.engine.assess_several import reports_of
from inspector.policy.exit_code import ExitCode, combined, exit_code
from inspector.policy.policy import Policy, PolicyError
from inspector.reports.matrix_table import MAX_ROWS, SHORT_ROWS, text_matrix
from inspector.reports.registry import format_named, written
from inspector.reports.text_report import summary


def deliver(
    assessments: Sequence[Assessment],
    policy: Policy,
    outputs: Sequence[Output],
    options: argparse.Namespace,
    *,
    baselines: tuple[Report, ...],
    as_of: dt.date | None,
) -> int:
    """Prints and writes the reports of all artifacts; returns the exit code that counts most."""
    report_options = ReportOptions(options.reveal, _timestamp(options), as_of, baselines=baselines)
    try:
        reports = reports_of(assessments, policy, report_options)
    except PolicyError as error:
        complain(str(error))
        return ExitCode.USAGE
    delivered = [_write(reports, outputs), _print(reports, options)]
    codes = [exit_code(report, policy, exit_zero=options.exit_zero) for report in reports]
    return combined([*codes, *delivered])


def _timestamp(options: argparse.Namespace) -> str | None:
    if not options.timestamp:
        return None
    return dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _write(reports: Sequence[Report], outputs: Sequence[Output]) -> ExitCode:
    """An output that fails is an error of use, and the others are still written."""
    code = ExitCode.OK
    for output in outputs:
        try:
            write_output(output, written(reports, output.format))
        except OutputError as error:
            complain(str(error))
            code = ExitCode.USAGE
    return code


def _print(reports: Sequence[Report], options: argparse.Namespace) -> ExitCode:
    try:
        _print_chosen(reports, options)
        sys.stdout.flush()
    except BrokenPipeError:  # who stops reading does not change the verdict
        abandon_output()
    except OSError as error:
        abandon_output()
        complain(f"Standard output cannot be written: {error.strerror}.")
        return ExitCode.USAGE
    return ExitCode.OK


def _print_chosen(reports: Sequence[Report], options: argparse.Namespace) -> None:
    if options.format != "text":
        write_bytes(written(reports, format_named(options.format)))
    elif not options.quiet:
        colour = uses_colour(sys.stdout)
        texts = [summary(report, has_colour=colour, is_verbose=options.verbose) for report in reports]
        texts += [text_matrix(reports, MAX_ROWS if options.verbose else SHORT_ROWS)] if len(reports) > 1 else []
        sys.stdout.write("\n".join(text.rstrip("\n") + "\n" for text in texts))


__all__ = ["Assessment", "deliver"]
