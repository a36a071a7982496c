r"""Tokens right behind an escaped character: `%22`, `\u003d`, `\x27`, `&quot;`.

To an engine the last digits of the escape are the beginning of a longer word, which no token is. Servers write
`\u003d` into JSON for every `=`, and addresses hold `%3D`. An address with a password that ends before an escaped
quote, as in JSON within JSON, is none to the engine either. Around such places the text is looked at once more with
blanks in place of the escapes, which leaves every offset as it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from inspector.documents.marks import ESCAPE_MARKS, Places

_BEFORE_BYTES: Final = 200
_AFTER_BYTES: Final = 400
_ESCAPE: Final = re.compile(b"|".join([*map(re.escape, ESCAPE_MARKS), rb"\\[\"']"]))
_LOGIN: Final = re.compile(rb"://[^\s/@:\"'\\]{0,100}:[^\s/@\"'\\]{1,200}@")
_QUOTED_SCHEME: Final = re.compile(rb"\\[\"'][A-Za-z][A-Za-z0-9+.\-]{1,18}\Z")
_LONGEST_SCHEME: Final = 21
_TOKEN: Final = re.compile(rb"[A-Za-z0-9][\w.\-:/+]{15}")
"""How every token begins that is worth a second look."""


@dataclass(frozen=True, slots=True)
class Window:
    """A part of a document without its escapes."""

    start: int
    """Its offset in the document's data."""
    data: bytes


def windows(data: bytes, places: Places) -> Iterator[Window]:
    """The parts around tokens behind an escape, in order; `places` are those of the data.

    They are apart from each other, so that all of them together are not longer than the data.
    """
    ends = {*places.ends_of_escapes(), *_quoted_logins(data, places)}
    begin = end = 0
    for at in sorted(ends):
        if _TOKEN.match(data, at) is None:
            continue
        if at - _BEFORE_BYTES > end:
            if end:
                yield _window(data, begin, end)
            begin = max(0, at - _BEFORE_BYTES)
        end = min(len(data), at + _AFTER_BYTES)
    if end:
        yield _window(data, begin, end)


def _quoted_logins(data: bytes, places: Places) -> Iterator[int]:
    """Where addresses with a password begin, behind an escaped quote."""
    for at in places.of(b"://"):
        scheme = _LOGIN.match(data, at) and _QUOTED_SCHEME.search(data[max(0, at - _LONGEST_SCHEME) : at])
        if scheme:
            yield at - len(scheme.group()) + 2


def _window(data: bytes, begin: int, end: int) -> Window:
    return Window(begin, _ESCAPE.sub(lambda escape: b" " * len(escape.group()), data[begin:end]))
