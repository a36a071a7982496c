"""Which policy is in force for a command: the file named, the one in the working directory, or the built-in one."""

import argparse
import datetime as dt
from pathlib import Path

from inspector.core.severity import Severity
from inspector.policy.load import built_in_policy, find_policy, load_policy
from inspector.policy.policy import Policy, PolicyError


def chosen_policy(options: argparse.Namespace) -> Policy:
    """With the limits of the command line. Raises PolicyError for a policy that cannot be used."""
    return _policy(options).with_limits(dict(options.limit))


def _policy(options: argparse.Namespace) -> Policy:
    fail_on = Severity(options.fail_on) if options.fail_on else None
    path = Path(options.policy) if options.policy else _policy_here()
    if path is None:
        return built_in_policy(profile=options.profile, fail_on=fail_on)
    return load_policy(path, profile=options.profile, fail_on=fail_on)


def _policy_here() -> Path | None:
    try:
        return find_policy(Path.cwd())
    except OSError:  # the working directory was removed
        return None


def chosen_date(options: argparse.Namespace) -> dt.date:
    """The day by which acceptances are judged. Raises PolicyError for a date that is none."""
    if not options.as_of:
        return dt.datetime.now(dt.UTC).date()
    try:
        return dt.date.fromisoformat(options.as_of)
    except ValueError:
        raise PolicyError(f"{options.as_of} is no date of the form YYYY-MM-DD.") from None
