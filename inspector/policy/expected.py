"""The files that may ship: the patterns of `[expected]`."""

import fnmatch
import re
from collections.abc import Iterable

from inspector.core.entry import Entry, EntryKind, Origin

_SHIPPED = frozenset({Origin.ARCHIVED, Origin.FOLDER})
_ANY_FOLDERS = None
_Pattern = list[re.Pattern[str] | None]


class ExpectedFiles:
    """Patterns over canonical inner paths: `*` within one folder, `**` for any folders, `?` one character."""

    def __init__(self, patterns: Iterable[str]) -> None:
        patterns = list(patterns)
        self._plain = {pattern for pattern in patterns if not set(pattern) & set("*?")}
        self._patterns = [_compiled(pattern) for pattern in patterns if pattern not in self._plain]

    def expects(self, path: str) -> bool:
        """Whether some pattern matches the whole path."""
        if path in self._plain:
            return True
        parts = path.split("/")
        return any(_matches(pattern, parts) for pattern in self._patterns)

    def unexpected(self, entries: Iterable[Entry]) -> list[Entry]:
        """Shipped entries other than folders that no pattern matches, in their order."""
        return [
            entry
            for entry in entries
            if entry.kind is not EntryKind.DIRECTORY and entry.origin in _SHIPPED and not self.expects(entry.path)
        ]


def _compiled(pattern: str) -> _Pattern:
    # fnmatch's expressions take linear time; its character classes have no meaning here.
    parts = pattern.split("/")
    return [_ANY_FOLDERS if p == "**" else re.compile(fnmatch.translate(p.replace("[", "[[]"))) for p in parts]


def _matches(pattern: _Pattern, parts: list[str]) -> bool:
    """Wildcard matching with one place to come back to: quadratic at worst, never more."""
    at, part, star, resume = 0, 0, -1, 0
    while part < len(parts):
        wanted = pattern[at] if at < len(pattern) else ...
        if wanted is _ANY_FOLDERS:
            star, resume = at, part
            at += 1
        elif isinstance(wanted, re.Pattern) and wanted.match(parts[part]):
            at, part = at + 1, part + 1
        elif star >= 0:
            resume += 1
            at, part = star + 1, resume
        else:
            return False
    return all(rest is _ANY_FOLDERS for rest in pattern[at:])
