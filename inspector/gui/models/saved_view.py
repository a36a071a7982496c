"""What a case remembers of the window: open tabs and the filter of the findings, as JSON that may be damaged."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import msgspec

MAX_TABS: Final = 16
NAME: Final = "window"


@dataclass(frozen=True, slots=True)
class SavedView:
    """Paths rather than numbers: another scan numbers entries anew."""

    tabs: list[str] = field(default_factory=list)
    """Paths of the entries in tabs that were kept, from left to right."""
    text: str = ""
    severity: int = 0
    state: int = 0
    group: int = 0

    def as_values(self) -> dict[str, str]:
        """What goes into the case."""
        return {NAME: msgspec.json.encode(self).decode()}


def saved_view(values: Mapping[str, str]) -> SavedView | None:
    """What a case holds; None where it holds nothing that makes sense."""
    try:
        view = msgspec.json.decode(values.get(NAME, ""), type=SavedView)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return None
    return view if len(view.tabs) <= MAX_TABS else None
