"""Patterns of expected files."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.core.entry import Entry, EntryKind, Origin
from inspector.policy.expected import ExpectedFiles


@pytest.mark.parametrize(
    ("pattern", "path", "is_expected"),
    [
        ("package/dist/*.js", "package/dist/cli.js", True),
        ("package/dist/*.js", "package/dist/sub/cli.js", False),
        ("package/dist/*.js", "package/dist/cli.js.map", False),
        ("package/**/*.js", "package/cli.js", True),
        ("package/**/*.js", "package/a/b/cli.js", True),
        ("package/**", "package/a/b", True),
        ("**", "anything/at/all", True),
        ("**/b/**/d", "a/b/c/d", True),
        ("**/b/**/d", "a/c/d", False),
        ("a/?.js", "a/b.js", True),
        ("a/[b].js", "a/[b].js", True),
        ("a/[b]*.js", "a/[b]c.js", True),
        ("a/[b]*.js", "a/bc.js", False),
        ("a.whl!/**", "a.whl!/x/y", True),
        ("a", "a/b", False),
        ("a/*", "a", False),
    ],
)
def test_patterns(pattern: str, path: str, *, is_expected: bool) -> None:
    assert ExpectedFiles([pattern]).expects(path) is is_expected


def test_only_shipped_files_are_judged() -> None:
    def entry(number: int, kind: EntryKind, origin: Origin) -> Entry:
        return Entry(number, None, f"p{number}", f"p{number}", kind, origin)

    entries = [
        entry(1, EntryKind.FILE, Origin.ARCHIVED),
        entry(2, EntryKind.DIRECTORY, Origin.ARCHIVED),
        entry(3, EntryKind.FILE, Origin.REBUILT),
        entry(4, EntryKind.SYMLINK, Origin.FOLDER),
        entry(5, EntryKind.FILE, Origin.FOLDER),
    ]
    assert [e.number for e in ExpectedFiles(["p5"]).unexpected(entries)] == [1, 4]


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet="a/*?", max_size=60), st.text(alphabet="a/", max_size=200))
def test_no_pattern_hangs(pattern: str, path: str) -> None:
    assert ExpectedFiles([pattern]).expects(path) in (True, False)
