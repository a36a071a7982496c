"""A history of commands, a database or a recording of traffic was packed.

## What it flags

Histories of shells, databases and interpreters (`.bash_history`, `.psql_history`, `.python_history` ...), dumps of SQL
databases, SQLite files, recordings of web traffic (`.har`) with cookies or logins, and log files with an
`Authorization` header.

## Why it matters

Histories hold commands with the passwords that were typed into them; dumps and databases hold data of users; a
recording holds the session it was made in, ready to be replayed.

## Example

`package/debug/session.har` with `"name": "Authorization", "value": "Bearer …"`.

## What to do

Exclude such files. If one was published, treat it as a leak of the data in it: change the logins, end the sessions, and
look at whose data it is.

## Limits

SQL files count only when they insert rows into tables, as dumps do. SQLite files and dumps in folders of tests, samples
or documentation are milder, since data sets are shipped there on purpose.
"""

import re
from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.documents.document import Document
from inspector.rules.document_rule import DocumentFacts, Reads
from inspector.rules.level import place_key
from inspector.rules.place_tags import path_tags

_HISTORY = re.compile(
    r"\.(?:bash|zsh|sh|ksh|mysql|psql|sqlite|rediscli|mongo|dbshell|python|node_repl|irb|pry|php|scala|R)_?history\Z"
    r"|\AConsoleHost_history\.txt\Z|\A\.(?:dbshell|Rhistory|viminfo|lesshst)\Z"
)
_SQL_DUMP = re.compile(
    rb"^-- (?:MySQL dump|MariaDB dump|PostgreSQL database dump|phpMyAdmin SQL Dump)|^(?:COPY|INSERT INTO) [^\n;]{1,400}"
    rb"(?:FROM stdin|VALUES)",
    re.MULTILINE | re.IGNORECASE,
)
_HAR_LOGIN = re.compile(
    rb'"name"\s*:\s*"(?:authorization|cookie|set-cookie|x-api-key)"\s*,\s*"value"\s*:\s*"[^"]{8,}', re.IGNORECASE
)
_LOG_LOGIN = re.compile(
    rb"authorization[\"']?\s{0,4}[:=]\s{0,4}[\"']?(?:bearer|basic)\s{1,4}[\w+/=.~-]{16,}", re.IGNORECASE
)
_SAMPLES = re.compile(r"(?:^|/)(?:samples?|examples?|demo|docs?|datasets?|seeds?|migrations?)/", re.IGNORECASE)
_MEANINGS = {
    "history": "It is a history of commands.",
    "sql": "It is a dump of a database.",
    "sqlite": "It is a SQLite database.",
    "har": "It is a recording of web traffic with logins or cookies.",
    "log": "It is a log with the login of a request.",
}
_DATA = frozenset({"sql", "sqlite"})


class SecHistoryOrDump:
    """Records of what people and programs did."""

    info: Final = RuleInfo(
        id="sec-history-or-dump",
        title="History, database dump or recorded traffic",
        severity=Severity.HIGH,
        confidence=Confidence.MEDIUM,
        since="0.1.0",
        remediation="Exclude the file; if it was published, change the logins in it and treat its data as leaked.",
        cwe=(200, 532, 538),
    )
    reads: Final = Reads.ANY

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """At most one finding per file."""
        document = facts.document
        kind = _kind(document) if document.to_origin(0) == 0 else None
        if kind is None:
            return
        tags = path_tags(document.entry)
        path = document.entry.path.replace("!/", "/")
        is_sample = kind in _DATA and ("test-path" in tags or _SAMPLES.search(path) is not None)
        yield self.info.finding(
            document.entry,
            _MEANINGS[kind],
            f"{kind}: {place_key(document.entry.name)}",
            severity=Severity.LOW if is_sample else Severity.MEDIUM if kind in _DATA else None,
            reasons=_reasons(kind, is_sample=is_sample),
            tags=tags,
        )


def _reasons(kind: str, *, is_sample: bool) -> tuple[str, ...]:
    if is_sample:
        return ("It lies among tests, samples or documentation, where data sets are common.",)
    return ("Whose data it holds is not known.",) if kind in _DATA else ()


def _kind(document: Document) -> str | None:
    name, data = document.name, document.data
    if not data:
        return None
    if _HISTORY.search(name):
        return "history"
    if data.startswith(b"SQLite format 3\0"):
        return "sqlite"
    if not document.is_text:
        return None
    suffix = name.rpartition(".")[2].lower()
    pattern = {"sql": _SQL_DUMP, "har": _HAR_LOGIN, "log": _LOG_LOGIN}.get(suffix)
    return suffix if pattern is not None and pattern.search(data) else None
