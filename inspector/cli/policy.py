"""`inspector policy`: write, check and extend a policy file."""

import argparse
import datetime as dt
import secrets
import sys
from pathlib import Path

from inspector.cli.exit_codes import OK, USAGE
from inspector.cli.listing import listing
from inspector.cli.terminal import complain
from inspector.core.entry import Origin
from inspector.core.report import ReportFinding
from inspector.engine.spec import parse_spec
from inspector.engine.worker_session import Session
from inspector.policy.authoring import acceptance_table, starter_policy
from inspector.policy.load import FILE_NAME, find_policy, load_policy
from inspector.policy.policy import PolicyError
from inspector.reports.read_json import ReportReadError, read_json


def run(options: argparse.Namespace) -> int:
    """Runs one of the three actions."""
    actions = {"init": _init, "check": _check, "accept": _accept}
    try:
        return actions[options.action](options)
    except (PolicyError, ReportReadError, OSError, ValueError) as error:
        complain(str(error))
        return USAGE


def _init(options: argparse.Namespace) -> int:
    path = Path(FILE_NAME)
    files = None if options.spec is None else _shipped_files(options.spec)
    with path.open("x", encoding="utf-8") as file:
        file.write(starter_policy(secrets.token_hex(16), files))
    sys.stdout.write(f"Wrote {path}.\n")
    return OK


def _shipped_files(text: str) -> list[str]:
    spec = parse_spec(text)
    with listing(Session(spec.path, inner=spec.inner, scan=False, shallow=True)) as found:
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
    finding = _finding(Path(options.report), options.fingerprint)
    today = dt.datetime.now(dt.UTC).date()
    expires = None if options.expires is None else dt.date.fromisoformat(options.expires)
    table = acceptance_table(
        finding, options.reason, today=today, owner=options.owner, expires=expires, kind=options.kind
    )
    path = Path(options.policy)
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text((before.rstrip("\n") + "\n\n" if before else "") + table, encoding="utf-8")
    load_policy(path)
    sys.stdout.write(f"{path} now accepts {finding.rule} at {finding.path or 'the artifact'}.\n")
    return OK


def _finding(report_path: Path, fingerprint: str) -> ReportFinding:
    report = read_json(report_path.read_bytes())
    for finding in report.findings:
        if finding.fingerprint.exact == fingerprint.lower():
            return finding
    raise PolicyError(f"No finding of {report_path} has the exact fingerprint {fingerprint}.")
