"""What programs ask of the system that loads them: ELF, PE, Mach-O, and the sections of wasm."""

import struct
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.binaries.elf_image import read_elf_image
from inspector.binaries.macho_image import read_macho_image
from inspector.binaries.pe_image import read_pe_image
from inspector.binaries.wasm_sections import MAX_NAMES, read_wasm_layout
from tests.binaries.binary_builder import fat_macho_of, leb, macho_of, pe_of, wasm_of
from tests.binaries.image_builder import dynamic_elf, importing_pe, loading_macho

WASM_NAMES = b"\x01m" + b"\x01f" + b"\x00\x00"
WASM = wasm_of({"producers": b"\x01\x0cprocessed-by\x01\x05rustc\x041.80"}) + bytes([2]) + leb(7) + b"\x01" + WASM_NAMES
WASM += bytes([7]) + leb(5) + b"\x01\x01e\x00\x00"


@pytest.mark.parametrize("bits", [32, 64])
@pytest.mark.parametrize("order", ["<", ">"])
def test_elf(bits: int, order: str) -> None:
    image = read_elf_image(dynamic_elf(["libc.so.6", "libm.so.6"], runpath="$ORIGIN/lib", bits=bits, order=order))
    assert image is not None
    assert image.problem is None
    assert image.needed == ("libc.so.6", "libm.so.6")
    assert (image.runpath, image.rpath, image.soname) == ("$ORIGIN/lib", "", "demo.so")
    assert image.has_executable_stack
    assert image.binds_now
    assert not image.has_relro


def test_pe() -> None:
    image = read_pe_image(importing_pe(["KERNEL32.dll", "USER32.dll"]))
    assert image is not None
    assert image.libraries == ["KERNEL32.dll", "USER32.dll"]
    assert image.bits == 64
    assert [section.name for section in image.sections] == [".text"]
    assert image.certificate_bytes == 0


def test_macho() -> None:
    image = read_macho_image(fat_macho_of(loading_macho(), macho_of(("__debug_info",))))
    assert image is not None
    assert image.is_fat
    first, second = image.slices
    assert first.libraries == [("@rpath/libdemo.dylib", "")]
    assert first.rpaths == ["@loader_path/lib"]
    assert (first.platform, first.least_version) == (1, "11.0.0")
    assert [section.name for section in second.sections] == ["__debug_info"]
    assert second.symbol_count == 7


def test_wasm() -> None:
    layout = read_wasm_layout(WASM)
    assert layout is not None
    assert layout.problem is None
    assert layout.imports == [("m", "f", "function")]
    assert layout.exports == [("e", "function")]
    assert layout.producers == [("processed-by", "rustc 1.80")]
    assert [part.kind for part in layout.parts] == [1, 0, 2, 7]


SEEDS: tuple[tuple[bytes, Callable[[bytes], object]], ...] = (
    (dynamic_elf(["libc.so.6"], runpath="x"), read_elf_image),
    (importing_pe(["KERNEL32.dll"]), read_pe_image),
    (pe_of("a.pdb"), read_pe_image),
    (fat_macho_of(loading_macho()), read_macho_image),
    (WASM, read_wasm_layout),
)


@given(
    st.sampled_from(SEEDS),
    st.lists(st.tuples(st.integers(4, 1200), st.integers(0, 255)), max_size=6),
    st.integers(0, 2000),
)
def test_mutated_bytes_never_raise(
    seed: tuple[bytes, Callable[[bytes], object]], changes: list[tuple[int, int]], keep: int
) -> None:
    data = bytearray(seed[0])
    for at, value in changes:
        if at < len(data):
            data[at] = value
    seed[1](bytes(data[:keep]))


def test_other_bytes_are_none() -> None:
    for read in (read_elf_image, read_pe_image, read_macho_image, read_wasm_layout):
        assert read(b"") is None
        assert read(struct.pack("<8I", *range(8))) is None


def test_imports_of_all_sections_together_are_bounded() -> None:
    section = bytes([2]) + leb(len(leb(5000)) + 6 * 5000) + leb(5000) + WASM_NAMES * 5000
    layout = read_wasm_layout(b"\0asm\1\0\0\0" + section * 5)
    assert layout is not None
    assert len(layout.imports) == MAX_NAMES
