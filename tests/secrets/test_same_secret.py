"""A secret has one identity, however a build spells it: by hand, minified, recoded, compiled, further down."""

import pytest

from inspector.documents.constants import constants_document
from inspector.documents.document import Document
from tests.bench.planted_kinds import KINDS, with_companions
from tests.bench.recall_containers import Secrets, compiled, minified, plain, utf16
from tests.secrets.loaded_engine import document_of, engine, entry_named


def secrets_named(kind: str) -> dict[str, str]:
    """A kind with what stands beside it."""
    names = ("aws_access_key_id", kind) if kind.startswith("aws") else (kind,)
    return {name: value for name, value in with_companions().items() if name in names}


def identities(document: Document | None) -> set[str]:
    assert document is not None
    return {hit.digest for hit in engine().scan(document)}


@pytest.mark.parametrize("kind", KINDS)
def test_the_spelling_does_not_matter(kind: str) -> None:
    secrets: Secrets = secrets_named(kind)
    written = identities(document_of(plain(secrets)))
    assert written
    assert identities(document_of(minified(secrets))) == written
    assert identities(document_of(utf16(secrets))) == written
    assert identities(document_of(b"// one line more\n" * 9 + plain(secrets))) == written
    assert identities(constants_document(entry_named("a.pyc"), compiled(secrets))) == written
