"""The tables of a case file, and the checks that a file must pass before anything in it is used.

A case may come from anybody. SQLite runs code that a file brings along (triggers, views, expressions of indexes), so a
file whose schema differs by one character from the one below is refused before any table is read.
"""

import sqlite3
import struct
from contextlib import closing
from pathlib import Path
from typing import Final

from inspector.engine.case.records import CaseError

APPLICATION_ID: Final = 0x41494353
"""`AICS` in the header of the file (SQLite database file format, section 1.3, offset 68)."""
VERSION: Final = 1
MAX_CASE_BYTES: Final = 64 << 20
MAX_VALUE_BYTES: Final = 16 << 20
MAX_STEPS: Final = 2000
"""Thousands of virtual machine steps of SQLite that one statement may take."""

TABLES: Final = {
    "fact": "CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    "decision": (
        "CREATE TABLE decision (exact TEXT PRIMARY KEY, loose TEXT NOT NULL, rule TEXT NOT NULL, path TEXT NOT NULL, "
        "state TEXT NOT NULL, note TEXT NOT NULL) STRICT"
    ),
    "bookmark": (
        "CREATE TABLE bookmark (path TEXT NOT NULL, line INTEGER NOT NULL, note TEXT NOT NULL, "
        "PRIMARY KEY (path, line)) STRICT"
    ),
    "reviewed": "CREATE TABLE reviewed (path TEXT PRIMARY KEY) STRICT",
    "reveal": (
        "CREATE TABLE reveal (number INTEGER PRIMARY KEY, at TEXT NOT NULL, rule TEXT NOT NULL, path TEXT NOT NULL, "
        "exact TEXT NOT NULL) STRICT"
    ),
    "report": "CREATE TABLE report (number INTEGER PRIMARY KEY, json BLOB NOT NULL) STRICT",
    "view": "CREATE TABLE view (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
}
_HEADER_BYTES = 100
_MAGIC = b"SQLite format 3\0"


def create_tables(db: sqlite3.Connection) -> None:
    """Makes an empty case in an empty database, all of it or nothing."""
    db.execute("BEGIN IMMEDIATE")
    for sql in TABLES.values():
        db.execute(sql)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {VERSION}")
    db.execute("COMMIT")


def check_header(path: Path) -> None:
    """Looks at the first bytes without SQLite. Raises CaseError for what is no case of this version."""
    try:
        size_bytes = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(_HEADER_BYTES)
    except OSError as error:
        raise CaseError(f"The case {path} cannot be read: {error.strerror}.") from error
    if len(head) < _HEADER_BYTES or not head.startswith(_MAGIC):
        raise CaseError(f"{path} is not a case file.")
    if size_bytes > MAX_CASE_BYTES:
        raise CaseError(f"The case {path} is larger than {MAX_CASE_BYTES >> 20} MB; it was not opened.")
    version, application = struct.unpack_from(">I4xI", head, 60)
    if application != APPLICATION_ID:
        raise CaseError(f"{path} is not a case file.")
    if version != VERSION:
        raise CaseError(f"The case {path} was made by another version of this program.")


def harden(db: sqlite3.Connection) -> None:
    """Bounds what a hostile file can cost; nothing of the file is read yet."""
    for category, most in (
        (sqlite3.SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES),
        (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 10_000),
        (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
        (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 0),
        (sqlite3.SQLITE_LIMIT_WORKER_THREADS, 0),
    ):
        db.setlimit(category, most)
    steps = iter(range(MAX_STEPS))
    db.set_progress_handler(lambda: next(steps, None) is None, 1000)
    for pragma in (
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "mmap_size = 0",
        "recursive_triggers = OFF",
        "secure_delete = ON",
    ):
        db.execute(f"PRAGMA {pragma}")


def check_schema(db: sqlite3.Connection, path: Path) -> None:
    """Raises CaseError unless the file holds exactly our tables and SQLite finds them sound."""
    with closing(db.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL LIMIT 100")) as rows:
        found = sorted(tuple(row) for row in rows)
    if found != sorted(("table", name, sql) for name, sql in TABLES.items()):
        raise CaseError(f"The case {path} holds other tables than it should; it was not opened.")
    with closing(db.execute("PRAGMA quick_check(1)")) as rows:
        if rows.fetchone() != ("ok",):
            raise CaseError(f"The case {path} is damaged.")
