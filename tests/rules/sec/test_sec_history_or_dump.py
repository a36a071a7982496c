import pytest

from inspector.core.severity import Severity
from inspector.rules.sec.sec_history_or_dump import SecHistoryOrDump
from tests.secrets.loaded_engine import own_facts
from tests.secrets.planted import password

RULE = SecHistoryOrDump()
SQLITE = b"SQLite format 3\0\x10\0\1\1\0\x40\x20\x20" + bytes(80)


@pytest.mark.parametrize(
    ("name", "text", "severity"),
    [
        ("package/.bash_history", "ls\n", Severity.HIGH),
        ("a/ConsoleHost_history.txt", "dir\n", Severity.HIGH),
        ("backup.sql", "-- MySQL dump 10.13\n", Severity.MEDIUM),
        ("users.sql", "CREATE TABLE u (a);\nINSERT INTO u (a) VALUES (1);\n", Severity.MEDIUM),
        ("app.db", SQLITE, Severity.MEDIUM),
        ("tests/data/app.db", SQLITE, Severity.LOW),
    ],
)
def test_flags_records(name: str, text: str | bytes, severity: Severity) -> None:
    (finding,) = RULE.check(own_facts(text, name))
    assert finding.severity is severity


def test_flags_traffic_with_logins() -> None:
    har = '{"headers": [{"name": "Cookie", "value": "session=' + password() * 2 + '"}]}'
    log = f"GET /\nAuthorization: Bearer {password() * 3}\n"
    assert [finding.message for finding in RULE.check(own_facts(har, "a.har"))] == [
        "It is a recording of web traffic with logins or cookies."
    ]
    assert len(list(RULE.check(own_facts(log, "logs/app.log")))) == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("schema.sql", "CREATE TABLE u (a);\n"),
        ("a.har", '{"headers": []}'),
        ("build.log", "ok\n"),
        ("history.md", "# History\n"),
        (".bash_history", ""),
    ],
)
def test_clean_files(name: str, text: str) -> None:
    assert not list(RULE.check(own_facts(text, name)))
