import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.binaries.pyc import read_pyc
from inspector.containers.failures import DamagedError
from inspector.containers.pyz import ENCRYPTED, FORMAT
from inspector.containers.source import Memory
from inspector.core.entry import EntryKind
from tests.containers.context_builder import body, listed, new_context, opened, walk, what_comes
from tests.containers.pyinstaller_builder import MAGIC_3_11, code, pyz

MODULES = [
    ("pkg", 1, zlib.compress(code("package"))),
    ("pkg.mod", 0, zlib.compress(code("module"))),
    ("pkg.space", 3, b""),
    ("pkg.data.txt", 2, zlib.compress(b"text")),
]


@pytest.mark.parametrize("is_dictionary", [False, True])
def test_modules_by_the_path_that_they_would_have(is_dictionary: bool) -> None:
    data = pyz(MODULES, is_dictionary=is_dictionary)
    assert opened(data).format == "pyz"
    package, module, space, text = listed(data)
    assert [r.name_raw for r in (package, module, space, text)] == [
        b"pkg/__init__.pyc", b"pkg/mod.pyc", b"pkg/space", b"pkg.data.txt",
    ]  # fmt: skip
    facts = read_pyc(body(module))
    assert (facts.python, facts.problem) == ("3.11", None)
    assert [string.text for string in facts.strings] == ["module"]
    assert (space.kind, body(text)) == (EntryKind.DIRECTORY, b"text")


def test_encrypted_modules_are_said_and_kept() -> None:
    (record,) = listed(pyz([("secret", 0, b"\x13\x37encrypted")]))
    assert (record.failure, body(record)) == (ENCRYPTED, b"\x13\x37encrypted")


def test_an_unknown_python_keeps_the_code_bare() -> None:
    (record,) = listed(pyz([("m", 0, zlib.compress(code("x")))], magic=b"\x01\x01\r\n"))
    assert body(record) == code("x")


@pytest.mark.parametrize(
    "data",
    [
        b"PYZ\0" + MAGIC_3_11 + struct.pack(">I", 5000) + bytes(9),
        b"PYZ\0" + MAGIC_3_11 + struct.pack(">I", 17) + bytes(5) + b"[\xff\xff\xff\x7f",
        b"PYZ\0" + MAGIC_3_11 + struct.pack(">I", 17) + bytes(5) + b"i\1\0\0\0",
        b"PYZ\0" + MAGIC_3_11 + struct.pack(">I", 17) + bytes(5) + b"?",
    ],
)
def test_lists_that_are_none(data: bytes) -> None:
    records, error = walk(opened(data))
    assert records == []
    assert isinstance(error, DamagedError)


@settings(max_examples=100, deadline=None)
@given(st.integers(4, 300), st.binary(min_size=1, max_size=30))
def test_any_damage_is_a_container_error(place: int, noise: bytes) -> None:
    data = bytearray(pyz(MODULES))
    data[place : place + len(noise)] = noise
    for record in walk(FORMAT.open(Memory(bytes(data)), "x.pyz", new_context()))[0]:
        if record.content is not None:
            what_comes(record.content)
