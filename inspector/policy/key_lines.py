"""On which line each key of a TOML text stands: what the standard library's parser does not tell.

For text that parses. TOML 1.0: bare, quoted and dotted keys, tables, arrays of tables, inline tables, arrays.
"""

import json
from bisect import bisect_right
from typing import Final

Path = tuple[str | int, ...]
"""Keys from the top; the number of the element where a key leads into an array."""

_BLANKS: Final = " \t"
_BREAKS: Final = " \t\r\n"
_BARE_ENDS: Final = ",]}#\r\n"
_KEY_ENDS: Final = frozenset(" \t=.]")


def key_lines(text: str) -> dict[Path, int]:
    """Lines, from 1, by path; of several mentions of a table the first. Empty for what cannot be followed."""
    scanner = _Scanner(text)
    try:
        scanner.document()
    except (LookupError, ValueError, RecursionError):  # not TOML after all, or nested beyond what a policy can be
        return {}
    return scanner.lines


class _Scanner:
    """Follows keys through a text and skips values."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Path, int] = {}
        self._text = text
        self._at = 0
        self._starts = [0, *(at + 1 for at, character in enumerate(text) if character == "\n")]
        self._tables: dict[Path, int] = {}
        """How many tables an array of tables has so far."""

    def document(self) -> None:
        table: Path = ()
        while self._skip_space_and_comments():
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)

    def _header(self) -> Path:
        is_array = self._text.startswith("[[", self._at)
        self._at += 1 + is_array
        line, keys = self._line(), self._keys()
        self._at += 1 + is_array
        path = self._resolved(keys[:-1])
        for length in range(len(keys)):
            self.lines.setdefault(self._resolved(keys[:length]) + keys[length : length + 1], line)
        path += keys[-1:]
        if not is_array:
            return self._resolved(keys)
        number = self._tables.get(path, 0)
        self._tables[path] = number + 1
        self.lines[(*path, number)] = line
        return (*path, number)

    def _resolved(self, keys: Path) -> Path:
        """With the number of the last table behind each array of tables."""
        path: Path = ()
        for key in keys:
            path += (key,)
            if path in self._tables:
                path += (self._tables[path] - 1,)
        return path

    def _pair(self, table: Path) -> None:
        line, keys = self._line(), self._keys()
        path = table
        for key in keys:
            path += (key,)
            self.lines.setdefault(path, line)
        self._at = self._text.index("=", self._at) + 1
        self._value(path)

    def _keys(self) -> Path:
        keys: list[str] = []
        while True:
            self._skip(_BLANKS)
            keys.append(self._key())
            self._skip(_BLANKS)
            if not self._text.startswith(".", self._at):
                return tuple(keys)
            self._at += 1

    def _key(self) -> str:
        start = self._at
        if self._text[start] in "\"'":
            self._string()
            quoted = self._text[start : self._at]
            return _unquoted(quoted)
        while self._text[self._at] not in _KEY_ENDS:
            self._at += 1
        return self._text[start : self._at]

    def _value(self, path: Path) -> None:
        self._skip(_BLANKS)
        first = self._text[self._at]
        if first == "{":
            self._inline_table(path)
        elif first == "[":
            self._array(path)
        elif first in "\"'":
            self._string()
        elif first in _BARE_ENDS:
            raise ValueError("A value is missing.")
        else:
            while self._at < len(self._text) and self._text[self._at] not in _BARE_ENDS:
                self._at += 1

    def _inline_table(self, path: Path) -> None:
        self._at += 1
        while self._skip_space_and_comments() and self._text[self._at] != "}":
            if self._text[self._at] == ",":
                self._at += 1
            else:
                self._pair(path)
        self._at += 1

    def _array(self, path: Path) -> None:
        self._at += 1
        number = 0
        while self._skip_space_and_comments() and self._text[self._at] != "]":
            if self._text[self._at] == ",":
                self._at += 1
            else:
                self.lines[(*path, number)] = self._line()
                self._value((*path, number))
                number += 1
        self._at += 1

    def _string(self) -> None:
        """Goes behind a string of any of the four kinds."""
        mark = self._text[self._at]
        is_long = self._text.startswith(mark * 3, self._at)
        end = mark * 3 if is_long else mark
        self._at += len(end)
        while not self._text.startswith(end, self._at):
            self._at += 2 if self._text[self._at] == "\\" and mark == '"' else 1
        self._at += len(end)
        while is_long and self._text.startswith(mark, self._at):  # up to two quotes may stand before the end
            self._at += 1

    def _skip(self, characters: str) -> None:
        while self._at < len(self._text) and self._text[self._at] in characters:
            self._at += 1

    def _skip_space_and_comments(self) -> bool:
        """Whether anything is left."""
        while True:
            self._skip(_BREAKS)
            if not self._text.startswith("#", self._at):
                return self._at < len(self._text)
            end = self._text.find("\n", self._at)
            self._at = len(self._text) if end < 0 else end

    def _line(self) -> int:
        return bisect_right(self._starts, self._at)


def _unquoted(quoted: str) -> str:
    if quoted[0] == "'":
        return quoted[1:-1]
    try:
        return str(json.loads(quoted))
    except ValueError:  # \U00000000 is TOML's own
        return quoted[1:-1]
