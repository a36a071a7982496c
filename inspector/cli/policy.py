"""`inspector policy`: write, check and extend a policy file."""

import argparse
import datetime as dt
import secrets
import sys
from pathlib import Path

from inspector.cli.exit_codes import OK, UNREADABLE, USAGE
from inspector.cli.listing import listing
from inspector.cli.policy_ci import print_steps
from inspector.cli.terminal import complain
from inspector.core.end_state import EndState
from inspector.core.entry import Origin
from inspector.core.report import ReportFinding
from inspector.core.text import visible
from inspector.disk.whole_file import write_whole
from inspector.engine.spec import parse_spec
from inspector.engine.worker_session import Session
from inspector.policy.accepting import accept_in_policy, key_id_of, policy_to_extend
from inspector.policy.authoring import starter_policy
from inspector.policy.load import FILE_NAME, find_policy, load_policy
from inspector.policy.policy import PolicyError
from inspector.reports.read_json import ReportReadError, read_report


class UnreadableError(Exception):
    """The artifact that a policy is made for cannot be read; the message is one sentence."""


def run(options: argparse.Namespace) -> int:
    """Runs one of the actions."""
    actions = {"init": _init, "check": _check, "accept": _accept, "ci": _ci}
    try:
        return actions[options.action](options)
    except (PolicyError, ReportReadError) as error:
        complain(str(error))
        return USAGE
    except UnreadableError as error:
        complain(str(error))
        return UNREADABLE


def _init(options: argparse.Namespace) -> int:
    path = Path(FILE_NAME)
    if path.exists():
        raise PolicyError(f"There is an {FILE_NAME} here already; nothing was written.")
    files = None if options.spec is None else _shipped_files(options.spec)
    try:
        write_whole(path, starter_policy(secrets.token_hex(16), files).encode())
    except OSError as error:
        raise PolicyError(f"{path} cannot be written: {error.strerror}.") from error
    sys.stdout.write(f"Wrote {path}.\n")
    return OK


def _shipped_files(text: str) -> list[str]:
    spec = parse_spec(text)
    with listing(Session(spec.path, inner=spec.inner, scan=False, shallow=True)) as found:
        if found.end.state is not EndState.COMPLETE:
            # A list of a part would make the rest of the same artifact unexpected.
            reasons = " ".join(problem.message for problem in found.problems[:1]) or found.end.message
            raise UnreadableError(f"{visible(text)} was not read to its end, so no policy was written. {reasons}")
        shipped = (Origin.ARCHIVED, Origin.FOLDER)
        return sorted({entry.path for entry in found.entries if entry.is_file and entry.origin in shipped})


def _check(options: argparse.Namespace) -> int:
    path = Path(options.file) if options.file else find_policy(Path.cwd())
    if path is None:
        raise PolicyError(f"There is no {FILE_NAME} here. `inspector policy init` writes one.")
    policy = load_policy(path)
    today = dt.datetime.now(dt.UTC).date()
    lapsed = sum(1 for acceptance in policy.accept if acceptance.is_lapsed(today))
    facts = f"profile {policy.profile.name}, fails on {policy.fail_on}, {len(policy.accept)} acceptances"
    sys.stdout.write(f"{path} is a valid policy: {facts}, {lapsed} of them lapsed.\n")
    return OK


def _accept(options: argparse.Namespace) -> int:
    path = policy_to_extend(Path(options.policy) if options.policy else None)
    finding, key_id = _finding(Path(options.report), options.fingerprint, key_id_of(path))
    accept_in_policy(
        path,
        finding,
        options.reason,
        key_id=key_id,
        owner=options.owner,
        expires=_day(options.expires),
        kind=options.kind,
    )
    sys.stdout.write(f"{path} now accepts {finding.rule} at {finding.path or 'the artifact'}.\n")
    return OK


def _ci(options: argparse.Namespace) -> int:
    return print_steps(options.service)


def _day(text: str | None) -> dt.date | None:
    try:
        return None if text is None else dt.date.fromisoformat(text)
    except ValueError:
        raise PolicyError(f"{text} is no date of the form YYYY-MM-DD.") from None


def _finding(report_path: Path, fingerprint: str, key_id: str | None) -> tuple[ReportFinding, str | None]:
    report = read_report(report_path)
    if report.policy.key_id != key_id:
        raise PolicyError(
            f"{report_path} was made with another fingerprint key than the policy has, so the acceptance would never "
            "match; scan again under this policy and accept a finding of that report."
        )
    for finding in report.findings:
        if finding.fingerprint.exact == fingerprint.lower():
            return finding, report.policy.key_id
    raise PolicyError(f"No finding of {report_path} has the exact fingerprint {fingerprint}.")
