from inspector.core.severity import Severity
from inspector.rules.dbg.dbg_symtab import DbgSymtab
from tests.binaries.binary_builder import elf_of
from tests.rules.dbg.binary_document import document_facts

RULE = DbgSymtab()


def test_flags_a_symbol_table() -> None:
    (finding,) = RULE.check(document_facts("lib/a.so", elf_of({".text": b"x"}, symbols=1204)))
    assert finding.severity is Severity.INFO
    assert finding.message == "It holds a full symbol table of 1,204 symbols."


def test_clean_when_stripped_or_reported_as_dwarf() -> None:
    assert list(RULE.check(document_facts("a.so", elf_of({".text": b"x"})))) == []
    assert list(RULE.check(document_facts("a.so", elf_of({".debug_info": b"x"}, symbols=2)))) == []
    assert list(RULE.check(document_facts("lib.a!/a.o", elf_of({".text": b"x"}, symbols=2, kind=1)))) == []
