"""The section table of ELF files."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.binaries.elf import read_elf
from tests.binaries.binary_builder import elf_of

_SAMPLE = elf_of({".text": b"code", ".debug_info": b"info", ".debug_line": b"ln"}, symbols=3)


@pytest.mark.parametrize("bits", [32, 64])
@pytest.mark.parametrize("order", ["<", ">"])
def test_sections_of_every_flavour(bits: int, order: str) -> None:
    facts = read_elf(elf_of({".text": b"code", ".debug_info": b"info"}, bits=bits, order=order, symbols=3))
    assert facts is not None
    assert facts.problem is None
    assert [section.name for section in facts.sections] == ["", ".text", ".debug_info", ".symtab", ".shstrtab"]
    assert (facts.bits, facts.symbol_count, facts.debug_bytes) == (bits, 3, 4)


def test_stripped_file_has_neither() -> None:
    facts = read_elf(elf_of({".text": b"code", ".debug_gdb_scripts": b"x"}))
    assert facts is not None
    assert not facts.has_symtab
    assert facts.debug_sections == ()
    assert facts.debug_bytes == 0


def test_build_id_and_paths() -> None:
    note = bytes(12) + b"GNU\0" + bytes.fromhex("c0ffee")
    strings = b"\0/home/kim/demo\0main.c\0/home/kim/lib\0"
    facts = read_elf(elf_of({".note.gnu.build-id": note, ".debug_info": b"x", ".debug_str": strings}))
    assert facts is not None
    assert facts.build_id == "c0ffee"
    assert facts.build_paths == ("/home/kim/demo", "/home/kim/lib")


def test_no_elf_is_none() -> None:
    assert read_elf(b"") is None
    assert read_elf(b"\x7fELF\3\1") is None


def test_cut_file_says_so() -> None:
    facts = read_elf(_SAMPLE[:200])
    assert facts is not None
    assert facts.sections == ()
    assert facts.problem is not None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(_SAMPLE) - 1), st.integers(0, 255)), max_size=12), st.integers(0, 700))
def test_mutated_bytes_never_raise(changes: list[tuple[int, int]], keep: int) -> None:
    data = bytearray(_SAMPLE)
    for index, value in changes:
        data[index] = value
    facts = read_elf(bytes(data[:keep]))
    assert facts is None or len(facts.sections) <= 65_536
