"""Copies a selection: asks for its rows piece by piece, and stops at a bound."""

from collections.abc import Callable

from inspector.core.text import human_size
from inspector.engine.session import ArtifactSession
from inspector.gui.jobs.background import Token
from inspector.gui.jobs.futures import when_done
from inspector.gui.language import tr
from inspector.gui.textview.selection import Position
from inspector.previews.look import PLAIN_LOOK, TextLook
from inspector.previews.rows import Row

MAX_CHARACTERS = 5_000_000
_ROWS_PER_REQUEST = 500


class TextCopy:
    """One copy under way; a new one drops the old one."""

    def __init__(
        self,
        session: ArtifactSession,
        entry: int,
        start: Position,
        end: Position,
        *,
        on_done: Callable[[str, str], None],
        on_failed: Callable[[str], None],
        look: TextLook = PLAIN_LOOK,
    ) -> None:
        """`on_done` gets the text and a sentence about it."""
        self._session = session
        self._entry = entry
        self._look = look
        self._start, self._end = start, end
        self._on_done, self._on_failed = on_done, on_failed
        self._parts: list[str] = []
        self._characters = 0
        self._token = Token()
        self._ask(start[0])

    def stop(self) -> None:
        """Forgets the copy."""
        self._token.drop()

    def _ask(self, first: int) -> None:
        count = min(self._end[0] - first + 1, _ROWS_PER_REQUEST)
        future = self._session.rows(self._entry, first, count, self._look)
        when_done(future, lambda rows: self._take(first, rows), self._on_failed, self._token)

    def _take(self, first: int, rows: tuple[Row, ...]) -> None:
        for number, row in enumerate(rows, first):
            self._add(number, row)
            if self._characters > MAX_CHARACTERS:
                self._finish(
                    tr(
                        "The first {size} of the selection were copied; the rest is too long.",
                        size=human_size(MAX_CHARACTERS),
                    )
                )
                return
        following = first + len(rows)
        if rows and following <= self._end[0]:
            self._ask(following)
        else:
            self._finish(tr("Copied."))

    def _add(self, number: int, row: Row) -> None:
        text = row.text[: self._end[1]] if number == self._end[0] else row.text
        if number == self._start[0]:
            text = text[self._start[1] :]
        elif row.column == 0:
            text = f"\n{text}"
        self._parts.append(text)
        self._characters += len(text)

    def _finish(self, sentence: str) -> None:
        self._on_done("".join(self._parts)[:MAX_CHARACTERS], sentence)
