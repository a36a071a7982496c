"""The case of another version is found by its package; damaged and foreign ones are passed over."""

import os
from pathlib import Path

from inspector.core.report import FindingState
from inspector.engine.case.earlier import earlier_case
from inspector.engine.case.location import case_path
from inspector.engine.case.records import Decision
from inspector.engine.case.store import CaseStore


def made(folder: Path, digit: str, package: str, changed_s: int, *, is_decided: bool = True) -> None:
    path = case_path(folder, digit * 64)
    store = CaseStore(path)
    store.set_facts({"package": package, "version": digit})
    if is_decided:
        store.keep_decisions([Decision("1", "2", "r", "p", FindingState.FIXED)])
    store.close()
    os.utime(path, (changed_s, changed_s))


def test_the_newest_of_the_same_package_is_taken(tmp_path: Path) -> None:
    made(tmp_path, "1", "npm a", 100)
    made(tmp_path, "2", "npm a", 300)
    made(tmp_path, "3", "npm b", 400)
    made(tmp_path, "4", "npm a", 500, is_decided=False)
    case_path(tmp_path, "5" * 64).write_bytes(b"junk" * 50)
    found = earlier_case(tmp_path, "npm a", "0" * 64)
    assert found is not None
    assert found.facts["version"] == "2"
    again = earlier_case(tmp_path, "npm a", "2" * 64)
    assert again is not None
    assert again.facts["version"] == "1"
    assert earlier_case(tmp_path, "npm c", "0" * 64) is None
    assert earlier_case(tmp_path / "none", "npm a", "0" * 64) is None
