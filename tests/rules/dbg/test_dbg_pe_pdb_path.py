import pytest

from inspector.core.severity import Severity
from inspector.rules.dbg.dbg_pe_pdb_path import DbgPePdbPath
from tests.binaries.binary_builder import pe_of
from tests.rules.dbg.binary_document import document_facts

RULE = DbgPePdbPath()


def test_flags_an_absolute_path() -> None:
    path = "C:\\Users\\kim\\falcon\\demo.pdb"
    (finding,) = RULE.check(document_facts("demo.dll", pe_of(path)))
    assert finding.severity is Severity.LOW
    assert finding.message == f"It names the path of its symbols: {path}."
    assert finding.content_key == f"pdb-path:{path}"


@pytest.mark.parametrize(
    "path", ["D:\\a\\_work\\1\\s\\demo.pdb", "D:\\a\\demo\\demo\\x.pdb", "/home/runner/work/x.pdb"]
)
def test_flags_build_services_as_information(path: str) -> None:
    (finding,) = RULE.check(document_facts("demo.dll", pe_of(path)))
    assert finding.severity is Severity.INFO


@pytest.mark.parametrize("data", [pe_of(), pe_of("demo.pdb"), b"MZ"])
def test_clean_without_a_folder(data: bytes) -> None:
    assert list(RULE.check(document_facts("demo.dll", data))) == []
