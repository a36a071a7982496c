"""Reads a JSON report back. The file may come from anybody: whatever is wrong with it is one sentence."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec

from inspector.core.json_lines import JsonPath, json_line
from inspector.core.parse_mistakes import ParseMistake, json_mistake, utf8_mistake
from inspector.core.report import SCHEMA_VERSION, Report
from inspector.core.text import shortened, visible

MAX_REPORT_BYTES: Final = 512 << 20
_EXPECTED = "expected what `inspector scan -f json` writes"
_AMOUNT: Final = ("files", "bytes", "lines")
_PLACE: Final = re.compile(r" - at (?:`key` in )?`\$([^`]*)`$")
_STEP: Final = re.compile(r"\.(\w+)|\[(\d+)\]|(\[\.\.\.\])")
_R = TypeVar("_R")


class ReportReadError(ValueError):
    """A file is not a report of this product; the message is one sentence that says why, and what was expected."""

    def __init__(self, message: str, line: int | None = None) -> None:
        """`line` is where that shows, from 1; None where it is about the whole file."""
        super().__init__(message)
        self.line = line


class _DamageError(Exception):
    """What is wrong with a report, and where in its JSON."""

    def __init__(self, message: str, path: JsonPath = ()) -> None:
        super().__init__(message)
        self.path = path


def read_json(data: bytes) -> Report:
    """The report in a file that `write_json` made.

    Raises ReportReadError for anything else, reports of several artifacts included.
    """
    return _from_table(data, _one)


def read_report(path: Path) -> Report:
    """The report in a file. Raises ReportReadError, also for a file that cannot be read."""
    return _read(path, read_json)


def read_reports(path: Path) -> tuple[Report, ...]:
    """All reports in a file, which may be of several artifacts. Raises ReportReadError like `read_report`."""
    return _read(path, lambda data: _from_table(data, _all))


def _read(path: Path, read: Callable[[bytes], _R]) -> _R:
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "its name cannot be used"
        raise ReportReadError(f"The report {path} cannot be read: {reason}.") from error
    try:
        return read(data)
    except ReportReadError as error:
        where = f"{path}, line {error.line}" if error.line else f"{path}"
        raise ReportReadError(f"{where}: {error}", error.line) from error


def _from_table(data: bytes, read: Callable[[dict[str, Any]], _R]) -> _R:
    """Raises ReportReadError with the line of what `read` complains about."""
    if len(data) > MAX_REPORT_BYTES:
        raise ReportReadError(f"The report is longer than {MAX_REPORT_BYTES} bytes.")
    text = _text_of(data)
    try:
        table = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _no_json(json_mistake(text, error)) from error
    try:
        if not isinstance(table, dict):
            raise _DamageError(f"The file is not a report; {_EXPECTED}.")
        return read(table)
    except _DamageError as damage:
        raise ReportReadError(str(damage), json_line(text, damage.path)) from damage


def _text_of(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _no_json(utf8_mistake(data, error)) from error


def _no_json(mistake: ParseMistake) -> ReportReadError:
    return ReportReadError(f"The file is not valid JSON, {mistake.reason}; {_EXPECTED}.", mistake.line)


def _one(table: dict[str, Any]) -> Report:
    if "reports" in table:
        raise _DamageError("The file holds reports of several artifacts, where one report is needed.", ("reports",))
    return _report(table)


def _all(table: dict[str, Any]) -> tuple[Report, ...]:
    rows = table.get("reports")
    if not isinstance(rows, list):
        return (_one(table),)
    return tuple(_report(row, ("reports", number)) for number, row in enumerate(rows))


def _report(table: Any, above: JsonPath = ()) -> Report:
    """Raises _DamageError; `above` is the path of the table within the file."""
    if not isinstance(table, dict):
        raise _DamageError("The report is damaged: it lists something else than reports.", above)
    version = table.get("schema_version")
    if not isinstance(version, str) or version.partition(".")[0] != SCHEMA_VERSION.partition(".")[0]:
        raise _DamageError(_other_kind(table), (*above, "schema_version"))
    try:
        return msgspec.convert(_reshaped(table), Report)
    except (msgspec.ValidationError, ValueError, RecursionError) as error:
        raise _damage(str(error), above) from error


def _damage(message: str, above: JsonPath) -> _DamageError:
    """From what the library says: a sentence, and behind it the path of the value."""
    place = _PLACE.search(message)
    path = _path_of(place[1]) if place else ()
    where = f" ({shortened(place[1].lstrip('.'), 60)})" if place and path else ""
    reason = shortened(visible(_PLACE.sub("", message)), 120)
    return _DamageError(f"The report is damaged: {reason}{where}.", above + path)


def _path_of(place: str) -> JsonPath:
    """Up to the first key that the library does not tell, and as the file has it: see `_folder`."""
    path: list[str | int] = []
    for name, number, is_unknown in _STEP.findall(place):
        if is_unknown:
            break
        path.append(int(number) if number else name)
    return tuple(step for step in path if step != "amount")


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
    exposure = table.get("exposure")
    rows = exposure.get("by_folder") if isinstance(exposure, dict) else None
    if not isinstance(exposure, dict) or not isinstance(rows, list):
        return table
    return {**table, "exposure": {**exposure, "by_folder": [_folder(row) for row in rows]}}


def _folder(row: Any) -> Any:
    """The file has the three numbers of an amount beside the folder's name; what is missing stays missing."""
    if not isinstance(row, dict):
        return row
    amount = {key: row[key] for key in _AMOUNT if key in row}
    return {**{key: value for key, value in row.items() if key not in _AMOUNT}, "amount": amount}
