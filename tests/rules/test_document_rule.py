"""What a rule says that it reads is all that it would speak about: it is not asked about the rest."""

import pytest

from inspector.core.entry import Entry, EntryKind, Origin
from inspector.documents.decode import document_for
from inspector.rules.document_rule import DocumentFacts, DocumentRule, Reads
from inspector.rules.registry import DOCUMENT_RULES, rules_for
from inspector.secrets.own_hits import own_hits
from tests.binaries.binary_builder import elf_of
from tests.secrets.planted import pem

TEXT = b"MODULE Linux x86_64 " + b"0" * 33 + b" a\nTOKEN=x9Kd83jfLs02mN\n"
PROGRAM = elf_of({".text": b"x", ".debug_info": b"x"}, symbols=12)


def facts_of(data: bytes) -> DocumentFacts:
    entry = Entry(1, None, "a/.env", "a/.env", EntryKind.FILE, Origin.ARCHIVED, size_bytes=len(data))
    document = document_for(entry, data)
    return DocumentFacts(document, tuple(own_hits(document)))


@pytest.mark.parametrize("rule", DOCUMENT_RULES, ids=lambda rule: rule.info.id)
@pytest.mark.parametrize("data", [TEXT, PROGRAM, pem("RSA PRIVATE KEY").encode(), b""])
def test_a_rule_that_is_not_asked_has_nothing_to_say(rule: DocumentRule, data: bytes) -> None:
    facts = facts_of(data)
    if rule not in rules_for(facts):
        assert list(rule.check(facts)) == []


def test_who_is_asked() -> None:
    def asked(data: bytes) -> set[Reads]:
        return {rule.reads for rule in rules_for(facts_of(data))}

    assert asked(TEXT) == {Reads.ANY, Reads.TEXT}
    assert asked(PROGRAM) == {Reads.ANY, Reads.BINARY}
    assert asked(pem("RSA PRIVATE KEY").encode()) == {Reads.ANY, Reads.TEXT, Reads.SECRETS}
