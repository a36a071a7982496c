"""The shape of a rule over one document."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.words import NO_WORDS, Words
from inspector.documents.document import Document
from inspector.secrets.hit import SecretHit


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """A document and what one shared pass over it found."""

    document: Document
    hits: tuple[SecretHit, ...] = ()
    """Secrets in it, in order of their place: one engine pass serves all `sec-` rules."""
    words: Words = NO_WORDS
    """Names that belong to the team."""


class Reads(Enum):
    """What a rule has anything to say about: it is not asked about other documents, of which there are thousands."""

    ANY = "any document"
    TEXT = "text"
    BINARY = "binary content"
    SECRETS = "documents in which secrets were found"


class DocumentRule(Protocol):
    """A rule over one document; runs once per entry with content, or per window of a long one."""

    @property
    def reads(self) -> Reads:
        """What it is asked about."""
        ...

    @property
    def info(self) -> RuleInfo:
        """The rule's metadata."""
        ...

    def check(self, facts: DocumentFacts) -> Iterable[Finding]:
        """Findings in a repeatable order. Must not raise for anything that an artifact can hold."""
        ...
