"""Reads a policy file: `inspector.toml`, or `[tool.inspector]` in `pyproject.toml`.

Every mistake is one sentence that names the file, the line where it is known, and the nearest known key.
"""

import tomllib
from pathlib import Path
from typing import Any, Final

from inspector.core.parse_mistakes import ParseMistake, toml_mistake, utf8_mistake
from inspector.core.severity import Severity
from inspector.policy.key_lines import Path as Keys
from inspector.policy.key_lines import key_lines
from inspector.policy.keys import check_keys
from inspector.policy.policy import BUILT_IN, Policy, PolicyError, Profile
from inspector.policy.profiles import DEFAULT_PROFILE, profile_named
from inspector.policy.tables import acceptances, expected_files, fingerprint_key, limit_values, words

FILE_NAME: Final = "inspector.toml"
PROJECT_FILE_NAME: Final = "pyproject.toml"
MAX_POLICY_BYTES: Final = 8 << 20


def find_policy(folder: Path) -> Path | None:
    """The policy file in force for a working directory, if there is one."""
    own, project = folder / FILE_NAME, folder / PROJECT_FILE_NAME
    if own.is_file():
        return own
    return project if project.is_file() and _holds_policy(project) else None


def load_policy(path: Path, *, profile: str | None = None, fail_on: Severity | None = None) -> Policy:
    """The policy in a file; a profile and a threshold that are given here win over the file's.

    Raises PolicyError for what cannot be read or understood.
    """
    return policy_from_text(path, _text_of(path), profile=profile, fail_on=fail_on)


def policy_from_text(path: Path, text: str, *, profile: str | None = None, fail_on: Severity | None = None) -> Policy:
    """The policy that `text` would be as the content of `path`. Raises PolicyError like `load_policy`."""
    table = _table_of(path, text)
    prefix = ("tool", "inspector") if path.name == PROJECT_FILE_NAME else ()
    try:
        check_keys(table, text, prefix)
        return _policy(table, str(path), profile, fail_on)
    except PolicyError as error:
        raise PolicyError(_placed(path, _line_of(text, prefix, error.at), str(error))) from error


def _placed(path: Path, line: int | None, sentence: str) -> str:
    return f"{path}, line {line}: {sentence}" if line else f"{path}: {sentence}"


def _line_of(text: str, prefix: Keys, at: Keys) -> int | None:
    """The line of a key, or of the innermost table above it that the text names."""
    lines = key_lines(text) if at else {}
    paths = (prefix + at[:length] for length in range(len(at), 0, -1))
    return next((lines[path] for path in paths if path in lines), None)


def built_in_policy(*, profile: str | None = None, fail_on: Severity | None = None) -> Policy:
    """The policy where there is no file. Raises PolicyError for an unknown profile."""
    return _policy({}, BUILT_IN, profile, fail_on)


def _policy(table: dict[str, Any], source: str, profile: str | None, fail_on: Severity | None) -> Policy:
    chosen = profile_named(profile) if profile else _stated_profile(table)
    return Policy(
        profile=chosen,
        fail_on=fail_on or _level(table.get("fail-on"), chosen.fail_on),
        require_full_coverage=table.get("require-full-coverage", chosen.require_full_coverage),
        source=source,
        limits=limit_values(table),
        words=words(table),
        expected=expected_files(table),
        key=fingerprint_key(table),
        accept=acceptances(table),
    )


def _stated_profile(table: dict[str, Any]) -> Profile:
    try:
        return profile_named(table.get("profile", DEFAULT_PROFILE))
    except PolicyError as error:
        raise PolicyError(str(error), ("profile",)) from error


def _level(value: str | None, default: Severity) -> Severity:
    if value is None:
        return default
    try:
        return Severity(value)
    except ValueError:
        raise PolicyError(f'fail-on is "{value}"; it must be one of {", ".join(Severity)}.', ("fail-on",)) from None


def _text_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_POLICY_BYTES + 1)
    except OSError as error:
        raise PolicyError(f"The policy {path} cannot be read: {error.strerror}.") from error
    if len(data) > MAX_POLICY_BYTES:
        raise PolicyError(f"The policy {path} is longer than {MAX_POLICY_BYTES} bytes.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PolicyError(_no_toml(path, utf8_mistake(data, error))) from error


def _no_toml(path: Path, mistake: ParseMistake) -> str:
    return _placed(path, mistake.line, f"This is not valid TOML: {mistake.reason}.")


def _table_of(path: Path, text: str) -> dict[str, Any]:
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # TOMLDecodeError is one; a number of 5,000 digits is the other
        raise PolicyError(_no_toml(path, toml_mistake(text, error))) from error
    if path.name != PROJECT_FILE_NAME:
        return table
    tool = table.get("tool", {})
    found = tool.get("inspector", {}) if isinstance(tool, dict) else {}
    if not isinstance(found, dict):
        raise PolicyError(_placed(path, _line_of(text, (), ("tool", "inspector")), "[tool.inspector] must be a table."))
    return found


def _holds_policy(path: Path) -> bool:
    # A broken pyproject.toml without our table is none of our business; one that names it is loaded and reported.
    try:
        return "tool.inspector" in _text_of(path)
    except PolicyError:
        return False
