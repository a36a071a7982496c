"""Files that carry maps, as containers of these maps."""

import base64
import json

import pytest

from inspector.containers.budget import Budget
from inspector.containers.container import OpenContext
from inspector.containers.failures import DamagedError, LimitReachedError, NotThisFormatError
from inspector.containers.inline_maps import FORMAT, MAX_IN_MEMORY_BYTES, InlineMapsContainer
from inspector.containers.source import Memory
from inspector.containers.source_map import FORMAT as SOURCE_MAP
from inspector.containers.spool import Spool
from inspector.core.entry import EntryKind, Origin
from inspector.core.limits import Limits

MARK = "//# sourceMappingURL="


def new_context(**limits: int) -> OpenContext:
    bounds = Limits(**limits)
    return OpenContext(bounds, Budget(bounds), Spool())


def a_map(text: str) -> str:
    return json.dumps({"version": 3, "sources": ["a.ts"], "sourcesContent": [text], "mappings": ""})


def comment(text: str) -> str:
    return f"{MARK}data:application/json;base64,{base64.b64encode(a_map(text).encode()).decode()}\n"


def test_each_map_is_a_record() -> None:
    script = f"x();\n{comment('one')}y();\n{comment('two')}".encode()
    context = new_context()
    container = FORMAT.open(Memory(script), "a.js", context)
    first, second = container.records()
    assert container.format == "inline-maps"
    assert (first.canonical_name, second.canonical_name) == ("%map-1", "%map-2")
    assert (first.name_raw, first.kind, first.origin) == (b"inline map 1", EntryKind.FILE, Origin.EMBEDDED)
    assert first.content is not None
    assert first.content.read_at(0, 1 << 20).decode() == a_map("one")
    assert first.offset is not None
    assert script[first.offset :].startswith(b"data:")
    assert context.budget.unpacked_bytes == len(a_map("one")) + len(a_map("two"))


def test_a_record_opens_as_a_map() -> None:
    (record,) = FORMAT.open(Memory(comment("text").encode()), "a.css", new_context()).records()
    assert record.content is not None
    name = record.name_raw.decode()
    assert SOURCE_MAP.recognises(record.content.read_at(0, 4096), name)
    (source,) = SOURCE_MAP.open(record.content, name, new_context()).records()
    assert source.content is not None
    assert source.content.read_at(0, 100) == b"text"


def test_a_rebuilt_source_may_carry_a_map_again() -> None:
    outer = json.dumps({"version": 3, "sources": ["a.js"], "sourcesContent": [f"x\n{comment('deep')}"], "mappings": ""})
    (rebuilt,) = SOURCE_MAP.open(Memory(outer.encode()), "a.js.map", new_context()).records()
    assert rebuilt.content is not None
    (embedded,) = FORMAT.open(rebuilt.content, "a.js", new_context()).records()
    assert embedded.content is not None
    assert json.loads(embedded.content.read_at(0, 1 << 16))["sourcesContent"] == ["deep"]


def test_large_maps_go_to_the_spool() -> None:
    context = new_context()
    (record,) = FORMAT.open(Memory(comment("x" * MAX_IN_MEMORY_BYTES).encode()), "a.js", context).records()
    assert context.spool.size_bytes == record.size_bytes
    assert record.content is not None
    assert json.loads(record.content.read_at(0, 1 << 20))["sources"] == ["a.ts"]
    context.spool.close()


@pytest.mark.parametrize(
    ("head", "name", "expected"),
    [
        (b"x()", "dist/a.js", True),
        (b"x()", "webpack://ns/./src/a.tsx?1234", True),
        (b"a{}", "A.CSS", True),
        (b"#!/usr/bin/env node\n", "bin/cli", True),
        (b"#!/bin/sh\n", "bin/run", False),
        (b"x\0y", "a.js", False),
        (b"x()", "a.py", False),
        (b"{}", "a.js.map", False),
        (b"", "js", False),
    ],
)
def test_which_files_may_carry_maps(head: bytes, name: str, *, expected: bool) -> None:
    assert FORMAT.recognises(head, name) is expected


@pytest.mark.parametrize("text", ["x();", "", f'"{MARK}data:application/json;base64," + map', f"{MARK}a.js.map"])
def test_files_without_maps_are_left_to_others(text: str) -> None:
    with pytest.raises(NotThisFormatError):
        FORMAT.open(Memory(text.encode()), "a.js", new_context())


def test_what_comes_before_damage_is_found() -> None:
    class Damaged(Memory):
        def read_at(self, offset: int, length: int) -> bytes:
            data = super().read_at(offset, length)
            if not data:
                raise DamagedError("The content ends too early.")
            return data

    assert len(list(FORMAT.open(Damaged(comment("x").encode()), "a.js", new_context()).records())) == 1


def test_embedded_maps_count_as_unpacked_bytes() -> None:
    with pytest.raises(LimitReachedError):
        FORMAT.open(Memory(comment("x" * 500).encode()), "a.js", new_context(max_unpacked_bytes=100))


def test_base64_is_what_needs_no_second_look() -> None:
    script = f"x();\n{comment('one')}y();\n".encode()
    ((start, end),) = spans_of(script)
    assert base64.b64decode(script[start:end]).decode() == a_map("one")
    percent = f"{MARK}data:application/json,{a_map('two')}\n".encode()
    assert spans_of(percent) == ()


def spans_of(script: bytes) -> tuple[tuple[int, int], ...]:
    container = FORMAT.open(Memory(script), "a.js", new_context())
    assert isinstance(container, InlineMapsContainer)
    return container.content_spans()
