"""The secret engine for tests: loaded once per process, its rules compiled once per computer."""

import getpass
import tempfile
from functools import cache
from pathlib import Path

from inspector.core.entry import Entry, EntryKind, Origin
from inspector.documents.decode import document_for
from inspector.documents.document import Document
from inspector.rules.document_rule import DocumentFacts
from inspector.secrets.engine import SecretEngine, load_engine
from inspector.secrets.rule_cache import build_cache, is_built
from inspector.secrets.search import all_hits

RULES_FOLDER = Path(tempfile.gettempdir()) / f"inspector-test-rules-{getpass.getuser()}"


@cache
def engine() -> SecretEngine:
    if not is_built(RULES_FOLDER):
        build_cache(RULES_FOLDER)
    return load_engine(RULES_FOLDER)


def entry_named(path: str, origin: Origin = Origin.ARCHIVED) -> Entry:
    return Entry(1, None, path, path, EntryKind.FILE, origin)


def document_of(text: str | bytes, path: str = "package/a.js") -> Document:
    return document_for(entry_named(path), text if isinstance(text, bytes) else text.encode())


def facts_of(text: str | bytes, path: str = "package/a.js") -> DocumentFacts:
    """A document and all its secrets, by the real engine."""
    document = document_of(text, path)
    return DocumentFacts(document, engine().scan(document))


def own_facts(text: str | bytes, path: str = "package/a.js") -> DocumentFacts:
    """The same without the engine."""
    document = document_of(text, path)
    return DocumentFacts(document, tuple(all_hits(document)))
