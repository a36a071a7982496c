"""Lines with findings: the worst severity of each, and what to say about it."""

from collections import defaultdict
from collections.abc import Iterable

from inspector.core.severity import Severity
from inspector.previews.rows import Row

LineMark = tuple[int, Severity] | tuple[int, Severity, str]
"""Line from 1, severity, and words for a tool tip."""


class LineMarks:
    """Marks by line."""

    def __init__(self, marks: Iterable[LineMark] = ()) -> None:
        self._worst: dict[int, Severity] = {}
        self._words: defaultdict[int, list[str]] = defaultdict(list)
        for mark in marks:
            line, severity = mark[0], mark[1]
            known = self._worst.get(line)
            if known is None or severity.rank < known.rank:
                self._worst[line] = severity
            if len(mark) > 2:
                self._words[line].append(mark[2])

    def at(self, row: Row | None) -> Severity | None:
        """The mark on a row: on the first row of its line only, or a line as long as a book would be all mark."""
        return self._worst.get(row.line) if row is not None and row.column == 0 else None

    def words(self, line: int) -> str:
        """What to say about a line, one line of words per mark."""
        return "\n".join(self._words.get(line, ()))

    def lines(self) -> list[tuple[int, Severity]]:
        """All marked lines in order."""
        return sorted(self._worst.items())
