from inspector.core.severity import Severity
from inspector.rules.dbg.dbg_pdb import DbgPdb
from tests.rules.dbg.binary_document import document_facts, later_window

RULE = DbgPdb()
MSF = b"Microsoft C/C++ MSF 7.00\r\n\x1aDS\0\0\0"


def test_flags_both_kinds_by_content() -> None:
    (windows,) = RULE.check(document_facts("lib/Engine.bin", MSF))
    (portable,) = RULE.check(document_facts("lib/Engine.pdb", b"BSJB\1\0\1\0"))
    assert (windows.severity, windows.message) == (Severity.MEDIUM, "It is a program database of Windows symbols.")
    assert portable.message == "It is a portable program database of .NET symbols."
    assert portable.content_key == "pdb:lib/Engine.pdb"


def test_clean_protein_structure_and_later_window() -> None:
    structure = b"HEADER    HYDROLASE    01-JAN-00   1ABC\n"
    assert list(RULE.check(document_facts("1abc.pdb", structure, encoding="ascii"))) == []
    assert list(RULE.check(later_window("big.pdb", MSF))) == []
