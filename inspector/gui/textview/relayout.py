"""Asks for a text in another look, and where the places that matter are in it; tells everything at once."""

from collections.abc import Callable, Sequence

from inspector.engine.session import ArtifactSession
from inspector.gui.jobs.background import Token
from inspector.gui.jobs.futures import when_done
from inspector.gui.textview.selection import Position
from inspector.previews.look import TextLook
from inspector.previews.rows import TextFacts, TextPlace

OnRelaid = Callable[[TextFacts, Sequence[Position]], None]


class Relayout:
    """One at a time; what is shown stays until the new rows are known."""

    def __init__(
        self, session: ArtifactSession, entry: int, on_done: OnRelaid, on_failed: Callable[[str], None]
    ) -> None:
        self._session = session
        self._entry = entry
        self._on_done = on_done
        self._on_failed = on_failed
        self._token = Token()

    def stop(self) -> None:
        """Takes no answer any more."""
        self._token.drop()

    def ask(self, look: TextLook, to_look: TextLook, places: Sequence[Position]) -> None:
        """Asks for the facts of the text in `to_look` and for the places of one look in the other."""
        self._token.drop()
        self._token = token = Token()

        def ask_places(facts: TextFacts) -> None:
            moved: list[Position] = []

            def take(place: TextPlace | None) -> None:
                moved.append((place.row, place.start) if place is not None else (0, 0))
                if len(moved) == len(places):
                    self._on_done(facts, moved)

            for row, start in places:  # the session answers in order
                when_done(self._session.moved(self._entry, row, start, look, to_look), take, self._on_failed, token)

        when_done(self._session.open_text(self._entry, to_look), ask_places, self._on_failed, token)
