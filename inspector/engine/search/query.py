"""What a person looks for in all entries, and the expression that finds it."""

import re
from enum import StrEnum

import msgspec

from inspector.core import innerpath

MAX_PATTERN_CHARACTERS = 1000


class SearchScope(StrEnum):
    """Which kind of entries to search."""

    ALL = "all"
    TEXT = "text"
    REBUILT = "rebuilt"
    """Sources rebuilt from source maps, and nothing else."""
    BINARY = "binary"


class SearchQuery(msgspec.Struct, frozen=True):
    """One question to all entries."""

    pattern: str
    is_regex: bool = False
    is_case_sensitive: bool = False
    is_whole_word: bool = False
    scope: SearchScope = SearchScope.ALL
    folder: str = ""
    """Canonical path: only entries at or below it."""

    def covers(self, path: str) -> bool:
        """Whether the entry at a canonical path lies in the folder that was chosen."""
        folder = self.folder
        return not folder or path == folder or path.startswith((f"{folder}/", folder + innerpath.SEPARATOR))


class QueryError(ValueError):
    """The query cannot be searched for; the message is one sentence for people."""


def expression(query: SearchQuery) -> re.Pattern[str]:
    """The query as a regular expression over text; `^` and `$` match at lines. Raises QueryError."""
    if not query.pattern:
        raise QueryError("There is nothing to look for.")
    if len(query.pattern) > MAX_PATTERN_CHARACTERS:
        raise QueryError(f"What to look for is longer than {MAX_PATTERN_CHARACTERS:,} characters.")
    text = query.pattern if query.is_regex else re.escape(query.pattern)
    if query.is_whole_word:
        text = rf"(?<!\w)(?:{text})(?!\w)"
    try:
        return re.compile(text, re.MULTILINE | (0 if query.is_case_sensitive else re.IGNORECASE))
    except (re.error, OverflowError, RecursionError) as error:
        raise QueryError(f"This is no regular expression: {error}.") from error
