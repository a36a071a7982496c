"""What a case holds. No bytes of the artifact, and no secret: titles and paths come from masked reports."""

from dataclasses import dataclass, field
from typing import Final

from inspector.core.report import FindingState

MAX_NOTE_CHARACTERS: Final = 4000
DECISION_STATES: Final = (
    FindingState.OPEN,
    FindingState.CONFIRMED,
    FindingState.ACCEPTED,
    FindingState.FALSE_POSITIVE,
    FindingState.FIXED,
)
"""What a person may say of a finding. OPEN is kept where there is a note."""


class CaseError(ValueError):
    """A case cannot be read or written; the message is one sentence that says why."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody thinks of one finding."""

    exact: str
    """The finding's exact fingerprint, 32 hex digits."""
    loose: str
    """Its loose one: finds it again at another path of another version."""
    rule: str
    path: str
    """Masked, for people; what matches is the fingerprint."""
    state: FindingState = FindingState.OPEN
    note: str = ""
    """At most MAX_NOTE_CHARACTERS."""

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing: then it need not be kept."""
        return self.state is FindingState.OPEN and not self.note


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place to come back to."""

    path: str
    line: int = 0
    """1-based; 0 for the entry as a whole."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reveal:
    """Somebody looked at a secret on purpose. Never says what it was."""

    at: str
    """RFC 3339, in UTC."""
    rule: str
    path: str
    exact: str
    """Fingerprint of the finding; empty where all secrets were revealed."""


@dataclass(frozen=True, slots=True)
class Case:
    """Everything in a case file."""

    facts: dict[str, str] = field(default_factory=dict)
    """`artifact`, `sha256`, `package`, `key_id` ... by name."""
    decisions: tuple[Decision, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()
    reviewed: tuple[str, ...] = ()
    """Paths of entries that somebody looked through."""
    reveals: tuple[Reveal, ...] = ()
    view: dict[str, str] = field(default_factory=dict)
    """Tabs, filters, searches and sizes of panels, by name; JSON each."""
