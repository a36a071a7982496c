"""Modules of WebAssembly that carry their map."""

import json
from contextlib import suppress
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.containers.failures import ContainerError, LimitReachedError, NotThisFormatError
from inspector.containers.recognise import open_container
from inspector.containers.source import Memory
from inspector.containers.wasm_map import FORMAT
from inspector.core.limits import Limits
from tests.binaries.binary_builder import leb, wasm_of
from tests.containers.context_builder import body, new_context

MAP = json.dumps({"version": 3, "sources": ["lib.rs"], "sourcesContent": ["fn main() {}"], "mappings": "AAAA"})
URL = f"data:application/json,{quote(MAP)}".encode()


def module(url: bytes, name: str = "sourceMappingURL") -> bytes:
    return wasm_of({"producers": bytes(400), name: leb(len(url)) + url, "name": b"\0"})


def test_the_map_in_the_section_is_a_record() -> None:
    data = module(URL)
    container = open_container(Memory(data), "m.wasm", new_context(), is_root=False)
    assert container is not None
    (record,) = container.records()
    assert (record.canonical_name, body(record)) == ("%map-1", MAP.encode())
    assert record.offset == data.index(b"data:")
    assert record.packed_bytes == len(URL)


@pytest.mark.parametrize(
    "data",
    [
        module(b"m.wasm.map"),
        module(b""),
        module(URL, "sourceMappingUrl"),
        module(b"data:application/json,{}"),
        wasm_of({}),
        wasm_of({"sourceMappingURL": leb(9) + b"m.wasm"}),
        module(URL)[: -len(URL) // 2],
        b"\0asm",
    ],
    ids=["address", "empty", "other section", "no map", "no section", "short", "cut", "magic"],
)
def test_other_modules_are_no_containers(data: bytes) -> None:
    with pytest.raises(NotThisFormatError):
        FORMAT.open(Memory(data), "m.wasm", new_context())
    assert open_container(Memory(data), "m.wasm", new_context(), is_root=False) is None


def test_a_map_over_the_limit_is_refused() -> None:
    with pytest.raises(LimitReachedError):
        FORMAT.open(Memory(module(URL)), "m.wasm", new_context(Limits(max_map_bytes=50)))


@given(st.binary(max_size=80), st.integers(0, 200))
def test_any_bytes_are_a_map_or_none(noise: bytes, at: int) -> None:
    whole = module(URL)
    data = whole[:at] + noise + whole[at:]
    with suppress(ContainerError):
        assert len(list(FORMAT.open(Memory(data), "m.wasm", new_context()).records())) == 1
