"""Compiled Python modules, read as facts."""

import importlib.util
import marshal
import struct
import sys
import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.binaries.pyc import PycString, read_pyc

_SOURCE = textwrap.dedent('''
    """The module."""
    import os
    LIMIT = ("nested", ("deeper", b"raw bytes"))
    class Engine:
        """The engine."""
        def start(self, speed, *, mode="fast", **rest):
            """Starts it."""
            token = "planted"
            def inner(): return speed
            return inner, token, 2 ** 70, 1.5, 2j, None, x[1:2]
    ''')


def _pyc_of(source: str, flags: int = 0) -> bytes:
    code = compile(source, "/build/demo/engine.py", "exec")
    return importlib.util.MAGIC_NUMBER + struct.pack("<3I", flags, 1_700_000_000, len(source)) + marshal.dumps(code)


_SAMPLE = _pyc_of(_SOURCE)


def test_facts_of_this_python() -> None:
    facts = read_pyc(_SAMPLE)
    assert facts.problem is None
    assert facts.python == f"{sys.version_info[0]}.{sys.version_info[1]}"
    assert (facts.source_time_s, facts.source_bytes, facts.source_hash) == (1_700_000_000, len(_SOURCE), None)
    assert facts.filename == "/build/demo/engine.py"
    assert {"os", "LIMIT", "Engine", "speed", "mode", "token"} <= set(facts.names)
    assert facts.docstrings == ("The module.", "The engine.", "Starts it.")


def test_strings_lie_where_they_say() -> None:
    strings = {string.text: string for string in read_pyc(_SAMPLE).strings}
    assert {"nested", "deeper", "planted", "raw bytes"} <= set(strings)
    assert strings["raw bytes"].is_bytes
    for text, string in strings.items():
        assert _SAMPLE[string.offset :].startswith(text.encode())


def test_outline_names_functions_and_arguments() -> None:
    outline = {code.qualified_name: code for code in read_pyc(_SAMPLE).outline}
    assert list(outline) == ["<module>", "Engine", "Engine.start", "Engine.start.<locals>.inner"]
    assert outline["Engine.start"].arguments == ("self", "speed", "mode", "rest")
    assert outline["Engine.start"].first_line == 7
    assert [code.depth for code in outline.values()] == [0, 1, 2, 3]
    assert not outline["Engine"].is_function


def test_hash_based_header() -> None:
    facts = read_pyc(_SAMPLE[:4] + struct.pack("<I", 1) + b"\1\2\3\4\5\6\7\x08" + _SAMPLE[16:])
    assert (facts.source_hash, facts.source_time_s, facts.source_bytes) == ("0102030405060708", None, None)


def _text(value: bytes) -> bytes:
    return b"u" + struct.pack("<i", len(value)) + value


@pytest.mark.parametrize(
    ("magic", "version", "header", "integers"),
    [(3379, "3.6", 12, 5), (3394, "3.7", 16, 5), (3413, "3.8", 16, 6), (3425, "3.9", 16, 6), (3439, "3.10", 16, 6)],
)
def test_older_layouts(magic: int, version: str, header: int, integers: int) -> None:
    code = b"c" + struct.pack(f"<{integers}i", *[0] * integers) + b"s\0\0\0\0"
    code += b")\1" + _text(b"constant") + b")\1" + _text(b"os") + b")\0" * 3
    code += _text(b"/src/a.py") + _text(b"<module>") + struct.pack("<i", 1) + b"s\0\0\0\0"
    facts = read_pyc(struct.pack("<H", magic) + b"\r\n" + bytes(header - 4) + code)
    assert (facts.python, facts.filename, facts.names, facts.problem) == (version, "/src/a.py", ("os",), None)
    assert [string.text for string in facts.strings] == ["constant"]


def test_slices_of_3_14() -> None:
    code = b"c" + struct.pack("<5i", 0, 0, 0, 0, 0) + b"s\0\0\0\0" + b")\1:" + b"N" + _text(b"end") + b"N"
    code += (
        b")\0" * 2 + b"s\0\0\0\0" + _text(b"a.py") + _text(b"m") + _text(b"m") + struct.pack("<i", 1) + b"s\0\0\0\0" * 2
    )
    facts = read_pyc(struct.pack("<H", 3627) + b"\r\n" + bytes(12) + code)
    assert (facts.python, facts.problem) == ("3.14", None)
    assert [string.text for string in facts.strings] == ["end"]


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"", "It ends in the middle of an object, at byte 16."),
        (b"N", "It holds no code."),
        (b"?", "Byte 16 holds an unknown type code, 63."),
        (b"0", "An end mark stands where an object should be."),
        (b"r\5\0\0\0", "Byte 17 refers to an object that does not exist."),
        (b"(\xff\xff\xff\x7f", "A sequence at byte 21 claims 2,147,483,647 items, more than there are bytes."),
        (b")\1" * 200, "It nests objects deeper than 100 levels."),
    ],
)
def test_damage_is_named(body: bytes, problem: str) -> None:
    assert read_pyc(struct.pack("<H", 3495) + b"\r\n" + bytes(12) + body).problem == problem


def test_cut_file_keeps_what_was_read() -> None:
    facts = read_pyc(_SAMPLE[:-20])
    assert facts.problem is not None
    assert "planted" in {string.text for string in facts.strings}


def test_unknown_magic_and_trailing_bytes() -> None:
    assert (
        read_pyc(b"\3\xf3\r\n" + bytes(20)).problem == "It does not begin like a module compiled by Python 3.6 to 3.14."
    )
    assert read_pyc(_SAMPLE + b"more").problem == "4 bytes follow the code."
    assert read_pyc(_SAMPLE[:9]).problem == "It ends inside its header, at byte 9."


def test_shared_tuples_are_walked_once() -> None:
    """Forty levels of tuples that hold the one before twice would be 2^40 strings."""
    tuples = b"\xa9\1" + _text(b"deep") + b"".join(b"\xa9\2" + struct.pack("<ci", b"r", i) * 2 for i in range(40))
    code = b"c" + struct.pack("<5i", 0, 0, 0, 0, 0) + b"s\0\0\0\0" + b")\x29" + tuples + b")\0" * 2 + b"s\0\0\0\0"
    code += _text(b"a.py") + _text(b"m") + _text(b"m") + struct.pack("<i", 1) + b"s\0\0\0\0" * 2
    facts = read_pyc(struct.pack("<H", 3495) + b"\r\n" + bytes(12) + code)
    assert facts.problem is None
    assert [string.text for string in facts.strings] == ["deep"]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.tuples(st.integers(16, len(_SAMPLE) - 1), st.integers(0, 255)), max_size=10),
    st.integers(0, len(_SAMPLE)),
)
def test_mutated_bytes_never_raise(changes: list[tuple[int, int]], keep: int) -> None:
    data = bytearray(_SAMPLE)
    for index, value in changes:
        data[index] = value
    facts = read_pyc(bytes(data[:keep]))
    assert all(isinstance(string, PycString) for string in facts.strings)
    assert facts.problem is not None or facts.outline
