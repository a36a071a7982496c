"""A document over binary content, as the document rules of this group get it."""

from inspector.core.entry import Entry, EntryKind, Origin
from inspector.documents.document import Document
from inspector.rules.document_rule import DocumentFacts


def document_facts(name: str, data: bytes, *, encoding: str | None = None, is_partial: bool = False) -> DocumentFacts:
    """The first window of a file, or all of it."""
    entry = Entry(1, None, name, name, EntryKind.FILE, Origin.ARCHIVED, size_bytes=len(data))
    return DocumentFacts(Document(entry, data, encoding, is_partial=is_partial))


def later_window(name: str, data: bytes) -> DocumentFacts:
    """A window that does not begin at the start of its file."""
    facts = document_facts(name, data, is_partial=True)
    facts.document.to_origin = lambda offset: offset + 1_000_000
    return facts
