"""File kinds by their first bytes."""

import importlib.util

import pytest

from inspector.binaries.identify import identify
from tests.binaries.binary_builder import elf_of, fat_macho_of, macho_of, pe_of, wasm_of


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (elf_of({}), "a.so", "elf"),
        (pe_of(), "a.dll", "pe"),
        (b"MZ" + bytes(58) + b"\0\0\2\0", "a.exe", "pe"),
        (b"MZ" + bytes(98), "old.com", None),
        (macho_of(), "a", "mach-o"),
        (fat_macho_of(macho_of()), "a", "mach-o"),
        (b"\xca\xfe\xba\xbe\0\0\0\x41", "A.class", "class"),
        (wasm_of({}), "a.wasm", "wasm"),
        (importlib.util.MAGIC_NUMBER + bytes(12), "a.pyc", "pyc"),
        (b"PK\3\4", "a.whl", "zip"),
        (b"\x1f\x8b\x08", "a.tgz", "gzip"),
        (bytes(257) + b"ustar\0", "a", "tar"),
        (b"\x89PNG\r\n\x1a\n", "a", "png"),
        (b"RIFF\0\0\0\0WEBP", "a", "webp"),
        (b"RIFF\0\0\0\0WHAT", "a", None),
        (b"SQLite format 3\0", "a.db", "sqlite"),
        (b"wOF2", "a.woff2", "woff2"),
        (b"true\0\1", "a.ttf", "ttf"),
        (b"true story", "a.txt", None),
        (b"const a = 1", "a.js", None),
        (b"", "empty", None),
    ],
)
def test_kind_by_content(head: bytes, name: str, kind: str | None) -> None:
    assert identify(head, name) == kind
