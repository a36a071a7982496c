from inspector.containers.program_resources import raw_resources
from inspector.containers.source import Memory
from tests.containers.program_builder import pe_program, resource_section


def test_directories_that_point_at_each_other_end() -> None:
    section = bytearray(resource_section("BLOB", b"raw", 0x1000))
    section[20:24] = (0x80000000).to_bytes(4, "little")
    section[12:16] = b"\xff\xff\xff\xff"
    assert len(raw_resources(Memory(pe_program([(b".rsrc", bytes(section))], resources=0)))) < 5000


def test_names_and_addresses_outside_of_all_sections() -> None:
    section = resource_section("BLOB", b"raw", 0x7000)
    assert raw_resources(Memory(pe_program([(b".rsrc", section)], resources=0))) == []
