from inspector.rules.dbg.dbg_dsym import DbgDsym
from tests.binaries.binary_builder import macho_of
from tests.rules.dbg.binary_document import document_facts

RULE = DbgDsym()
BREAKPAD = b"MODULE Linux x86_64 6EDC6ACDB282125843FD59DA9C81BD830 demo\nFILE 0 /src/demo.c\n"


def test_flags_companion_file_by_its_type() -> None:
    name = "Demo.app.dSYM/Contents/Resources/DWARF/Demo"
    (finding,) = RULE.check(document_facts(name, macho_of(("__debug_info",), kind=0xA)))
    assert finding.message == "It holds the debug symbols of an Apple program."
    assert finding.content_key == f"symbols:{name}"


def test_flags_breakpad_symbols() -> None:
    (finding,) = RULE.check(document_facts("demo.sym", BREAKPAD, encoding="utf-8"))
    assert finding.message == "It holds Breakpad symbols."


def test_clean_program_and_text() -> None:
    assert list(RULE.check(document_facts("demo", macho_of()))) == []
    assert list(RULE.check(document_facts("a.sym", b"MODULE of my own\n", encoding="utf-8"))) == []
