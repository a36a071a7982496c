import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.containers.bun_map import FORMAT, BunMap
from inspector.containers.container import MapContainer
from inspector.containers.failures import LimitReachedError, NotThisFormatError
from inspector.containers.recognise import open_container
from inspector.containers.source import Memory
from inspector.core.entry import Origin
from inspector.core.limits import Limits
from inspector.core.sourcefacts import Party
from tests.containers.bun_builder import bun_map
from tests.containers.context_builder import body, new_context, walk, what_comes

SOURCES = [(b"src/app.ts", b"one\ntwo"), (b"../node_modules/x/index.js", b"x\n"), (b"", b""), (b"src/app.ts", b"other")]


def opened(data: bytes) -> BunMap:
    container = open_container(Memory(data), "app.js.bun-map", new_context(), is_root=False)
    assert isinstance(container, BunMap)
    return container


def test_sources_come_back_whole() -> None:
    container = opened(bun_map(SOURCES))
    assert isinstance(container, MapContainer)
    records, error = walk(container)
    assert error is None
    assert [(r.name_raw, body(r), r.origin) for r in records[:2]] == [
        (b"src/app.ts", b"one\ntwo", Origin.REBUILT),
        (b"../node_modules/x/index.js", b"x\n", Origin.REBUILT),
    ]
    assert [r.canonical_name for r in records] == [
        "src/app.ts", "_up1/node_modules/x/index.js", "_unnamed/source-3", "src/app.ts",
    ]  # fmt: skip
    facts = container.map_facts()
    assert (facts.file, facts.inline, facts.has_mappings) == ("app.js", True, False)
    assert [(s.index, s.size_bytes, s.line_count, s.has_content, s.byte_exact) for s in facts.sources] == [
        (0, 7, 2, True, True), (1, 2, 1, True, True), (2, 0, 0, True, True), (3, 5, 1, True, True),
    ]  # fmt: skip
    assert [s.party for s in facts.sources[:2]] == [Party.FIRST, Party.THIRD]


def test_a_damaged_frame_is_one_source_that_is_not_exact() -> None:
    data = bytearray(bun_map([(b"a.ts", b"content" * 100), (b"b.ts", b"fine")]))
    frame = data.index(b"\x28\xb5\x2f\xfd")
    data[frame + 6 : frame + 14] = b"\xff" * 8
    container = opened(bytes(data))
    records, error = walk(container)
    assert error is None
    assert records[0].failure is not None
    assert (body(records[1]), records[1].failure) == (b"fine", None)
    assert [s.byte_exact for s in container.map_facts().sources] == [False, True]


def test_bombs_end_at_the_limit() -> None:
    context = new_context(Limits(max_unpacked_bytes=1 << 20))
    container = FORMAT.open(Memory(bun_map([(b"a", bytes(8 << 20))])), "x", context)
    assert isinstance(walk(container)[1], LimitReachedError)


@pytest.mark.parametrize(
    "data",
    [
        struct.pack("<6I", 1 << 20, 0, 8 + (16 << 20), 1, 0, 0),
        bun_map(SOURCES)[:-4],
        bun_map(SOURCES).replace(b"\x28\xb5\x2f\xfd", b"zzzz", 1),
    ],
)
def test_tables_that_do_not_fit(data: bytes) -> None:
    with pytest.raises(NotThisFormatError):
        FORMAT.open(Memory(data), "x", new_context())


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 250), st.binary(min_size=1, max_size=20))
def test_any_damage_is_a_container_error(place: int, noise: bytes) -> None:
    data = bytearray(bun_map(SOURCES))
    data[place : place + len(noise)] = noise
    try:
        container = FORMAT.open(Memory(bytes(data)), "x", new_context())
    except NotThisFormatError:
        return
    for record in walk(container)[0]:
        if record.content is not None:
            what_comes(record.content)
