"""The calls that a Python file makes, by its tokens: nothing is compiled, imported or run.

Tokens instead of a syntax tree: files for Python 2 are read as well, nothing nests, and what comes before a
damaged place counts.
"""

import io
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass

MAX_SOURCE_BYTES = 1 << 20
MAX_TOKENS = 400_000


@dataclass(frozen=True, slots=True)
class PythonCall:
    """A dotted name in front of an opening bracket."""

    name: str
    """With the first part replaced by what it was imported as: `sp.run` after `import subprocess as sp`."""
    line: int


@dataclass(frozen=True, slots=True)
class _Token:
    kind: int
    text: str
    line: int


def python_calls(source: bytes) -> list[PythonCall]:
    """The calls in order of their place. Never raises; ends at the first place that is no Python."""
    tokens = list(_tokens(source[:MAX_SOURCE_BYTES]))
    names = _imported(tokens)
    calls = []
    for index, token in enumerate(tokens):
        if token.text == "(" and index and tokens[index - 1].kind == tokenize.NAME:
            dotted, start = _dotted(tokens, index - 1)
            if not start or tokens[start - 1].text not in ("def", "class"):
                head, dot, rest = dotted.partition(".")
                calls.append(PythonCall(names.get(head, head) + dot + rest, tokens[start].line))
    return calls


def _tokens(source: bytes) -> Iterator[_Token]:
    skipped = (tokenize.COMMENT, tokenize.NL, tokenize.INDENT, tokenize.DEDENT)
    text = source.decode("utf-8-sig", "replace").replace("\0", " ")
    try:
        for count, token in enumerate(tokenize.generate_tokens(io.StringIO(text).readline)):
            if count >= MAX_TOKENS:
                return
            if token.type not in skipped:
                yield _Token(token.type, token.string, token.start[0])
    except (tokenize.TokenError, SyntaxError, ValueError):
        return


def _dotted(tokens: list[_Token], last: int) -> tuple[str, int]:
    """The dotted name that ends at a token, and the index where it starts."""
    start = last
    while start >= 2 and tokens[start - 1].text == "." and tokens[start - 2].kind == tokenize.NAME:
        start -= 2
    return "".join(token.text for token in tokens[start : last + 1]), start


def _imported(tokens: list[_Token]) -> dict[str, str]:
    """What local names stand for, from every import statement of the file."""
    names: dict[str, str] = {}
    for statement in _statements(tokens):
        if statement[0] == "import":
            _read_names(statement[1:], "", names)
        elif statement[0] == "from" and "import" in statement:
            split = statement.index("import")
            module = "".join(statement[1:split])
            _read_names([word for word in statement[split + 1 :] if word not in "()"], f"{module}.", names)
    return names


def _statements(tokens: list[_Token]) -> Iterator[list[str]]:
    """Words of each logical line that begins with an import keyword; `;` and `:` end one too."""
    words: list[str] = []
    for token in tokens:
        if token.kind == tokenize.NEWLINE or token.text in (";", ":"):
            if words and words[0] in ("import", "from"):
                yield words
            words = []
        else:
            words.append(token.text)
    if words and words[0] in ("import", "from"):
        yield words


def _read_names(words: list[str], prefix: str, names: dict[str, str]) -> None:
    """Reads `a.b as c, d`: a plain `import a.b` binds `a` to itself."""
    item: list[str] = []
    for word in [*words, ","]:
        if word != ",":
            item.append(word)
            continue
        if "as" in item:
            split = item.index("as")
            names["".join(item[split + 1 :])] = prefix + "".join(item[:split])
        elif prefix and item:
            names["".join(item)] = prefix + "".join(item)
        item = []
