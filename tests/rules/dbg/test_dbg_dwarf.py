from inspector.core.severity import Severity
from inspector.rules.dbg.dbg_dwarf import DbgDwarf
from tests.binaries.binary_builder import elf_of, macho_of, pe_of
from tests.rules.dbg.binary_document import document_facts, later_window

RULE = DbgDwarf()
ELF = elf_of({".debug_info": b"12345", ".debug_line": b"123", ".debug_str": b"\0/home/kim/demo\0"})


def test_flags_elf_with_its_build_path() -> None:
    (finding,) = RULE.check(document_facts("demo/_native.so", ELF))
    assert finding.severity is Severity.MEDIUM
    assert finding.message == "It holds .debug_info, .debug_line, 24 B in all."
    assert finding.evidence is not None
    assert finding.evidence.excerpt == "/home/kim/demo"
    assert finding.content_key == "dwarf:demo/_native.so"


def test_flags_macho_and_windows_files() -> None:
    (apple,) = RULE.check(document_facts("demo", macho_of(("__debug_info",))))
    (windows,) = RULE.check(document_facts("demo.dll", pe_of(section=".debug_info")))
    assert apple.message == "It holds __debug_info."
    assert windows.message == "It holds DWARF sections such as .debug_info."


def test_flags_debug_packages_as_information() -> None:
    (finding,) = RULE.check(document_facts("./usr/lib/debug/.build-id/ab/cd.debug", ELF))
    assert finding.severity is Severity.INFO
    assert finding.reasons == ("It lies where debug packages keep their symbols.",)


def test_flags_a_cut_file_as_not_looked_at() -> None:
    (finding,) = RULE.check(document_facts("big.so", ELF[:100], is_partial=True))
    assert finding.severity is Severity.INFO
    assert finding.content_key == "unread:big.so"


def test_clean_files() -> None:
    for data in (
        elf_of({".text": b"x"}, symbols=2),
        pe_of(),
        macho_of(),
        macho_of(("__debug_info",), kind=0xA),
        b"MZ",
        b"",
    ):
        assert list(RULE.check(document_facts("demo", data))) == []
    assert list(RULE.check(document_facts("demo.txt", ELF, encoding="utf-8"))) == []
    assert list(RULE.check(later_window("demo.so", ELF))) == []
