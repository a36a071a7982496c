"""Text for Markdown that stays text: no links, images, mentions, references or markup, whoever renders it.

Escaping by backslash does not stop a host from turning `@name` or a bare address into a link, so every word
that is more than letters and plain punctuation stands in a code span (CommonMark 0.31, 6.1).
"""

import re

from inspector.core.text import visible

# Between letters at least one mark is demanded: without it the match could take exponential time.
_PLAIN_WORD = re.compile(r"[(\"']*[^\W_]+(?:['’,./%()\"+-]+[^\W_]+)*[.,;:!?)\"'%]*|[-–·…+/%(]|[.,;:)!?]+")
_TURNED_INTO_LINKS = re.compile(r"www\.|://|\b[0-9a-f]{7,}\b|^GH-\d|\b(?:ftp|mailto|xmpp|https?):", re.IGNORECASE)
_SPAN = re.compile(r"(?<!`)`([^`]+)`(?!`)")
_BACKTICKS = re.compile("`+")


def code(text: str) -> str:
    """One code span that holds the text on one line, with a fence longer than any in it."""
    shown = visible(text)
    if not shown.strip():
        # A span of nothing, or of spaces only, would be shown as backticks.
        return "` `" if not shown else f"` {shown} `"
    fence = "`" * (_longest_run(shown) + 1)
    pad = " " if shown[0] in "` " or shown[-1] in "` " else ""
    return f"{fence}{pad}{shown}{pad}{fence}"


def block(text: str, indent: str = "") -> list[str]:
    """A fenced code block as lines, with a fence longer than any in the text."""
    shown = visible(text, keep="\n")
    fence = "`" * max(3, _longest_run(shown) + 1)
    return [f"{indent}{line}".rstrip(" ") for line in (f"{fence}text", *shown.split("\n"), fence)]


def prose(text: str) -> str:
    """A sentence: plain words as they are, everything else, and what stands in backticks, in code spans."""
    out = ""
    for number, piece in enumerate(_SPAN.split(visible(text))):
        # Every second piece stood between backticks.
        made = code(piece) if number % 2 else _words(piece)
        # Two spans that touch would be read as one with other ends.
        out += f" {made}" if out.endswith("`") and made.startswith("`") else made
    return out


def _words(text: str) -> str:
    out: list[str] = []
    special: list[str] = []
    for word in text.split(" "):
        if not word or _is_plain(word):
            _flush(special, out)
            out.append(word)
        else:
            special.append(word)
    _flush(special, out)
    return " ".join(out)


def _flush(special: list[str], out: list[str]) -> None:
    text = " ".join(special)
    special.clear()
    bare = text.rstrip(".,;:")
    if bare and len(text) - len(bare) <= 1:
        out.append(code(bare) + text[len(bare) :])
    elif text:
        out.append(code(text))


def _is_plain(word: str) -> bool:
    return _PLAIN_WORD.fullmatch(word) is not None and _TURNED_INTO_LINKS.search(word) is None


def _longest_run(text: str) -> int:
    return max(map(len, _BACKTICKS.findall(text)), default=0)
