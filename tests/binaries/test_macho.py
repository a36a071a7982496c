"""The load commands of Mach-O files."""

from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.binaries.macho import read_macho
from tests.binaries.binary_builder import fat_macho_of, macho_of

_THIN = macho_of(("__debug_info", "__debug_line"))
_FAT = fat_macho_of(_THIN, macho_of(kind=0xA))


def test_thin_file() -> None:
    facts = read_macho(_THIN)
    assert facts is not None
    assert facts.debug_sections == ("__debug_info", "__debug_line")
    assert (facts.slices, facts.has_dwarf, facts.is_dsym, facts.symbol_count) == (1, True, False, 7)
    assert facts.uuids == (bytes(range(16)).hex(),)


def test_fat_file_joins_its_slices() -> None:
    facts = read_macho(_FAT)
    assert facts is not None
    assert (facts.slices, facts.has_dwarf, facts.is_dsym, facts.symbol_count) == (2, True, True, 14)


def test_java_class_is_none() -> None:
    assert read_macho(b"\xca\xfe\xba\xbe\0\0\0\x34" + bytes(60)) is None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(_FAT) - 1), st.integers(0, 255)), max_size=12), st.integers(0, len(_FAT)))
def test_mutated_bytes_never_raise(changes: list[tuple[int, int]], keep: int) -> None:
    data = bytearray(_FAT)
    for index, value in changes:
        data[index] = value
    facts = read_macho(bytes(data[:keep]))
    assert facts is None or len(facts.debug_sections) <= 4096
