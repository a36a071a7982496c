"""Accepts a finding in a policy file: what command line and window do with a person's decision."""

import datetime as dt
from pathlib import Path

from inspector.core.report import ReportFinding
from inspector.policy.authoring import acceptance_table
from inspector.policy.extend import append_to_policy
from inspector.policy.fingerprint import FingerprintMaker
from inspector.policy.load import FILE_NAME, PROJECT_FILE_NAME, find_policy, load_policy
from inspector.policy.policy import PolicyError


def policy_to_extend(named: Path | None = None) -> Path:
    """The policy named, else the one in force here: a new file beside it would put it out of force."""
    return named or find_policy(Path()) or Path(FILE_NAME)


def key_id_of(path: Path) -> str | None:
    """What tells the policy's fingerprint key from others; None with the built-in key. Raises PolicyError."""
    key = load_policy(path).key if path.exists() else None
    return FingerprintMaker(key).key_id() if key else None


def accept_in_policy(
    path: Path,
    finding: ReportFinding,
    reason: str,
    *,
    key_id: str | None,
    owner: str | None = None,
    expires: dt.date | None = None,
    kind: str = "accepted",
) -> None:
    """Adds an acceptance at the end of the file; comments and order stay.

    `key_id` is that of the report the finding stands in. Raises PolicyError, and then nothing was written.
    """
    if key_id_of(path) != key_id:
        raise PolicyError(
            f"{path} has another fingerprint key than the report, so the acceptance would never match; scan again "
            "under this policy."
        )
    table = acceptance_table(
        finding,
        reason,
        today=dt.datetime.now(dt.UTC).date(),
        owner=owner,
        expires=expires,
        kind=kind,
        table="tool.inspector.accept" if path.name == PROJECT_FILE_NAME else "accept",
    )
    append_to_policy(path, table)
