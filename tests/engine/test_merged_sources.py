"""Sources of many maps as one tree: nothing lost, variants ranked, namespaces only where they are needed."""

import hashlib
import time

import pytest
from msgspec.structs import replace

from inspector.core.sourcefacts import ExposureLevel, MapFacts, Party, SourceClass, SourceFacts
from inspector.engine.merged_sources import MapItem, MergedSource, merge_sources
from inspector.sourcemaps.loader_output import is_loader_output
from inspector.sourcemaps.names import place_sources
from inspector.sourcemaps.placed_facts import named_facts

Sources = list[tuple[str | None, bytes | None]]


def merged(**maps: Sources) -> list[MergedSource]:
    """Maps named a, b, ... lie in folders of growing depth: `a.map`, `d1/b.map`, `d1/d2/c.map`."""
    paths, facts, depth = {}, [], ""
    for number, sources in enumerate(maps.values(), start=1):
        paths[number] = f"{depth}{number}.js.map"
        depth += f"d{number}/"
        facts.append(MapFacts(number, inline=False, file=None, source_root=None, sources=_facts(sources)))
    return merge_sources(facts, paths.get)


def _facts(sources: Sources) -> tuple[SourceFacts, ...]:
    placed = place_sources([(name, None, f"key{index}") for index, (name, _) in enumerate(sources)])
    return tuple(
        _with_content(named_facts(index, name, placed[index]), data) for index, (name, data) in enumerate(sources)
    )


def _with_content(facts: SourceFacts, data: bytes | None) -> SourceFacts:
    if data is None:
        return facts
    return replace(
        facts,
        has_content=True,
        size_bytes=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        is_loader_output=is_loader_output(facts.tree_path, data),
    )


def shown(sources: list[MergedSource]) -> dict[str, int]:
    return {source.path: len(source.origins) for source in sources}


def test_maps_of_different_depth_meet() -> None:
    sources = merged(a=[("src/a.ts", b"a"), ("src/b.ts", None)], b=[("../src/a.ts", b"a"), ("../../x.ts", b"x")])
    assert shown(sources) == {"_up1/x.ts": 1, "src/a.ts": 2, "src/b.ts": 1}
    assert [source.source_class for source in sources] == [SourceClass.OUTSIDE, *[SourceClass.PROJECT] * 2]
    assert [source.level for source in sources] == [ExposureLevel.FULL, ExposureLevel.FULL, ExposureLevel.NAMES_ONLY]


def test_equal_names_with_other_contents_are_variants() -> None:
    sources = merged(a=[("a.ts", b"1"), ("a.ts", b"22"), ("a.ts", None)])
    first, second = sources
    assert (first.path, second.path) == ("a.ts", f"a~{hashlib.sha256(b'1').hexdigest()[:8]}.ts")
    assert [origin.facts.index for origin in first.origins] == [1, 2]
    assert second.variant == 1


def test_the_file_comes_before_what_loaders_made_of_it() -> None:
    module = b"import api from './runtime.js';\nexport default api.push([module.id, 'a{b:c}', '']);\n" * 3
    sources = merged(a=[("webpack://n/./s.css", module), ("webpack://n/./s.css?7098", b".a { color: red }\n")])
    assert sources[0].facts.query == "7098"
    assert [source.bare_path for source in sources] == ["s.css", "s.css"]
    vue = merged(
        a=[
            ("webpack://n/./x.vue?vue&type=template", b"var render = function () { return h('div') }\n" * 9),
            ("webpack://n/./x.vue?ab12", b"import { render } from './x.vue?vue&type=template'\n"),
            ("webpack://n/./x.vue", b"<template><div/></template>\n"),
        ]
    )
    assert [source.facts.query for source in vue] == ["", "vue&type=template", "ab12"]


def test_two_spellings_of_one_file_are_one_source() -> None:
    sources = merged(a=[("webpack://ns/./src/a.js", b"a")], b=[("webpack://ns/src/a.js", b"a")])
    assert shown(sources) == {"src/a.js": 2}


def test_namespaces_come_only_where_contents_differ() -> None:
    differing = merged(a=[("webpack://a/./x.js", b"1")], b=[("webpack://b/./x.js", b"2"), ("webpack://b/./y.js", b"3")])
    assert list(shown(differing)) == ["a/x.js", "b/x.js", "y.js"]
    equal = merged(a=[("webpack://a/./x.js", b"1")], b=[("webpack://b/./x.js", b"1")])
    assert shown(equal) == {"x.js": 2}


def test_a_name_without_a_namespace_is_no_collision() -> None:
    module = b"import api from './runtime.js';\nexport default api.push([module.id, 'a{b:c}', '']);\n"
    sources = merged(a=[("webpack://n/./s.css", module)], b=[("webpack://./s.css", b".a { color: red }\n")])
    digest = hashlib.sha256(module).hexdigest()[:8]
    assert [source.path for source in sources] == ["s.css", f"s~{digest}.css"]
    three = merged(a=[("webpack://n/./s.js", b"1"), ("webpack://m/./s.js", b"2")], b=[("webpack://./s.js", b"3")])
    assert list(shown(three)) == ["m/s.js", "n/s.js", "s.js"]


def test_a_map_that_shows_namespaces_does_not_hide_that_files_meet() -> None:
    sources = merged(a=[("webpack://a/./x.js", b"1"), ("webpack://b/./x.js", b"1")], b=[("webpack://a/./x.js", b"1")])
    assert shown(sources) == {"x.js": 3}


def test_every_item_is_somewhere() -> None:
    names: Sources = [
        (None, None), (None, b"x"), ("", b"y"), ("data:text/plain,hello", None), ("https://example.com/a.ts", None),
        ("webpack/bootstrap", b"z"), ("/home/alice/a.ts", b"a"), ("../../../etc/passwd", b"p"), ("a/../../b", None),
    ]  # fmt: skip
    sources = merged(a=names, b=list(names))
    assert sum(len(source.origins) for source in sources) == 2 * len(names)
    assert {source.source_class for source in sources} == set(SourceClass)
    levels = {source.path: source.level for source in sources}
    assert levels["_url/example.com/a.ts"] is ExposureLevel.POINTER


def test_the_worse_reading_of_a_source_decides() -> None:
    sources = merged(a=[("src/i.js", b"same")], b=[("../src/i.js", b"same")])
    first = sources[0].origins[0]
    sources[0].origins[0] = MapItem(first.map, replace(first.facts, party=Party.THIRD))
    assert sources[0].party is Party.FIRST


@pytest.mark.bench
def test_two_hundred_thousand_sources() -> None:
    placed = place_sources([(f"../src/m{n % 400}/f{n}.ts", None, "") for n in range(20_000)])
    maps = []
    for number in range(1, 11):
        facts = (named_facts(n, "../src/a.ts", at) for n, at in enumerate(placed))
        sources = tuple(replace(f, has_content=True, sha256=f"{f.index:064x}") for f in facts)
        maps.append(MapFacts(number, inline=False, file=None, source_root=None, sources=sources))
    start_s = time.process_time()
    found = merge_sources(maps, lambda number: f"package/dist{number // 5}/{number}.js.map")
    print(f"\n200,000 sources merged in {time.process_time() - start_s:.2f} s")  # noqa: T201
    assert len(found) == 20_000
    assert time.process_time() - start_s < 3
