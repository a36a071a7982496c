"""Finds the case of another version of a package among a person's own cases."""

from pathlib import Path
from typing import Final

from inspector.engine.case.location import SUFFIX
from inspector.engine.case.records import Case, CaseError
from inspector.engine.case.store import CaseStore

MAX_CASES: Final = 200
"""Only so many, the newest, are looked into."""


def earlier_case(folder: Path, package: str, sha256: str) -> Case | None:
    """The case that was worked on last of the same package in another artifact; damaged ones are passed over."""
    for path in _newest(folder):
        if path.stem == sha256:
            continue
        try:
            store = CaseStore(path, is_read_only=True)
        except CaseError:
            continue
        try:
            case = store.load()
        except CaseError:
            continue
        finally:
            store.close()
        if case.facts.get("package") == package and case.decisions:
            return case
    return None


def _newest(folder: Path) -> list[Path]:
    try:
        cases = [path for path in folder.iterdir() if path.suffix == SUFFIX and path.is_file()]
        dated = [(path.stat().st_mtime_ns, path) for path in cases]
    except OSError:
        return []
    return [path for _, path in sorted(dated, reverse=True)[:MAX_CASES]]
