from inspector.core.severity import Severity
from inspector.rules.dbg.dbg_wasm_names import DbgWasmNames
from tests.binaries.binary_builder import leb, wasm_names, wasm_of
from tests.rules.dbg.binary_document import document_facts

RULE = DbgWasmNames()


def test_flags_many_names() -> None:
    data = wasm_of({"name": wasm_names([f"f{index}" for index in range(60)])})
    (finding,) = RULE.check(document_facts("a.wasm", data))
    assert (finding.severity, finding.message) == (Severity.LOW, "It holds the names of 60 functions.")


def test_flags_few_names_as_information() -> None:
    (finding,) = RULE.check(document_facts("a.wasm", wasm_of({"name": wasm_names(["main"])})))
    assert (finding.severity, finding.reasons) == (Severity.INFO, ("It names fewer than 50 functions.",))


def test_flags_debug_information_and_addresses() -> None:
    data = wasm_of({".debug_info": b"123", "sourceMappingURL": leb(5) + b"a.map"})
    (finding,) = RULE.check(document_facts("a.wasm", data))
    assert finding.severity is Severity.MEDIUM
    assert finding.message == "It holds 3 B of DWARF debug information and the address of its source map, a.map."


def test_a_map_inside_is_no_address() -> None:
    url = b"data:application/json,{}"
    (finding,) = RULE.check(document_facts("a.wasm", wasm_of({"sourceMappingURL": leb(len(url)) + url})))
    assert finding.message == "It holds its source map."


def test_clean_modules() -> None:
    assert list(RULE.check(document_facts("a.wasm", wasm_of({"producers": b"\0"})))) == []
    assert list(RULE.check(document_facts("a.js", b"code", encoding="utf-8"))) == []
