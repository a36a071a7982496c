"""Which views an entry has by its content, and which of them is shown first."""

import re
from dataclasses import dataclass

from inspector.gui.models.entry_words import looks_like_text
from inspector.gui.models.view_names import CELLS, HEX, PICTURE, STRUCTURE, TABLE, TEXT, TREE
from inspector.previews.pages.kinds import SHOWN_FIRST, PageKind, page_kind
from inspector.previews.picture import looks_like_picture

PAGES = (STRUCTURE, CELLS, TABLE)
"""Names of the views that show a page."""
_JSON = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\{\s*(?:"|\}\s*\Z)|\[\s*(?:["{\[\]0-9-]|(?:true|false|null)\b))')
_NAMES = {PageKind.NOTEBOOK: CELLS, PageKind.TABLE: TABLE}


@dataclass(frozen=True, slots=True)
class Offer:
    """The views of one entry besides text and bytes, as its first bytes tell."""

    names: frozenset[str] = frozenset()
    first: str = HEX
    """The view to begin with."""
    exact: str = HEX
    """The view for a place in it: text or bytes."""

    @property
    def page(self) -> str:
        """The name under which its page is offered; empty where it has none."""
        return next((name for name in PAGES if name in self.names), "")


def offer_of(head: bytes, name: str) -> Offer:
    """Looks at the first bytes of an entry, and at its name where these leave it open."""
    exact = TEXT if looks_like_text(head) else HEX
    names, first = set[str](), exact
    kind = page_kind(head, name)
    if kind is not None:
        page = _NAMES.get(kind, STRUCTURE)
        names.add(page)
        first = page if kind in SHOWN_FIRST else exact
    if exact == TEXT and _JSON.match(head):
        names.add(TREE)
    if looks_like_picture(head):
        names.add(PICTURE)
        first = PICTURE
    return Offer(frozenset(names), first, exact)
