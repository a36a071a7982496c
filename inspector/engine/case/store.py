"""A case file: a small SQLite database that every change goes into at once.

The rollback journal of SQLite makes each change complete or not there, whenever the process is killed; with a
write-ahead log a copied file would miss what stands in the log. One thread uses a store.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final, TypeVar

from inspector.core.report import FindingState
from inspector.engine.case.records import (
    DECISION_STATES,
    MAX_NOTE_CHARACTERS,
    Bookmark,
    Case,
    CaseError,
    Decision,
    Reveal,
)
from inspector.engine.case.schema import MAX_VALUE_BYTES, check_header, check_schema, create_tables, harden

MAX_ROWS: Final = 200_000
"""Rows of one table that are read; a file with more is refused."""
_T = TypeVar("_T")


class CaseStore:
    """An open case file. Every method raises CaseError with one sentence."""

    def __init__(self, path: Path, *, is_read_only: bool = False) -> None:
        """Opens a case, or makes one where there is none and writing is allowed."""
        self.path = path
        self.is_read_only = is_read_only
        is_new = not is_read_only and _is_absent(path)
        if is_new:
            _make_file(path)
        else:
            check_header(path)
        self._db = self._guarded(lambda: _connect(path, is_read_only=is_read_only))
        try:
            self._guarded(lambda: self._set_up(is_new=is_new))
        except CaseError:
            self.close()
            raise

    def load(self) -> Case:
        """Everything in the file."""
        return self._guarded(self._load)

    def set_facts(self, facts: dict[str, str]) -> None:
        """Says what artifact the case is about."""
        self._write("INSERT OR REPLACE INTO fact VALUES (?, ?)", facts.items())

    def keep_decisions(self, decisions: Iterable[Decision]) -> None:
        """Takes in decisions, all or none; those that say nothing any more are removed."""
        all_of_them = tuple(decisions)
        rows = [
            (d.exact, d.loose, d.rule, d.path, d.state.value, d.note[:MAX_NOTE_CHARACTERS])
            for d in all_of_them
            if not d.is_empty
        ]

        def write() -> None:
            with self._db:
                self._db.execute("BEGIN IMMEDIATE")
                gone = [(d.exact,) for d in all_of_them if d.is_empty]
                self._db.executemany("DELETE FROM decision WHERE exact = ?", gone)
                self._db.executemany("INSERT OR REPLACE INTO decision VALUES (?, ?, ?, ?, ?, ?)", _plain(rows))

        self._guarded(write)

    def keep_bookmarks(self, bookmarks: Iterable[Bookmark]) -> None:
        """Replaces all bookmarks."""
        self._replace("bookmark", [(b.path, b.line, b.note[:MAX_NOTE_CHARACTERS]) for b in bookmarks])

    def keep_reviewed(self, paths: Iterable[str]) -> None:
        """Replaces the paths of entries that were looked through."""
        self._replace("reviewed", [(path,) for path in sorted(set(paths))])

    def log_reveal(self, reveal: Reveal) -> None:
        """Notes that a secret was looked at."""
        sql = "INSERT INTO reveal (at, rule, path, exact) VALUES (?, ?, ?, ?)"
        self._write(sql, [(reveal.at, reveal.rule, reveal.path, reveal.exact)])

    def keep_view(self, values: dict[str, str]) -> None:
        """Keeps what the window looked like."""
        self._write("INSERT OR REPLACE INTO view VALUES (?, ?)", values.items())

    def keep_report(self, packed: bytes) -> None:
        """Keeps the last report, packed; one that is larger than a value may be is left out."""
        if len(packed) < MAX_VALUE_BYTES:
            self._write("INSERT OR REPLACE INTO report VALUES (1, ?)", [(packed,)])

    def load_report(self) -> bytes | None:
        """The packed report, or None where none was kept."""
        rows = self._guarded(lambda: self._rows("report", "json", "number"))
        data = rows[0][0] if rows else None
        return data if isinstance(data, bytes) else None

    def close(self) -> None:
        """Closes the file; nothing is left to write."""
        self._db.close()

    def _set_up(self, *, is_new: bool) -> None:
        harden(self._db)
        if is_new:
            create_tables(self._db)
        check_schema(self._db, self.path)
        self._db.set_progress_handler(None, 0)

    def _load(self) -> Case:
        return Case(
            facts={str(name): str(value) for name, value in self._rows("fact", "name, value", "name")},
            decisions=tuple(
                Decision(str(exact), str(loose), str(rule), str(path), _state(state, self.path), str(note))
                for exact, loose, rule, path, state, note in self._rows(
                    "decision", "exact, loose, rule, path, state, note", "exact"
                )
            ),
            bookmarks=tuple(
                Bookmark(str(path), int(str(line)), str(note))
                for path, line, note in self._rows("bookmark", "path, line, note", "path, line")
            ),
            reviewed=tuple(str(path) for (path,) in self._rows("reviewed", "path", "path")),
            reveals=tuple(
                Reveal(str(at), str(rule), str(path), str(exact))
                for at, rule, path, exact in self._rows("reveal", "at, rule, path, exact", "number")
            ),
            view={str(name): str(value) for name, value in self._rows("view", "name, value", "name")},
        )

    def _rows(self, table: str, columns: str, order: str) -> list[tuple[object, ...]]:
        sql = f"SELECT {columns} FROM {table} ORDER BY {order} LIMIT {MAX_ROWS + 1}"  # noqa: S608 - our own words
        with closing(self._db.execute(sql)) as cursor:
            rows: list[tuple[object, ...]] = cursor.fetchall()
        if len(rows) > MAX_ROWS:
            raise CaseError(f"The case {self.path} holds more than {MAX_ROWS:,} rows of one kind.")
        return rows

    def _write(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        plain = _plain(rows)

        def write() -> None:
            with self._db:
                self._db.execute("BEGIN IMMEDIATE")
                self._db.executemany(sql, plain)

        self._guarded(write)

    def _replace(self, table: str, rows: list[tuple[object, ...]]) -> None:
        marks = ", ".join("?" for _ in rows[0]) if rows else ""

        def write() -> None:
            with self._db:
                self._db.execute("BEGIN IMMEDIATE")
                self._db.execute(f"DELETE FROM {table}")  # noqa: S608 - our own words
                if rows:
                    sql = f"INSERT OR REPLACE INTO {table} VALUES ({marks})"  # noqa: S608 - as above
                    self._db.executemany(sql, _plain(rows))

        self._guarded(write)

    def _guarded(self, do: Callable[[], _T]) -> _T:
        try:
            return do()
        except (sqlite3.Error, UnicodeError) as error:
            raise CaseError(f"The case {self.path} cannot be used: {error}.") from error


def _connect(path: Path, *, is_read_only: bool) -> sqlite3.Connection:
    # A journal left behind by a killed process must be played back, which a read-only connection may not do.
    mode = "ro" if is_read_only and not path.with_name(path.name + "-journal").exists() else "rw"
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=5, check_same_thread=True)


def _is_absent(path: Path) -> bool:
    """A file of no length is what is left where a process was killed before it had made the tables."""
    return not path.exists() or path.stat().st_size == 0


def _make_file(path: Path) -> None:
    """Only the person who works on a case may read it: paths and notes are nobody else's business."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise CaseError(f"The case {path} cannot be made: {error.strerror}.") from error


def _plain(rows: Iterable[Sequence[object]]) -> list[list[object]]:
    """Names in archives may hold lone surrogates, which UTF-8 has no bytes for."""
    return [[v.encode("utf-8", "replace").decode() if isinstance(v, str) else v for v in row] for row in rows]


def _state(text: object, path: Path) -> FindingState:
    for state in DECISION_STATES:
        if state.value == text:
            return state
    raise CaseError(f"The case {path} holds a decision of an unknown kind.")
