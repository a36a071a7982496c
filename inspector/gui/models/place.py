"""Where a person is in an artifact, and the way they came."""

from dataclasses import dataclass

from inspector.gui.models.outline import Outline


@dataclass(frozen=True, slots=True)
class Place:
    """A place that can be gone back to."""

    entry: int | None = None
    """None for the overview, and for a folder that is no entry."""
    line: int | None = None
    """1-based."""
    column: int | None = None
    """1-based, in UTF-16 units."""
    offset: int | None = None
    """0-based byte of the entry as stored."""
    finding: str | None = None
    """Exact fingerprint of the finding that led here."""
    folder: tuple[int, tuple[str, ...]] | None = None
    """Node key of a folder that only the names of entries imply, or of a source of which only the name is known."""
    outline: Outline = Outline.CONTENTS
    """Which tree the folder is in."""

    @property
    def is_overview(self) -> bool:
        """Whether it is the artifact as a whole."""
        return self.entry is None and self.folder is None

    @property
    def is_exact(self) -> bool:
        """Whether it names a place inside the entry."""
        return self.line is not None or self.offset is not None


class History:
    """Back and forward as in a browser: a new visit forgets what lay forward."""

    MAX_PLACES = 200

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    @property
    def current(self) -> Place | None:
        """Where we are."""
        return self._places[self._at] if self._places else None

    @property
    def recent_entries(self) -> list[int]:
        """Numbers of the entries that were visited, latest first, each once."""
        visited = [place.entry for place in reversed(self._places) if place.entry is not None]
        return list(dict.fromkeys(visited))

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a place after."""
        return self._at < len(self._places) - 1

    def visit(self, place: Place) -> None:
        """Records a new place; the same place twice in a row is one visit."""
        if place == self.current:
            return
        del self._places[self._at + 1 :]
        self._places.append(place)
        del self._places[: -self.MAX_PLACES]
        self._at = len(self._places) - 1

    def back(self) -> Place | None:
        """The place before; None at the beginning."""
        if not self.can_go_back:
            return None
        self._at -= 1
        return self._places[self._at]

    def forward(self) -> Place | None:
        """The place after; None at the end."""
        if not self.can_go_forward:
            return None
        self._at += 1
        return self._places[self._at]
