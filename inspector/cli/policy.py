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
from inspector.core.entry import Origin
from inspector.core.report import EndState, ReportFinding
from inspector.core.text import visible
from inspector.engine.spec import parse_spec
from inspector.engine.worker_session import Session
from inspector.policy.authoring import acceptance_table, starter_policy
from inspector.policy.extend import append_to_policy
from inspector.policy.fingerprint import FingerprintMaker
from inspector.policy.load import FILE_NAME, PROJECT_FILE_NAME, find_policy, load_policy
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
    exists = PolicyError(f"There is an {FILE_NAME} here already; nothing was written.")
    if path.exists():
        raise exists
    files = None if options.spec is None else _shipped_files(options.spec)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(starter_policy(secrets.token_hex(16), files))
    except FileExistsError:
        raise exists from None
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
    path = _policy_to_extend(options.policy)
    finding = _finding(Path(options.report), options.fingerprint, _key_id(path))
    table = acceptance_table(
        finding,
        options.reason,
        today=dt.datetime.now(dt.UTC).date(),
        owner=options.owner,
        expires=_day(options.expires),
        kind=options.kind,
        table="tool.inspector.accept" if path.name == PROJECT_FILE_NAME else "accept",
    )
    append_to_policy(path, table)
    sys.stdout.write(f"{path} now accepts {finding.rule} at {finding.path or 'the artifact'}.\n")
    return OK


def _ci(options: argparse.Namespace) -> int:
    return print_steps(options.service)


def _policy_to_extend(named: str | None) -> Path:
    """The policy named, else the one in force here: a new file beside it would put it out of force."""
    return Path(named) if named else find_policy(Path()) or Path(FILE_NAME)


def _day(text: str | None) -> dt.date | None:
    try:
        return None if text is None else dt.date.fromisoformat(text)
    except ValueError:
        raise PolicyError(f"{text} is no date of the form YYYY-MM-DD.") from None


def _key_id(path: Path) -> str | None:
    """What tells the policy's fingerprint key from others; None with the built-in key."""
    key = load_policy(path).key if path.exists() else None
    return FingerprintMaker(key).key_id() if key else None


def _finding(report_path: Path, fingerprint: str, key_id: str | None) -> ReportFinding:
    report = read_report(report_path)
    if report.policy.key_id != key_id:
        raise PolicyError(
            f"{report_path} was made with another fingerprint key than the policy has, so the acceptance would never "
            "match; scan again under this policy and accept a finding of that report."
        )
    for finding in report.findings:
        if finding.fingerprint.exact == fingerprint.lower():
            return finding
    raise PolicyError(f"No finding of {report_path} has the exact fingerprint {fingerprint}.")
