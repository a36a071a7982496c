"""Writes the parts of a policy file that a person starts from: the whole file, or one more acceptance."""

import datetime as dt
import json
from collections.abc import Iterable

from inspector.core.limits import CEILINGS, Limits, limit_key
from inspector.core.report import ReportFinding
from inspector.policy.acceptance import DEFAULT_DAYS
from inspector.policy.profiles import DEFAULT_PROFILE

_HEAD = """\
# Policy of Artifact Inspector: what this team demands of an artifact before it ships.
# `inspector policy check` reads it over; `inspector scan` uses it from the working directory.

profile = "{profile}"            # open-source | closed-source | internal | triage
fail-on = "high"                     # critical | high | medium | low | info
require-full-coverage = true         # what was not scanned fails the artifact

[limits]                             # built in are these; `inspector scan --limit` sets them, too
{limits}
[words]
own-domains = []                     # hosts that must not be named outside
code-names = []                      # words that must not ship
own-scopes = []                      # npm scopes that are first-party

[fingerprints]
key = {key}    # keys the digests of secrets in reports; keep it with the policy
"""
_EXPECTED = "\n[expected]\n# Whatever else ships is a finding. Patterns may hold * and **.\nfiles = [\n{files}]\n"


def toml_string(text: str) -> str:
    """A basic TOML string (TOML 1.0, "String")."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def starter_policy(key: str, files: Iterable[str] | None = None) -> str:
    """A commented policy; `files` become the expected contents."""
    limits = "".join(f"# {limit_key(name)} = {getattr(Limits(), name):_}\n" for name in CEILINGS)
    text = _HEAD.format(profile=DEFAULT_PROFILE, key=toml_string(key), limits=limits)
    if files is not None:
        text += _EXPECTED.format(files="".join(f"  {toml_string(path)},\n" for path in files))
    return text


def acceptance_table(
    finding: ReportFinding,
    reason: str,
    *,
    today: dt.date,
    owner: str | None,
    expires: dt.date | None,
    kind: str,
    table: str = "accept",
) -> str:
    """One `[[accept]]` for a finding; without a date it lapses after the default number of days.

    `table` is the table's name where the policy is a part of a larger file.
    """
    until = expires or today + dt.timedelta(days=DEFAULT_DAYS)
    lines = [
        f"[[{table}]]",
        f"fingerprint = {toml_string(finding.fingerprint.exact)}",
        f"rule = {toml_string(finding.rule)}",
        f"path = {toml_string(finding.path)}",
        f"reason = {toml_string(reason)}",
        *([f"owner = {toml_string(owner)}"] if owner else []),
        f"expires = {until.isoformat()}",
        f"kind = {toml_string(kind)}",
    ]
    return "\n".join(lines) + "\n"
