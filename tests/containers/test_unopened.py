"""What is recognised and not opened is said, and what merely looks like it is not."""

import pytest

from inspector.containers.container import Container
from inspector.containers.failures import MissingLibraryError
from inspector.containers.recognise import open_container
from inspector.containers.source import Memory
from tests.containers.context_builder import new_context, walk
from tests.containers.program_builder import elf_program

INSTALLER = bytes.fromhex("84100c0000000000c000000000000046")


def compound_file(root_class: bytes, shift: int = 9) -> bytes:
    head = bytearray(1 << shift)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    head[30:32] = shift.to_bytes(2, "little")
    head[48:52] = (1).to_bytes(4, "little")
    root = bytearray(1 << shift)
    root[80:96] = root_class
    return bytes(head) + bytes(1 << shift) + bytes(root)


def nested(data: bytes, name: str) -> Container | None:
    return open_container(Memory(data), name, new_context(), is_root=False)


@pytest.mark.parametrize(
    ("data", "name", "kind", "words"),
    [
        (compound_file(INSTALLER), "a.msi", "msi", "Windows Installer package"),
        (compound_file(INSTALLER, 12), "renamed.bin", "msi", "Windows Installer package"),
        (compound_file(INSTALLER)[:500], "cut-short.msi", "msi", "Windows Installer package"),
        (compound_file(bytes(16)), "damaged.MSI", "msi", "Windows Installer package"),
        (compound_file(bytes(16), 0), "damaged.msp", "msi", "Windows Installer patch"),
        (bytes(3000) + b"koly" + bytes(508), "a.dmg", "dmg", "disk image of macOS"),
        (b"x\xda" + bytes(3000) + b"koly" + bytes(508), "renamed", "dmg", "disk image of macOS"),
        (b"MSWIM\0\0\0" + bytes(100), "install.wim", "wim", "WIM"),
        (b"vhdxfile" + bytes(100), "x", "vhdx", "VHDX"),
        (b"QFI\xfb" + bytes(100), "x", "qcow2", "qcow2"),
        (b"KDMV" + bytes(100), "x", "vmdk", "VMDK"),
        (elf_program([(b".text", b"x")]) + b"payload" + b"d3n0l4nd" + bytes(32), "tool", "deno", "Deno"),
    ],
)
def test_the_kind_is_said_plainly(data: bytes, name: str, kind: str, words: str) -> None:
    container = nested(data, name)
    assert container is not None
    assert container.format == kind
    records, error = walk(container)
    assert records == []
    assert isinstance(error, MissingLibraryError)
    assert words in str(error)
    assert "not looked at" in str(error)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (compound_file(bytes(16)), "letter.doc"),
        (compound_file(INSTALLER)[:500], "short.doc"),
        (bytes(3000), "empty.dmg"),
        (b"koly", "tiny.dmg"),
        (elf_program([(b".text", b"x")]), "tool"),
    ],
)
def test_what_only_looks_like_it_is_a_plain_file(data: bytes, name: str) -> None:
    container = nested(data, name)
    assert container is None or container.format not in {"msi", "dmg", "deno"}
