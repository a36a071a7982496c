"""`sourceMappingURL` comments, found without parsing the code (ECMA-426, "Extraction methods").

A file is searched from its end. What the specification's method finds is unambiguous; a comment that
stands behind code, or before it, is reported as ambiguous, since a browser that parses and one that does
not may disagree about it.
"""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace

from inspector.core.sourcefacts import LinkKind
from inspector.sourcemaps.data_url import SCHEME, header_length
from inspector.sourcemaps.inline import MARKER, find_inline_maps, first_of

MAX_CANDIDATES = 64
MAX_URL_CHARACTERS = 2048
MAX_REST_BYTES = 256 * 1024
"""More text than this behind a comment counts as code, unread."""

_OPENER = re.compile(rb"(?P<comment>//|/\*)[@#](?:[ \t\v\f]|\xc2\xa0)*\Z")
_LINE_END = re.compile("\r\n|[\n\r\u2028\u2029]")
_ENDS = (b"\n", b"\r", "\u2028".encode(), "\u2029".encode())
_CSS_COMMENT = re.compile(r"/\*[^*]*+(?:\*(?!/)[^*]*+|(?!))*+\*/")
"""`(?!)`: CPython before 3.11.5 forgets to step back from an iteration that failed (gh-100061)."""
_REMOTE = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]+:|//|\\\\)")
_TEMPLATE = re.compile(rb"\$\{|<%|\{\{")
"""Code that writes comments puts the address in at run time."""
_QUOTES = "\"'`"


@dataclass(frozen=True, slots=True)
class FoundLink:
    """One comment. All but `is_shadowed` are fields of `core.sourcefacts.MapLink`."""

    url: str
    """As written, cut to MAX_URL_CHARACTERS; for `data:` the part before the payload."""
    kind: LinkKind
    line: int
    offset: int
    """Byte offset of the URL."""
    ambiguous: bool = False
    is_shadowed: bool = False
    """Whether a later comment is used instead of this one."""


def find_links(data: bytes, name: str) -> tuple[FoundLink, ...]:
    """The comments of a script or stylesheet, in the order of the file. Never raises.

    The one that counts is not shadowed; there is at most one such.
    """
    is_css = name.lower().endswith(".css")
    found = list(_iter_links(data, is_css=is_css))
    if not found:
        return ()
    chosen = next((link for link in found if not link.ambiguous), found[0])
    return tuple(link if link is chosen else replace(link, is_shadowed=True) for link in reversed(found))


def _iter_links(data: bytes, *, is_css: bool) -> Iterator[FoundLink]:
    for hit in reversed(deque(_markers(data), MAX_CANDIDATES)):
        link = _link_at(data, hit, is_css=is_css)
        if link is not None:
            yield link


def _markers(data: bytes) -> Iterator[int]:
    """Forwards: `rfind` takes more than twice as long for the same."""
    hit = data.find(MARKER)
    while hit >= 0:
        yield hit
        hit = data.find(MARKER, hit + len(MARKER))


def _link_at(data: bytes, hit: int, *, is_css: bool) -> FoundLink | None:
    opener = _OPENER.search(data[max(0, hit - 64) : hit])
    if opener is None:
        return None
    start = hit - (min(hit, 64) - opener.start())
    offset = hit + len(MARKER)
    is_block = opener["comment"] == b"/*"
    end, after = _comment_end(data, offset, is_block=is_block)
    url = data[offset:end].rstrip()
    if not _is_url(url) or end < 0:
        return None
    text = shown_url(url)
    kind = kind_of(text)
    if kind is LinkKind.DATA and not find_inline_maps(MARKER + url):
        return None
    is_alone = _is_alone(data, start, is_css=is_css)
    if is_block and not is_alone:
        return None
    is_clear = is_block == is_css and is_alone
    ambiguous = not (is_clear and _is_idle(data, after, is_css=is_css)) or any(c in text for c in _QUOTES)
    return FoundLink(text, kind, data.count(b"\n", 0, offset) + 1, offset, ambiguous)


def _comment_end(data: bytes, offset: int, *, is_block: bool) -> tuple[int, int]:
    """Where the comment's text ends and where the text behind it begins; -1 for a comment without end."""
    if is_block:
        end = data.find(b"*/", offset)
        return end, end + 2
    end = len(data)
    for mark in _ENDS:
        found = data.find(mark, offset, end)
        if found >= 0:
            end = found
    return end, end


def _is_url(url: bytes) -> bool:
    """Whether it is one run without blanks, and no piece of code. A `data:` URL may hold quotes."""
    if not url or first_of(url, b" \t\n\r\v\f", 0) < len(url):
        return False
    return url[:5].lower() == SCHEME or (first_of(url, b"\"'`", 0) == len(url) and not _TEMPLATE.search(url))


def shown_url(url: bytes) -> str:
    """An address as far as it is kept: see `FoundLink.url`."""
    length = header_length(url)
    return (url[:length] if length else url[: 4 * MAX_URL_CHARACTERS]).decode("utf-8", "replace")[:MAX_URL_CHARACTERS]


def kind_of(url: str) -> LinkKind:
    """Whether an address is inside the file, beside it, or elsewhere. A drive letter is no scheme."""
    if url[:5].lower() == "data:":
        return LinkKind.DATA
    return LinkKind.REMOTE if _REMOTE.match(url) else LinkKind.RELATIVE


def _is_alone(data: bytes, start: int, *, is_css: bool) -> bool:
    """Whether only blanks stand before the comment on its line; in CSS code may."""
    if is_css:
        return True
    before = data[max(0, start - 4096) : start].decode("utf-8", "replace")
    return not _LINE_END.split(before)[-1].strip()


def _is_idle(data: bytes, after: int, *, is_css: bool) -> bool:
    """Whether the rest of the file holds nothing but blanks and comments that end no search."""
    if len(data) - after > MAX_REST_BYTES:
        return False
    rest = data[after:].decode("utf-8", "replace")
    if is_css:
        return not _CSS_COMMENT.sub("", rest).strip()
    lines = (line.strip() for line in _LINE_END.split(rest))
    return all(not line or _is_quiet_comment(line) for line in lines)


def _is_quiet_comment(line: str) -> bool:
    return line.startswith("//") and "*/" not in line and not any(quote in line for quote in _QUOTES)
