from inspector.core.severity import Severity
from inspector.rules.dbg.dbg_embedded_source_path import DbgEmbeddedSourcePath
from tests.rules.dbg.binary_document import document_facts

RULE = DbgEmbeddedSourcePath()


def test_flags_a_person_once() -> None:
    data = b"\x7fELF\0\0/Users/jdoe/e/src/a.rs\0/Users/jdoe/e/src/b.rs\0"
    (finding,) = RULE.check(document_facts("lib/e.so", data))
    assert (finding.severity, finding.offset) == (Severity.LOW, 6)
    assert finding.evidence is not None
    assert finding.evidence.excerpt == "/Users/jdoe/e/src/a.rs"


def test_clean_build_folders() -> None:
    assert not list(RULE.check(document_facts("lib/e.so", b"\x7fELF\0/home/runner/work/a.rs\0/build/src/a.c\0")))
