"""The built-in profiles: data below `resources/profiles`, one TOML file each."""

import tomllib
from functools import cache
from typing import Any, Final

from inspector.assets import read_text
from inspector.core.severity import Confidence, Severity
from inspector.policy.policy import PolicyError, Profile, Shift

PROFILE_NAMES: Final = ("closed-source", "open-source", "internal", "triage")
DEFAULT_PROFILE: Final = "closed-source"


@cache
def profile_named(name: str) -> Profile:
    """The profile of that name. Raises PolicyError for a name that no profile has."""
    if name not in PROFILE_NAMES:
        raise PolicyError(f'There is no profile "{name}"; choose one of {", ".join(PROFILE_NAMES)}.')
    table = tomllib.loads(read_text(f"profiles/{name}.toml"))
    return Profile(
        name=name,
        title=table["title"],
        description=table["description"],
        fail_on=Severity(table["fail-on"]),
        require_full_coverage=table["require-full-coverage"],
        min_confidence=Confidence(table["min-confidence"]),
        shifts=tuple(_shift(row) for row in table.get("shift", ())),
    )


def _shift(row: dict[str, Any]) -> Shift:
    return Shift(
        reason=row["reason"],
        by=row.get("by", 0),
        at_most=Severity(row["at-most"]) if "at-most" in row else None,
        rules=frozenset(row.get("rules", ())),
        groups=frozenset(row.get("groups", ())),
        tag=row.get("tag"),
        except_tag=row.get("except-tag"),
    )
