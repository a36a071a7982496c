"""The report as JSON: the published shape, keys sorted, nothing missing, the same bytes every time."""

import json
import re
from typing import Any

import msgspec

from inspector.core.report import Report

_RISKY = re.compile("[\x7f-\U0010ffff]")


def write_json(report: Report) -> bytes:
    """One report in UTF-8, ending with a line feed."""
    return dumped(report_data(report))


def dumped(data: dict[str, Any]) -> bytes:
    """JSON in UTF-8 that holds no control, bidi or other invisible character, and no lone surrogate, as such."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, indent=2)
    return (_RISKY.sub(_escaped_if_invisible, text) + "\n").encode("utf-8")


def report_data(report: Report) -> dict[str, Any]:
    """The report as plain dictionaries and lists in the shape of the published contract."""
    data: dict[str, Any] = msgspec.to_builtins(report)
    for row in (*data["findings"], *data["problems"]):
        del row["entry"]
    for row in data["problems"]:
        del row["limit"]
    for row in data["findings"]:
        del row["also_entries"]
    data["exposure"]["by_folder"] = [
        {"folder": r["folder"], "party": r["party"], **r["amount"]} for r in data["exposure"]["by_folder"]
    ]
    return data


def _escaped_if_invisible(found: re.Match[str]) -> str:
    character = found[0]
    return character if character.isprintable() else json.dumps(character)[1:-1]
