"""As much of a language's syntax as it takes to know what is inside a string or a comment.

Every pattern is possessive: none can backtract into what it already took, so time is linear in what it reads.
Each repeated group ends in `(?!)`, which never matches: CPython before 3.11.5 forgets to step back from an iteration
that failed unless one more alternative follows (gh-100061).
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch with rules of its own: a string, a comment, a template."""

    opener: bytes
    closer: bytes
    body: re.Pattern[bytes]
    """Takes what cannot end the region; stops at its end, at a lone escape and at a `${`."""
    one_line: bool = False
    """Whether a line feed ends it."""
    interpolates: bool = False
    """Whether `${` begins code inside it."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """How to walk through one language's code."""

    code: re.Pattern[bytes]
    """Takes code with all complete strings and comments in it, as far as it can in one go."""
    nested_code: re.Pattern[bytes]
    """The same inside `${ }`: stops at braces."""
    regions: tuple[Region, ...]
    """Longer openers first."""
    breaks: bytes
    """Characters in code after which a lexer can begin."""
    quotes: bytes
    """Characters that may end a string or comment: what follows the last of them is code."""
    has_regex_literals: bool = False


_LINE = rb"[^\n]++"
_BLOCK = rb"(?:[^*]++|\*(?=[^/])|(?!))++"
_DOUBLE = rb'"(?:[^"\\\n]++|\\[\s\S]|(?!))*+"'
_SINGLE = rb"'(?:[^'\\\n]++|\\[\s\S]|(?!))*+'"
_LINE_COMMENT = rb"//[^\n]*+\n"
_BLOCK_COMMENT = rb"/\*(?:[^*]++|\*(?!/)|(?!))*+\*/"
_TEMPLATE = rb"`(?:[^`\\$]++|\\[\s\S]|\$(?!\{)|(?!))*+`"


def _pattern(plain: bytes, *items: bytes) -> re.Pattern[bytes]:
    return re.compile(b"(?:" + b"|".join((b"[^" + plain + b"]++", *items)) + b"|(?!))++")


def _quoted(quote: bytes) -> Region:
    body = re.compile(rb"(?:[^" + quote + rb"\\\n]++|\\[\s\S]|(?!))++")
    return Region(quote, quote, body, one_line=True)


def _tripled(quote: bytes) -> Region:
    body = re.compile(rb"(?:[^" + quote + rb"\\]++|\\[\s\S]|" + quote + b"(?=[^" + quote + b"])|" + quote * 2
                      + b"(?=[^" + quote + b"])|(?!))++")  # fmt: skip
    return Region(quote * 3, quote * 3, body)


_LINE_REGION = Region(b"//", b"\n", re.compile(_LINE))
_BLOCK_REGION = Region(b"/*", b"*/", re.compile(_BLOCK))
_TEMPLATE_REGION = Region(b"`", b"`", re.compile(rb"(?:[^`\\$]++|\\[\s\S]|\$(?=[^{])|(?!))++"), interpolates=True)
_RAW_REGION = Region(b"`", b"`", re.compile(rb"[^`]++"))
_HASH_REGION = Region(b"#", b"\n", re.compile(_LINE))

JAVASCRIPT = Grammar(
    code=_pattern(rb"\"'`/", _DOUBLE, _SINGLE, _TEMPLATE, _LINE_COMMENT, _BLOCK_COMMENT),
    nested_code=_pattern(rb"\"'`/{}", _DOUBLE, _SINGLE, _TEMPLATE, _LINE_COMMENT, _BLOCK_COMMENT),
    regions=(_quoted(b'"'), _quoted(b"'"), _TEMPLATE_REGION, _LINE_REGION, _BLOCK_REGION),
    breaks=b";{},\n",
    quotes=b"\"'`/",
    has_regex_literals=True,
)
JSON = Grammar(
    code=_pattern(rb"\"", _DOUBLE),
    nested_code=_pattern(rb"\"", _DOUBLE),
    regions=(_quoted(b'"'),),
    breaks=b",[{\n",
    quotes=b'"',
)
_PYTHON_CODE = _pattern(
    rb"\"'#", rb'"(?!"")(?:[^"\\\n]++|\\[\s\S]|(?!))*+"', rb"'(?!'')(?:[^'\\\n]++|\\[\s\S]|(?!))*+'", rb"#[^\n]*+\n"
)
PYTHON = Grammar(
    code=_PYTHON_CODE,
    nested_code=_PYTHON_CODE,
    regions=(_tripled(b'"'), _tripled(b"'"), _quoted(b'"'), _quoted(b"'"), _HASH_REGION),
    breaks=b"\n",
    quotes=b"\"'#",
)
_CLIKE_CODE = _pattern(rb"\"'/", _DOUBLE, rb"'(?:[^'\\\n]|\\[^\n]{1,8}+)'", rb"'", _LINE_COMMENT, _BLOCK_COMMENT)
CLIKE = Grammar(
    code=_CLIKE_CODE,
    nested_code=_CLIKE_CODE,
    regions=(_quoted(b'"'), _LINE_REGION, _BLOCK_REGION),
    breaks=b";}\n",
    quotes=b"\"'/",
)
_GO_CODE = _pattern(rb"\"'`/", _DOUBLE, _SINGLE, rb"`[^`]*+`", _LINE_COMMENT, _BLOCK_COMMENT)
GO = Grammar(
    code=_GO_CODE,
    nested_code=_GO_CODE,
    regions=(_quoted(b'"'), _quoted(b"'"), _RAW_REGION, _LINE_REGION, _BLOCK_REGION),
    breaks=b";}\n",
    quotes=b"\"'`/",
)
_CSS_CODE = _pattern(rb"\"'/", _DOUBLE, _SINGLE, _BLOCK_COMMENT)
CSS = Grammar(
    code=_CSS_CODE,
    nested_code=_CSS_CODE,
    regions=(_quoted(b'"'), _quoted(b"'"), _BLOCK_REGION),
    breaks=b"}\n",
    quotes=b"\"'/",
)
