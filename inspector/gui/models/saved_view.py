"""What a case remembers of the window: tabs, filters, searches and sizes, as JSON that may be damaged."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

import msgspec

from inspector.core.masking import Masker

MAX_TABS: Final = 16
MAX_SEARCHES: Final = 30
MAX_PARTS: Final = 8
NAME: Final = "window"


@dataclass(frozen=True, slots=True)
class SavedView:
    """Paths rather than numbers: another scan numbers entries anew."""

    tabs: list[str] = field(default_factory=list)
    """Paths of the entries in tabs that were kept, from left to right."""
    text: str = ""
    """The filter of the findings."""
    severity: int = 0
    state: int = 0
    group: int = 0
    tree_text: str = ""
    """The filter of the tree."""
    tree_chip: str = ""
    searches: list[str] = field(default_factory=list)
    """What was searched for, the last first."""
    size_px: list[int] = field(default_factory=list)
    """Width and height of the window; empty where it filled the screen."""
    parts_px: dict[str, list[int]] = field(default_factory=dict)
    """How splitters divide the window, by their names."""

    def as_values(self) -> dict[str, str]:
        """What goes into the case."""
        return {NAME: msgspec.json.encode(self).decode()}

    def masked(self, masker: Masker) -> "SavedView":
        """The same without the secrets that are known: a case holds none in clear."""

        def mask(text: str) -> str:
            return masker.mask(text)[0]

        return replace(
            self,
            tabs=[mask(path) for path in self.tabs],
            text=mask(self.text),
            tree_text=mask(self.tree_text),
            searches=[mask(text) for text in self.searches],
        )


def saved_view(values: Mapping[str, str]) -> SavedView | None:
    """What a case holds; None where it holds nothing that makes sense."""
    try:
        view = msgspec.json.decode(values.get(NAME, ""), type=SavedView)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return None
    is_sane = len(view.tabs) <= MAX_TABS and len(view.searches) <= MAX_SEARCHES and len(view.parts_px) <= MAX_PARTS
    return view if is_sane else None
