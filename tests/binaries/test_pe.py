"""The debug directory of Windows programs."""

from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.binaries.pe import read_pe
from tests.binaries.binary_builder import pe_of

_PATH = "C:\\work\\falcon\\demo.pdb"
_SAMPLE = pe_of(_PATH)


def test_path_of_the_symbols() -> None:
    facts = read_pe(_SAMPLE)
    assert facts is not None
    assert (facts.pdb_path, facts.has_dwarf, facts.problem) == (_PATH, False, None)


def test_long_section_names_come_from_the_string_table() -> None:
    facts = read_pe(pe_of(section=".debug_info"))
    assert facts is not None
    assert [section.name for section in facts.sections] == [".debug_info"]
    assert facts.has_dwarf
    assert facts.pdb_path is None


def test_dos_program_is_none() -> None:
    assert read_pe(b"MZ" + bytes(100)) is None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 0x420), st.integers(0, 255)), max_size=12), st.integers(0, len(_SAMPLE)))
def test_mutated_bytes_never_raise(changes: list[tuple[int, int]], keep: int) -> None:
    data = bytearray(_SAMPLE)
    for index, value in changes:
        data[index] = value
    facts = read_pe(bytes(data[:keep]))
    assert facts is None or len(facts.sections) <= 96
