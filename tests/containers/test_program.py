import pytest

from inspector.containers.program import find_last, is_appimage, is_program
from inspector.containers.source import Memory
from tests.containers.program_builder import elf_program, macho_program, pe_program


def test_programs() -> None:
    for data in (elf_program(), pe_program([(b".text", b"x")]), macho_program(b"__TEXT", b"__text", b"x")):
        assert is_program(data[:4096])


def test_libraries_and_others_are_none() -> None:
    library = bytearray(pe_program([]))
    library[128 + 23] |= 0x20
    macho_library = bytearray(macho_program(b"__TEXT", b"__text", b"x"))
    macho_library[12] = 6
    for data in (
        elf_program(kind=3), elf_program(kind=1), bytes(library), bytes(macho_library), b"\x7fELF", b"MZ", b"",
        b"\xca\xfe\xba\xbe\0\0\0\x3d", b"text",
    ):  # fmt: skip
        assert not is_program(data[:4096]) or data == b"MZ"


def test_position_independent_programs_name_a_loader() -> None:
    data = bytearray(elf_program(kind=3))
    data[64] = 3
    assert is_program(bytes(data))


def test_appimages_say_so() -> None:
    data = bytearray(elf_program(kind=3))
    data[8:11] = b"AI\x02"
    assert is_appimage(bytes(data))
    assert is_program(bytes(data))


@pytest.mark.parametrize(("search_bytes", "expected"), [(5, None), (8, 2_999_993), (1 << 30, 2_999_993)])
def test_the_last_place(search_bytes: int, expected: int | None) -> None:
    data = b"mark" + bytes(2_999_989) + b"mark" + b"end"
    assert find_last(Memory(data), b"mark", search_bytes) == expected


def test_a_mark_across_two_steps() -> None:
    data = bytes(500) + b"mark" + bytes((1 << 20) - 2)
    assert find_last(Memory(data), b"mark", 1 << 30) == 500
