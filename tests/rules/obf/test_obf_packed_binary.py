import pytest

from inspector.rules.obf.obf_packed_binary import ObfPackedBinary
from tests.binaries.binary_builder import elf_of, pe_of
from tests.secrets.loaded_engine import own_facts

RULE = ObfPackedBinary()


@pytest.mark.parametrize(
    ("data", "packer"),
    [(elf_of({}) + b"UP" + b"X!", "UPX"), (pe_of() + b".aspack\0", "ASPack"), (pe_of() + b".vmp0\0\0\0", "VMProtect")],
)
def test_flags_packed_programs(data: bytes, packer: str) -> None:
    (finding,) = RULE.check(own_facts(data, "package/tool.exe"))
    assert finding.message == f"It was packed with {packer}."


@pytest.mark.parametrize("data", [elf_of({}), pe_of(), b"UP" + b"X! in a text", bytes(8) + b"UP" + b"X!"])
def test_clean_files(data: bytes) -> None:
    assert not list(RULE.check(own_facts(data, "package/tool.exe")))
