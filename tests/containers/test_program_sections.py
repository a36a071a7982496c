import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.containers.failures import DamagedError
from inspector.containers.program_resources import raw_resources
from inspector.containers.program_sections import elf_end, notes, sections
from inspector.containers.source import Memory
from tests.containers.program_builder import elf_note, elf_program, macho_program, pe_program, resource_section

ELF = elf_program(
    [(b".bun", b"first"), (b".data", b"second")], notes=elf_note(b"GNU", b"id") + elf_note(b"Own", b"note")
)
PE = pe_program([(b".text", b"code"), (b".rsrc", resource_section("BLOB", b"raw", 0x2000))], resources=1)
MACHO = macho_program(b"__BUN", b"__bun", b"content")


def found(data: bytes) -> dict[str, bytes]:
    return {part.name: data[part.offset : part.offset + part.size_bytes] for part in sections(Memory(data))}


def test_sections_of_three_systems() -> None:
    assert {".bun": b"first", ".data": b"second"}.items() <= found(ELF).items()
    assert found(PE)[".text"] == b"code"
    assert found(MACHO) == {"__BUN,__bun": b"content"}


def test_fat_programs_have_the_sections_of_all_slices() -> None:
    head = b"\xca\xfe\xba\xbe" + (1).to_bytes(4, "big") + bytes(8) + (64).to_bytes(4, "big") + bytes(8)
    data = head.ljust(64, b"\0") + MACHO
    assert found(data) == {"__BUN,__bun": b"content"}


def test_notes_and_resources() -> None:
    assert [(n.name, ELF[n.offset : n.offset + n.size_bytes]) for n in notes(Memory(ELF))] == [
        ("GNU", b"id"),
        ("Own", b"note"),
    ]
    assert [(r.name, PE[r.offset : r.offset + r.size_bytes]) for r in raw_resources(Memory(PE))] == [("BLOB", b"raw")]
    assert raw_resources(Memory(pe_program([]))) == []


def test_the_end_of_an_elf_file() -> None:
    assert elf_end(Memory(ELF + b"appended")) == len(ELF)
    with pytest.raises(DamagedError):
        elf_end(Memory(ELF[:40]))


def test_other_files_have_no_parts() -> None:
    for data in (b"", b"text", b"MZ", b"\x7fELF"):
        assert sections(Memory(data)) == notes(Memory(data)) == raw_resources(Memory(data)) == []


@settings(max_examples=200, deadline=None)
@given(st.sampled_from([ELF, PE, MACHO]), st.integers(4, 1200), st.binary(min_size=1, max_size=20))
def test_damage_is_no_error(program: bytes, place: int, noise: bytes) -> None:
    data = bytearray(program)
    place %= len(data)
    data[place : place + len(noise)] = noise
    source = Memory(bytes(data))
    assert len(sections(source)) + len(notes(source)) + len(raw_resources(source)) < 20_000
