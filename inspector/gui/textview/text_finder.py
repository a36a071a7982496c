"""Finds a text from where one is, and once more from the other end."""

from collections.abc import Callable

from inspector.core.text import shortened, visible
from inspector.engine.session import ArtifactSession
from inspector.gui.jobs.background import Token
from inspector.gui.jobs.futures import when_done
from inspector.gui.language import tr
from inspector.gui.textview.selection import Position
from inspector.previews.look import PLAIN_LOOK, TextLook
from inspector.previews.rows import TextPlace


class TextFinder:
    """One search at a time; a new one drops the old one."""

    def __init__(
        self,
        session: ArtifactSession,
        entry: int,
        row_count: int,
        on_hit: Callable[[TextPlace], None],
        on_answer: Callable[[str], None],
        *,
        look: TextLook = PLAIN_LOOK,
    ) -> None:
        """`on_answer` gets a sentence for every search that ends, an empty one for a plain hit."""
        self._session = session
        self._entry = entry
        self._row_count = row_count
        self._on_hit = on_hit
        self._look = look
        self._on_answer = on_answer
        self._token = Token()

    def stop(self) -> None:
        """Forgets the search."""
        self._token.drop()

    def find(self, needle: str, start: Position, *, backwards: bool, case_sensitive: bool) -> None:
        """Looks on from `start`, then from the other end of the text."""
        self._token.drop()
        self._token = token = Token()

        def ask(position: Position, answer: str, on_none: Callable[[], None]) -> None:
            future = self._session.find(
                self._entry,
                needle,
                *position,
                case_sensitive=case_sensitive,
                backwards=backwards,
                look=self._look,
            )
            when_done(future, lambda place: self._take(place, answer, on_none), self._on_answer, token)

        def ask_again() -> None:
            end = (self._row_count, 0) if backwards else (0, 0)
            words = tr("Continued from the end.") if backwards else tr("Continued from the start.")
            ask(
                end,
                words,
                lambda: self._on_answer(tr("“{needle}” was not found.", needle=shortened(visible(needle), 40))),
            )

        ask(start, "", ask_again)

    def _take(self, place: TextPlace | None, answer: str, on_none: Callable[[], None]) -> None:
        if place is None:
            on_none()
            return
        self._on_hit(place)
        self._on_answer(answer)
