"""Pages about compiled files."""

import contextlib
import marshal
import struct
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.previews.pages.entropy import EntropyBudget, entropy_bits
from inspector.previews.pages.page_input import PageError
from tests.binaries.binary_builder import elf_of, fat_macho_of, macho_of, pe_of, wasm_names, wasm_of
from tests.binaries.der_builder import certificate, message
from tests.binaries.image_builder import dynamic_elf, importing_pe, loading_macho
from tests.previews.pages.opened_page import fields_of, page_of, part_of

SOURCE = "class Box:\n    'Holds things.'\n    def put(self, thing):\n        return 'stored'\n"


def pyc() -> bytes:
    import importlib.util  # noqa: PLC0415 - the only place that needs it

    code = marshal.dumps(compile(SOURCE, "box.py", "exec"))
    return importlib.util.MAGIC_NUMBER + struct.pack("<3I", 0, 1_700_000_000, len(SOURCE)) + code


def test_elf() -> None:
    page = page_of(dynamic_elf(["libc.so.6"], runpath="/home/alice/lib"), "lib/x.so")
    fields = fields_of(page)
    assert fields["Machine"] == "x86-64, 64 bits, little endian"
    assert fields["RUNPATH"] == "/home/alice/lib"
    assert any("computer that built it" in row.mark for row in page.rows)
    assert part_of(page, "Libraries that it needs")[0].cells == ("libc.so.6",)
    stripped = page_of(elf_of({".text": bytes(range(256)) * 4}, symbols=2), "x")
    assert fields_of(stripped)["Symbols"] == "2 in the full table"
    row = next(row for row in part_of(stripped, "Sections (4)") if row.cells[0] == ".text")
    assert row.cells[2:] == ("1,024", "content", "", "8.00")


def test_a_search_path_that_is_no_path_is_marked() -> None:
    page = page_of(dynamic_elf([], runpath="$ORIGIN/lib:"), "x.so")
    assert any("started from" in row.mark for row in page.rows)
    page = page_of(dynamic_elf([], runpath="$ORIGIN/lib"), "x.so")
    assert not any("started from" in row.mark for row in page.rows)


def test_pe() -> None:
    page = page_of(importing_pe(["KERNEL32.dll"]), "x.exe")
    assert fields_of(page)["Signature (Authenticode)"] == "no"
    assert part_of(page, "Libraries that it needs")[0].cells == ("KERNEL32.dll",)
    assert part_of(page, "Sections (1)")[0].cells[:3] == (".text", "0x400", "512")
    assert fields_of(page_of(pe_of("c:\\a.pdb"), "x.exe"))["Debug information lies in"] == "c:\\a.pdb"


def test_macho() -> None:
    page = page_of(fat_macho_of(loading_macho(), macho_of(("__debug_info",))), "x.dylib")
    assert part_of(page, "Libraries that it needs (x86-64)")[0].cells == ("@rpath/libdemo.dylib",)
    assert fields_of(page)["Code signature"] == "no"


def test_wasm() -> None:
    page = page_of(wasm_of({"name": wasm_names(["f", "g"])}), "x.wasm")
    assert fields_of(page)["Names of functions"] == "2"
    assert part_of(page, "Sections (2)")[1].cells[0] == "custom: name"


def test_pyc() -> None:
    page = page_of(pyc(), "__pycache__/box.pyc")
    fields = fields_of(page)
    assert fields["Python"] == f"{sys.version_info.major}.{sys.version_info.minor}"
    assert fields["Source"] == "box.py"
    outline = [row.cells for row in part_of(page, "Code objects (3)")]
    assert [cells[1].strip() for cells in outline] == ["<module>", "Box", "put(self, thing)"]
    assert outline[1][2] == "class: Holds things."
    constants = next(row.cells[0] for row in page.rows if row.cells[0].startswith("Constants"))
    assert "stored" in [row.cells[2] for row in part_of(page, constants)]


SEEDS = (
    dynamic_elf(["libc.so.6"], runpath="x"), elf_of({".text": b"x" * 99}), importing_pe(["a.dll"]),
    fat_macho_of(loading_macho()), wasm_of({"name": wasm_names(["f"])}), pyc(),
)  # fmt: skip


@given(
    st.sampled_from(SEEDS),
    st.lists(st.tuples(st.integers(4, 900), st.integers(0, 255)), max_size=5),
    st.integers(8, 3000),
)
def test_mutated_programs_give_a_page_or_a_sentence(seed: bytes, changes: list[tuple[int, int]], keep: int) -> None:
    data = bytearray(seed)
    for at, value in changes:
        if at < len(data):
            data[at] = value
    with contextlib.suppress(PageError):
        page_of(bytes(data[:keep]), "x.so")


@pytest.mark.parametrize("data", [b"\x7fELF\1\1", b"\xca\xfe\xba\xbe\0\0\0\1", b"\xcf\xfa\xed\xfe"])
def test_mere_beginnings_are_a_sentence(data: bytes) -> None:
    with pytest.raises(PageError, match=r"\.$"):
        page_of(data, "x")


def test_entropy() -> None:
    assert entropy_bits(bytes(100)) == 0
    assert entropy_bits(bytes(range(256))) == pytest.approx(8)
    budget = EntropyBudget(bytes(1000), max_bytes=500)
    assert budget.said(0, 400) == "0.00"
    assert budget.said(0, 400) == ""
    assert budget.said(-5, 100) == ""


def signed(data: bytes, signature: bytes) -> bytes:
    """A PE file with a table of signatures behind its content."""
    table = struct.pack("<I2H", 8 + len(signature), 0x200, 2) + signature
    head = bytearray(data)
    struct.pack_into("<2I", head, 64 + 4 + 20 + 112 + 8 * 4, len(data), len(table))
    return bytes(head) + table


def test_certificates_in_the_signature_of_a_pe_file() -> None:
    page = page_of(signed(pe_of(), message(certificate("Example Inc"))), "x.exe")
    assert fields_of(page)["Signature (Authenticode)"].startswith("yes")
    rows = part_of(page, "Certificates in the signature, not verified")
    assert rows[0].cells == ("CN=Example Inc", "2049-12-31 23:59:59 UTC")
    damaged = page_of(signed(pe_of(), b"\x30\x82"), "x.exe")
    assert "damaged" in part_of(damaged, "Certificates in the signature")[0].cells[0]
