"""Source maps as containers."""

import hashlib
import json
from typing import Any

import pytest

from inspector.containers.budget import Budget
from inspector.containers.container import OpenContext
from inspector.containers.failures import DamagedError, LimitReachedError, NotThisFormatError
from inspector.containers.rebuilt_source import RebuiltSource
from inspector.containers.recognise import open_container
from inspector.containers.record import Record
from inspector.containers.source import ByteSource, Memory
from inspector.containers.source_map import FORMAT, SourceMapContainer
from inspector.containers.spool import Spool
from inspector.core.entry import EntryKind, Origin
from inspector.core.limits import Limits
from inspector.core.sourcefacts import Party, SourceClass


def as_bytes(**fields: Any) -> bytes:
    return json.dumps({"version": 3, "mappings": "AAAA", **fields}, ensure_ascii=False).encode("utf-8", "surrogatepass")


def new_context(**limits: int) -> OpenContext:
    bounds = Limits(**limits)
    return OpenContext(bounds, Budget(bounds), Spool())


def opened(data: bytes, name: str = "dist/a.js.map", context: OpenContext | None = None) -> SourceMapContainer:
    container = FORMAT.open(Memory(data), name, context or new_context())
    assert isinstance(container, SourceMapContainer)
    return container


def content(record: Record) -> bytes:
    assert record.content is not None
    return record.content.read_at(0, 1 << 20)


def test_every_source_with_content_is_a_record() -> None:
    data = as_bytes(
        sources=["../src/a.ts", "b.ts", "node_modules/x/c.js"],
        sourcesContent=["α\nβ", None, ""],
        sourceRoot="",
        names=["n"],
    )
    container = opened(data)
    first, last = container.records()
    assert (first.name_raw, first.canonical_name) == (b"../src/a.ts", "_up1/src/a.ts")
    assert (first.kind, first.origin, first.size_bytes) == (EntryKind.FILE, Origin.REBUILT, 5)
    assert content(first) == "α\nβ".encode()
    assert first.offset is not None
    assert data[first.offset :].startswith('"α'.encode())
    assert (last.canonical_name, last.size_bytes, content(last)) == ("node_modules/x/c.js", 0, b"")
    assert container.format == "source-map"


def test_facts_cover_sources_without_content() -> None:
    container = opened(
        as_bytes(sources=["a.ts", "node_modules/b.js"], sourcesContent=["x\ny"], file="a.js", ignoreList=[1])
    )
    facts = container.map_facts()
    first, second = facts.sources
    assert (facts.entry, facts.inline, facts.file, facts.has_mappings, facts.ignore_list) == (
        0,
        False,
        "a.js",
        True,
        (1,),
    )
    assert (first.has_content, first.size_bytes, first.line_count) == (True, 3, 2)
    assert first.sha256 == hashlib.sha256(b"x\ny").hexdigest()
    assert (second.has_content, second.sha256, second.party) == (False, None, Party.THIRD)
    assert [r.source for r in container.records()] == [first]


def test_contents_are_read_in_pieces_and_past_the_end() -> None:
    (record,) = opened(as_bytes(sources=["a"], sourcesContent=["0123456789"])).records()
    assert isinstance(record.content, RebuiltSource)
    assert [record.content.read_at(at, 4) for at in (0, 4, 8, 10, -1)] == [b"0123", b"4567", b"89", b"", b""]
    assert record.content.size_bytes == 10


def test_a_map_that_comes_in_pieces_is_read_whole() -> None:
    class Dripping:
        def __init__(self, data: bytes) -> None:
            self._data = data
            self.size_bytes: int | None = None

        def read_at(self, offset: int, length: int) -> bytes:
            return self._data[offset : offset + min(length, 7)]

    data = as_bytes(sources=["a"], sourcesContent=["a long enough text"])
    source: ByteSource = Dripping(data)
    (record,) = FORMAT.open(source, "a.map", new_context()).records()
    assert content(record) == b"a long enough text"


def test_content_spans_are_the_texts_of_the_records() -> None:
    data = as_bytes(sources=["a", "b"], sourcesContent=["x", "y"])
    container = opened(data)
    assert [data[start:stop] for start, stop in container.content_spans()] == [b'"x"', b'"y"']
    assert opened(data.decode().encode("utf-16"), "a.map").content_spans() == ()


def test_a_recoded_map_still_gives_its_contents() -> None:
    context = new_context()
    data = as_bytes(sources=["ä"], sourcesContent=["ö\n"]).decode().encode("utf-16")
    (record,) = opened(data, context=context).records()
    assert content(record) == "ö\n".encode()
    assert record.offset is None
    context.spool.close()


def test_names_that_no_path_can_hold() -> None:
    data = (
        b'{"version":3,"mappings":"","sources":["\\ud800","a\\u0000b","x!/y","%41"],"sourcesContent":["1","2","3","4"]}'
    )
    container = opened(data)
    records = list(container.records())
    assert [r.canonical_name for r in records] == ["%ED%A0%80", "a%00b", "x%21/y", "%2541"]
    assert records[0].name_raw == b"\xed\xa0\x80"
    names = [s.name for s in container.map_facts().sources]
    assert names == ["\ufffd", "a\0b", "x!/y", "%41"]
    assert all((s.name or "").encode() for s in container.map_facts().sources)


