"""A case file: what is written comes back, a kill costs nothing, hostile files are refused with a sentence."""

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspector.core.report import FindingState
from inspector.engine.case.records import Bookmark, Case, CaseError, Decision, Reveal
from inspector.engine.case.schema import APPLICATION_ID
from inspector.engine.case.store import CaseStore

STATES = [state for state in FindingState if state is not FindingState.EXPIRED]


def decision(number: int, state: FindingState = FindingState.CONFIRMED, note: str = "") -> Decision:
    return Decision(f"{number:032x}", f"{number:032x}", "size-file", f"a/{number}", state, note)


def opened(path: Path) -> CaseStore:
    return CaseStore(path)


def loaded(path: Path) -> Case:
    store = CaseStore(path, is_read_only=True)
    try:
        return store.load()
    finally:
        store.close()


def test_everything_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "one.aicase"
    store = opened(path)
    store.set_facts({"artifact": "a.tgz", "sha256": "ab" * 32})
    store.keep_decisions([decision(1, note="why"), decision(2, FindingState.FIXED)])
    store.keep_decisions([decision(2, FindingState.OPEN)])
    store.keep_bookmarks([Bookmark("b", 3, "here"), Bookmark("a")])
    store.keep_reviewed(["z", "y", "z"])
    store.log_reveal(Reveal("2026-01-02T03:04:05Z", "sec-npm-token", "a/1", ""))
    store.keep_view({"tabs": "[]"})
    store.close()
    assert loaded(path) == Case(
        {"artifact": "a.tgz", "sha256": "ab" * 32},
        (decision(1, note="why"),),
        (Bookmark("a"), Bookmark("b", 3, "here")),
        ("y", "z"),
        (Reveal("2026-01-02T03:04:05Z", "sec-npm-token", "a/1", ""),),
        {"tabs": "[]"},
    )
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o077 == 0


def test_names_without_utf8_and_long_notes_are_kept_as_far_as_they_go(tmp_path: Path) -> None:
    store = opened(tmp_path / "one.aicase")
    store.keep_decisions([Decision("1", "2", "r", "a\udc80", FindingState.FIXED, "n" * 9000)])
    (kept,) = store.load().decisions
    store.close()
    assert (kept.path, len(kept.note)) == ("a?", 4000)


def test_a_read_only_case_takes_no_changes(tmp_path: Path) -> None:
    path = tmp_path / "one.aicase"
    opened(path).close()
    store = CaseStore(path, is_read_only=True)
    with pytest.raises(CaseError, match="readonly"):
        store.set_facts({"a": "b"})
    store.close()


WRITER = """
import sys
from pathlib import Path
from inspector.core.report import FindingState
from inspector.engine.case.records import Decision
from inspector.engine.case.store import CaseStore
store = CaseStore(Path(sys.argv[1]))
for number in range(1_000_000):
    pair = [Decision(f"{number}-{half}", "l", "r", "p" * 3000, FindingState.FIXED) for half in "ab"]
    store.keep_decisions(pair)
    print(number, flush=True)
"""


def test_a_kill_in_the_middle_loses_nothing_that_was_said_to_be_kept(tmp_path: Path) -> None:
    path = tmp_path / "one.aicase"
    with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        for line in writer.stdout:
            if int(line) == 25:
                break
        writer.send_signal(signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
    kept = {d.exact for d in loaded(path).decisions}
    assert {f"{number}-{half}" for number in range(26) for half in "ab"} <= kept
    assert len(kept) % 2 == 0, "a pair is kept whole or not at all"
    again = CaseStore(path)
    again.keep_decisions([decision(7)])
    again.close()


def test_a_file_left_empty_by_a_kill_becomes_a_case(tmp_path: Path) -> None:
    path = tmp_path / "one.aicase"
    path.touch()
    opened(path).close()
    assert loaded(path) == Case()


@pytest.mark.parametrize("data", [b"", b"SQLite format 3\0", b"PK\x03\x04" + bytes(200), b"{}" * 100])
def test_what_is_no_case_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "one.aicase"
    path.write_bytes(data)
    with pytest.raises(CaseError, match="not a case file"):
        CaseStore(path, is_read_only=True)


def test_missing_and_foreign_databases_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="cannot be read"):
        CaseStore(tmp_path / "none", is_read_only=True)
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE t (a)")
    db.close()
    with pytest.raises(CaseError, match="not a case file"):
        CaseStore(path)


EXTRAS = [
    "CREATE TRIGGER t AFTER INSERT ON decision BEGIN DELETE FROM decision; END",
    "CREATE VIEW v AS SELECT * FROM decision",
    "CREATE INDEX i ON decision (length(note))",
    "CREATE TABLE more (a)",
    "DROP TABLE view",
    "PRAGMA user_version = 9",
]


@pytest.mark.parametrize("sql", EXTRAS)
def test_a_case_with_other_contents_in_its_schema_is_refused(tmp_path: Path, sql: str) -> None:
    path = tmp_path / "one.aicase"
    opened(path).close()
    db = sqlite3.connect(path)
    db.execute(sql)
    db.commit()
    db.close()
    for is_read_only in (True, False):
        with pytest.raises(CaseError, match="other"):
            CaseStore(path, is_read_only=is_read_only)


def test_a_view_in_the_place_of_a_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "one.aicase"
    db = sqlite3.connect(path)
    db.execute(
        "CREATE VIEW decision AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
    )
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute("PRAGMA user_version = 1")
    db.commit()
    db.close()
    with pytest.raises(CaseError, match="other tables"):
        CaseStore(path)


def test_a_decision_of_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "one.aicase"
    opened(path).close()
    db = sqlite3.connect(path)
    db.execute("INSERT INTO decision VALUES ('1', '2', 'r', 'p', 'expired', '')")
    db.commit()
    db.close()
    with pytest.raises(CaseError, match="unknown kind"):
        loaded(path)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(100, 60_000), junk=st.binary(min_size=1, max_size=200))
def test_damage_anywhere_gives_a_sentence_or_a_case(tmp_path: Path, at: int, junk: bytes) -> None:
    source, path = tmp_path / "sound.aicase", tmp_path / "damaged.aicase"
    if not source.exists():
        store = opened(source)
        store.keep_decisions([decision(number, note="n" * 200) for number in range(100)])
        store.close()
    data = bytearray(source.read_bytes())
    at %= len(data)
    data[at : at + len(junk)] = junk
    path.write_bytes(data[: source.stat().st_size])
    sentence, kept = "", 0
    try:
        kept = len(loaded(path).decisions)
    except CaseError as error:
        sentence = str(error)
    assert sentence.endswith(".") if sentence else kept <= 100
