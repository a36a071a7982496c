"""In which rows the marked lines of a text begin: long lines take many rows."""

from collections.abc import Callable, Sequence

from inspector.core.severity import Severity
from inspector.engine.session import ArtifactSession
from inspector.gui.jobs.background import Token
from inspector.gui.jobs.futures import when_done
from inspector.gui.textview.marked_scroll_bar import RowMark
from inspector.previews.look import PLAIN_LOOK, TextLook
from inspector.previews.rows import TextFacts, TextPlace

MAX_ASKED = 100
"""Further lines are placed by their share of all lines."""


class MarkRows:
    """Tells the rows at once where each line is one row, else as the session answers."""

    def __init__(self, on_rows: Callable[[Sequence[RowMark]], None]) -> None:
        self._on_rows = on_rows
        self._token = Token()

    def stop(self) -> None:
        """Forgets what is still on its way."""
        self._token.drop()

    def find(
        self,
        session: ArtifactSession,
        entry: int,
        facts: TextFacts,
        lines: Sequence[tuple[int, Severity]],
        look: TextLook = PLAIN_LOOK,
    ) -> None:
        """Looks for the rows of lines from 1."""
        self._token.drop()
        self._token = token = Token()
        share = facts.row_count / max(facts.line_count, 1)
        rows = {line: round((line - 1) * share) for line, _ in lines}

        def tell() -> None:
            self._on_rows([(rows[line], severity) for line, severity in lines])

        def ask(line: int) -> None:
            def take(place: TextPlace | None) -> None:
                if place is not None:
                    rows[line] = place.row
                    tell()

            when_done(session.place(entry, line, None, None, look), take, lambda _sentence: None, token)

        tell()
        if facts.row_count != facts.line_count:
            for line, _ in lines[:MAX_ASKED]:
                ask(line)