def test_unnamed_sources_are_named_by_content() -> None:
    container = opened(as_bytes(sources=[None, None, None], sourcesContent=["x", "y"]))
    digests = [hashlib.sha256(text).hexdigest()[:8] for text in (b"x", b"y")]
    records = list(container.records())
    assert [r.canonical_name for r in records] == [f"_unnamed/{digest}" for digest in digests]
    assert [r.name_raw.decode() for r in records] == [f"_unnamed/{digest}" for digest in digests]
    assert container.map_facts().sources[2].tree_path == "_unnamed/source-3"
    assert {s.source_class for s in container.map_facts().sources} == {SourceClass.UNNAMED}


def test_each_source_knows_the_root_that_it_has() -> None:
    parts = [
        {"version": 3, "sources": ["a.ts"], "names": [], "mappings": "", "sourceRoot": root} for root in ("x/", "y")
    ]
    sections = [{"offset": {"line": line, "column": 0}, "map": part} for line, part in enumerate(parts)]
    facts = opened(json.dumps({"version": 3, "sections": sections}).encode()).map_facts()
    assert [(source.root, source.tree_path) for source in facts.sources] == [("x/", "x/a.ts"), ("y", "y/a.ts")]
    assert facts.source_root is None


def test_an_ignored_source_is_still_first_party() -> None:
    facts = opened(as_bytes(sources=["src/a.ts"], sourcesContent=["x"], ignoreList=[0])).map_facts()
    assert facts.sources[0].party is Party.FIRST


def test_a_map_inside_a_dependency_is_third_party() -> None:
    container = opened(as_bytes(sources=["src/a.ts"], sourcesContent=["x"]), "package/node_modules/x/a.js.map")
    assert container.map_facts().sources[0].party is Party.THIRD


def test_a_users_folder_in_source_root_reaches_the_tree() -> None:
    (record,) = opened(as_bytes(sources=["index.ts"], sourcesContent=["x"], sourceRoot="/Users/c/src/")).records()
    assert record.canonical_name == "_abs/Users/c/src/index.ts"


def test_a_declaration_map_without_content_has_no_records() -> None:
    container = opened(as_bytes(sources=["../src/a.ts"]), "a.d.ts.map")
    assert list(container.records()) == []
    assert len(container.map_facts().sources) == 1


def test_violations_and_sections_are_passed_on() -> None:
    part = {"offset": {"line": 0, "column": 0}, "map": {"version": 3, "sources": ["a"], "mappings": ""}}
    facts = opened(json.dumps({"version": 3, "sections": [part, part]}).encode()).map_facts()
    assert facts.section_count == 2
    assert facts.violations == ("/sections/1 overlaps the section before it or is out of order.",)


def test_an_embedded_map_says_that_it_is_inline() -> None:
    assert opened(as_bytes(sources=["a"]), "inline map 3").map_facts().inline


def test_a_cut_map_is_noted() -> None:
    context = new_context()
    data = as_bytes(sources=["a", "b"], sourcesContent=["x", "yyyy"])
    container = opened(data[: data.index(b"yyyy") + 2], context=context)
    assert [content(r) for r in container.records()] == [b"x", b"yy"]
    assert [s.byte_exact for s in container.map_facts().sources] == [True, False]
    assert context.notes == [("The source map was cut.", "The sources before the cut were rebuilt.")]


def test_a_damaged_map_keeps_what_came_before() -> None:
    class Damaged(Memory):
        def read_at(self, offset: int, length: int) -> bytes:
            data = super().read_at(offset, length)
            if not data:
                raise DamagedError("The checksum is wrong.")
            return data

    context = new_context()
    data = as_bytes(sources=["a", "b"], sourcesContent=["x", "yyyy"])
    container = FORMAT.open(Damaged(data[: data.index(b"yyyy")]), "a.map", context)
    assert [content(r) for r in container.records()] == [b"x", b""]
    assert context.notes == [("The checksum is wrong.", "The sources before the damage were rebuilt.")]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"{}", "a.map"),
        (b")]}'", "a.map"),
        (b'{"sources":["a"]}', "settings.json"),
        (b'{"version":8,"sources":{},"layers":[]}', "style.json"),
        (b'{"sections":[{"title":"x"}]}', "book.json"),
    ],
)
def test_what_is_no_map_is_left_to_others(data: bytes, name: str) -> None:
    with pytest.raises(NotThisFormatError):
        FORMAT.open(Memory(data), name, new_context())


def test_a_map_under_another_name_is_opened() -> None:
    data = as_bytes(sources=["a"], sourcesContent=["x"])
    assert FORMAT.recognises(data[:4096], "bundle.json")
    assert len(list(opened(data, "bundle.json").records())) == 1


def test_a_map_as_the_artifact_is_a_file_that_holds_it() -> None:
    content = Memory(as_bytes(sources=["a"], sourcesContent=["x"]))
    formats = [open_container(content, "a.js.map", new_context(), is_root=is_root) for is_root in (True, False)]
    assert [container and container.format for container in formats] == ["file", "source-map"]


def test_large_maps_meet_their_limit() -> None:
    data = as_bytes(sources=["a"], sourcesContent=["x" * 2000])
    with pytest.raises(LimitReachedError) as caught:
        FORMAT.open(Memory(data), "a.map", new_context(max_map_bytes=1000))
    assert caught.value.limit == "max_map_bytes"
