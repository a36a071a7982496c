"""How near an approximate text comes to the true one: identifiers on their right line."""

import re
from collections import Counter
from dataclasses import dataclass, field

_COMMENT_OR_STRING = re.compile(
    r"//[^\n]*|/\*.*?\*/|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`", re.DOTALL
)
_IDENTIFIER = re.compile(r"[A-Za-z_$][\w$]*")
_LINE_END = re.compile(r"\r\n|[\n\r\u2028\u2029]")


def identifiers_by_line(text: str, *, has_comments: bool) -> list[Counter[str]]:
    """Identifiers and keywords of each line, what stands in strings included, in comments not."""
    if has_comments:
        text = _COMMENT_OR_STRING.sub(_without_comment, text)
    return [Counter(_IDENTIFIER.findall(line)) for line in _LINE_END.split(text)]


def _without_comment(match: re.Match[str]) -> str:
    found = match[0]
    return found if found[0] in "\"'`" else "\n" * len(_LINE_END.findall(found)) or " "


@dataclass
class Score:
    """Sums over many sources."""

    true: int = 0
    made: int = 0
    placed: int = 0
    """Made, and on the right line."""
    code_lines: int = 0
    touched_lines: int = 0
    sources: int = 0
    seconds: float = field(default=0.0)

    def add(self, made: str, true: str) -> None:
        """Compares one text with the true one."""
        got = identifiers_by_line(made, has_comments=False)
        want = identifiers_by_line(true, has_comments=True)
        self.sources += 1
        self.made += sum(map(Counter.total, got))
        for line, words in enumerate(want):
            if not words:
                continue
            here = got[line] if line < len(got) else Counter[str]()
            self.true += words.total()
            self.placed += (words & here).total()
            self.code_lines += 1
            self.touched_lines += bool(here)

    @property
    def recall(self) -> float:
        """Share of the true identifiers that stand on their line."""
        return self.placed / max(self.true, 1)

    @property
    def precision(self) -> float:
        """Share of what was made that is right."""
        return self.placed / max(self.made, 1)

    @property
    def touched(self) -> float:
        """Share of the lines with code on which something was put."""
        return self.touched_lines / max(self.code_lines, 1)
