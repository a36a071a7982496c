"""React Native's indexed RAM bundles."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.containers.failures import DamagedError
from inspector.containers.ram_bundle import MAGIC
from tests.containers.context_builder import body, listed, opened, walk


def bundle_of(modules: list[bytes | None], startup: bytes = b"require(0);") -> bytes:
    """None is a number without a module."""
    body_bytes = startup + b"\0"
    rows = []
    for module in modules:
        rows.append((0, 0) if module is None else (len(body_bytes), len(module) + 1))
        body_bytes += b"" if module is None else module + b"\0"
    table = b"".join(struct.pack("<2I", *row) for row in rows)
    return MAGIC + struct.pack("<2I", len(modules), len(startup) + 1) + table + body_bytes


def test_start_up_code_and_modules() -> None:
    data = bundle_of([b"__d(0)", None, b"__d(2)"])
    assert opened(data).format == "ram-bundle"
    records = listed(data, "main.jsbundle")
    assert [(r.name_raw, body(r)) for r in records] == [
        (b"startup.js", b"require(0);"),
        (b"modules/0.js", b"__d(0)"),
        (b"modules/2.js", b"__d(2)"),
    ]
    assert records[1].offset == data.index(b"__d(0)")


def test_a_module_beyond_the_end_costs_only_itself() -> None:
    data = bytearray(bundle_of([b"__d(0)", b"__d(1)"]))
    data[12:16] = struct.pack("<I", 1 << 30)
    startup, beyond, other, *rest = listed(bytes(data))
    assert beyond.content is None
    assert beyond.failure is not None
    assert "and the file has" in beyond.failure
    assert body(other) == b"__d(1)"
    assert body(startup) == b"require(0);"
    assert [body(gap) for gap in rest] == [b"__d(0)\0"]


def test_a_table_that_cannot_be() -> None:
    records, error = walk(opened(MAGIC + struct.pack("<2I", 1 << 31, 0)))
    assert records == []
    assert isinstance(error, DamagedError)


def test_bytes_behind_the_modules_are_a_record() -> None:
    assert body(listed(bundle_of([b"x"]) + b"more")[-1]) == b"more"


@given(st.binary(max_size=120))
def test_any_bytes(tail: bytes) -> None:
    records, error = walk(opened(MAGIC + tail))
    assert error is None or isinstance(error, DamagedError)
    for record in records:
        if record.content is not None:
            body(record)


@pytest.mark.parametrize("data", [MAGIC, MAGIC + b"\0\0\0\0"])
def test_the_magic_alone_is_no_bundle(data: bytes) -> None:
    assert opened(data).format != "ram-bundle"
