"""Which keys a policy may have, of which type; a key that nobody knows is an error, never ignored."""

import difflib
from dataclasses import dataclass
from typing import Any, Final

from inspector.core.limits import LIMIT_NAMES, limit_key
from inspector.policy.key_lines import Path, key_lines
from inspector.policy.policy import PolicyError

TEXT: Final = "a text"
NUMBER: Final = "a whole number"
SWITCH: Final = "true or false"
TEXTS: Final = "a list of texts"
TABLE: Final = "a table"
TABLES: Final = "a list of tables, written [[accept]]"
ANYTHING: Final = "any value"

LIMITS: Final = {limit_key(name): name for name in LIMIT_NAMES}
"""Field names of `core.limits.Limits` by the keys that a policy has for them."""
KNOWN: Final[dict[str, dict[str, str]]] = {
    "": {
        "profile": TEXT,
        "fail-on": TEXT,
        "require-full-coverage": SWITCH,
        "limits": TABLE,
        "words": TABLE,
        "expected": TABLE,
        "fingerprints": TABLE,
        "accept": TABLES,
    },
    "limits": dict.fromkeys(LIMITS, NUMBER),
    "words": {"own-domains": TEXTS, "code-names": TEXTS, "own-scopes": TEXTS},
    "expected": {"files": TEXTS},
    "fingerprints": {"key": TEXT},
    "accept": {
        "fingerprint": TEXT,
        "match": TEXT,
        "rule": TEXT,
        "path": TEXT,
        "reason": TEXT,
        "owner": TEXT,
        "expires": ANYTHING,
        "kind": TEXT,
    },
}


@dataclass(frozen=True, slots=True)
class _Lines:
    """Where keys stand in the file."""

    lines: dict[Path, int]
    prefix: Path
    """The table in the file that holds the policy."""

    def at(self, path: Path) -> str:
        """` (line 7)`, or nothing where it cannot be told."""
        line = self.lines.get(self.prefix + path)
        return f" (line {line})" if line else ""


def check_keys(table: dict[str, Any], text: str, prefix: Path = ()) -> None:
    """Raises PolicyError for the first key that is unknown or has a value of the wrong type.

    `text` is the file, to name the line; `prefix` the table in it that holds the policy.
    """
    lines = _Lines(key_lines(text), prefix)
    _check_table(table, "", (), lines)
    for section in ("limits", "words", "expected", "fingerprints"):
        _check_table(table.get(section, {}), section, (section,), lines)
    for number, row in enumerate(table.get("accept", ())):
        _check_table(row, "accept", ("accept", number), lines)


def _check_table(table: dict[str, Any], section: str, path: Path, lines: _Lines) -> None:
    known = KNOWN[section]
    for key, value in table.items():
        where = lines.at((*path, key))
        if key not in known:
            raise PolicyError(_unknown(key, section, where))
        if not _is_of(value, known[key]):
            raise PolicyError(f"{_name(section, key)}{where} must be {known[key]}.")


def _is_of(value: object, kind: str) -> bool:
    if kind == TEXTS:
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    if kind == TABLES:
        return isinstance(value, list) and all(isinstance(item, dict) for item in value)
    if kind == NUMBER:
        return isinstance(value, int) and not isinstance(value, bool)
    plain = {TEXT: str, SWITCH: bool, TABLE: dict, ANYTHING: object}
    return isinstance(value, plain[kind])


def _unknown(key: str, section: str, where: str) -> str:
    owner = next((table for table, names in KNOWN.items() if key in names), None)
    if owner is not None:
        return f'The key "{key}"{where} belongs below [{owner}].' if owner else _top_only(key, where)
    near = difflib.get_close_matches(key, KNOWN[section], n=1, cutoff=0.5)
    hint = f'the nearest known key is "{near[0]}"' if near else f"known keys are {', '.join(KNOWN[section])}"
    return f'The key "{key}"{where} is not known; {hint}.'


def _top_only(key: str, where: str) -> str:
    return f'The key "{key}"{where} belongs at the top, before the first table.'


def _name(section: str, key: str) -> str:
    return f"{section}.{key}" if section else key
