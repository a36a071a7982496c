"""Reads a JSON report back. The file may come from anybody: whatever is wrong with it is one sentence."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec

from inspector.core.report import SCHEMA_VERSION, Report
from inspector.core.text import shortened, visible

MAX_REPORT_BYTES: Final = 512 << 20
_EXPECTED = "expected what `inspector scan -f json` writes"
_R = TypeVar("_R")


class ReportReadError(ValueError):
    """A file is not a report of this product; the message is one sentence that says why."""


def read_json(data: bytes) -> Report:
    """The report in a file that `write_json` made.

    Raises ReportReadError for anything else, reports of several artifacts included.
    """
    table = _table(data)
    if "reports" in table:
        raise ReportReadError("The file holds reports of several artifacts, where one report is needed.")
    return _report(table)


def _report(table: dict[str, Any]) -> Report:
    version = table.get("schema_version")
    if not isinstance(version, str) or version.partition(".")[0] != SCHEMA_VERSION.partition(".")[0]:
        raise ReportReadError(_other_kind(table))
    try:
        return msgspec.convert(_reshaped(table), Report)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:  # ValidationError is one, too
        raise ReportReadError(f"The report is damaged: {error}.") from error


def read_report(path: Path) -> Report:
    """The report in a file. Raises ReportReadError, also for a file that cannot be read."""
    return _read(path, read_json)


def read_reports(path: Path) -> tuple[Report, ...]:
    """All reports in a file, which may be of several artifacts. Raises ReportReadError like `read_report`."""
    return _read(path, _read_all)


def _read_all(data: bytes) -> tuple[Report, ...]:
    rows = _table(data).get("reports")
    if not isinstance(rows, list):
        return (read_json(data),)
    if not all(isinstance(row, dict) for row in rows):
        raise ReportReadError("The report is damaged: it lists something else than reports.")
    return tuple(map(_report, rows))


def _read(path: Path, read: Callable[[bytes], _R]) -> _R:
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "its name cannot be used"
        raise ReportReadError(f"The report {path} cannot be read: {reason}.") from error
    try:
        return read(data)
    except ReportReadError as error:
        raise ReportReadError(f"{path}: {error}") from error


def _table(data: bytes) -> dict[str, Any]:
    if len(data) > MAX_REPORT_BYTES:
        raise ReportReadError(f"The report is longer than {MAX_REPORT_BYTES} bytes.")
    try:
        table = json.loads(data)
    except (ValueError, RecursionError) as error:
        where = f" in line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise ReportReadError(f"The file is not valid JSON{where}; {_EXPECTED}.") from error
    if not isinstance(table, dict):
        raise ReportReadError(f"The file is not a report; {_EXPECTED}.")
    return table


def _other_kind(table: dict[str, Any]) -> str:
    """What a table is that is no report of ours."""
    if "runs" in table:
        return f"The file is a SARIF report; {_EXPECTED}."
    version = table.get("schema_version")
    if isinstance(version, str):
        found = shortened(visible(version), 20)
        return f"The report has version {found} of the schema, where {SCHEMA_VERSION} can be read."
    return f"The file is not a report that this version can read; {_EXPECTED}."


def _reshaped(table: dict[str, Any]) -> dict[str, Any]:
    exposure = dict(table["exposure"])
    exposure["by_folder"] = [
        {"folder": row["folder"], "amount": {key: row[key] for key in ("files", "bytes", "lines")}}
        for row in exposure["by_folder"]
    ]
    return {**table, "exposure": exposure}
