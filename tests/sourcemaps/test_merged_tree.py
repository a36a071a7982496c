"""Maps of different depth meet in one tree."""

import pytest

from inspector.core.sourcefacts import SourceClass
from inspector.sourcemaps.merged_tree import MergedPaths, merged_class
from inspector.sourcemaps.names import place_source, place_sources
from inspector.sourcemaps.placed_facts import named_facts


@pytest.mark.parametrize(
    ("map_path", "name", "expected"),
    [
        ("package/dist/a.js.map", "../src/a.ts", "package/src/a.ts"),
        ("package/dist/deep/er/a.js.map", "../../../src/a.ts", "package/src/a.ts"),
        ("package/dist/a.js.map", "a.ts", "package/dist/a.ts"),
        ("package/dist/a.js.map", "../../../../x.ts", "_up2/x.ts"),
        ("package/dist/a.js.map", "../../x.ts", "x.ts"),
        ("a.js.map", "../x.ts", "_up1/x.ts"),
        ("package/dist/a.js.map", "webpack://ns/./src/a.ts", "src/a.ts"),
        ("package/dist/a.js.map", "/etc/passwd", "_abs/etc/passwd"),
        ("package/dist/a.js!/%map-1", "../src/a.ts", "package/src/a.ts"),
        ("x.whl!/static/a.js.map", "../src/a.ts", "x.whl/src/a.ts"),
        ("x.whl!/static/a.js.map", "a.ts", "x.whl/static/a.ts"),
        ("x.whl!/static/a.js.map", "../../a.ts", "_up1/a.ts"),
        ("package/a.map!/src/b.js!/%map-2", "c.ts", "package/a.map/src/c.ts"),
        ("dist/a.map", "_up1/a.ts", "dist/_up1/a.ts"),
        ("a.map", "_up1/a.ts", "_up0/_up1/a.ts"),
        ("_up1/a.map", "a.ts", "_up0/_up1/a.ts"),
        ("dist/a.map", "../_up1/a.ts", "_up0/_up1/a.ts"),
    ],
)
def test_merged_paths(map_path: str, name: str, expected: str) -> None:
    facts = named_facts(0, name, place_source(name, None))
    assert MergedPaths(map_path).of(facts) == expected
    assert MergedPaths(map_path).bare(facts) == expected


def test_a_namespace_of_one_map_can_be_left_out() -> None:
    names = ["webpack://src/./src/a.js", "webpack://b/./src/a.js", "webpack://src/./src/b.js"]
    placed = place_sources([(name, None, "") for name in names])
    facts = [named_facts(index, name, at) for index, (name, at) in enumerate(zip(names, placed, strict=True))]
    paths = MergedPaths("package/dist/a.js.map")
    assert [paths.of(each) for each in facts] == ["src/src/a.js", "b/src/a.js", "src/b.js"]
    assert [paths.bare(each) for each in facts] == ["src/a.js", "src/a.js", "src/b.js"]


@pytest.mark.parametrize(
    ("map_path", "name", "expected"),
    [
        ("package/dist/a.js.map", "../src/a.ts", SourceClass.PROJECT),
        ("a.js.map", "../src/a.ts", SourceClass.OUTSIDE),
        ("a.js.map", "_up1/src/a.ts", SourceClass.PROJECT),
        ("a.js.map", "/src/a.ts", SourceClass.ABSOLUTE),
        ("a.js.map", "webpack/bootstrap", SourceClass.SYNTHETIC),
    ],
)
def test_outside_is_what_leaves_the_artifact(map_path: str, name: str, expected: SourceClass) -> None:
    facts = named_facts(0, name, place_source(name, None))
    assert merged_class(facts, MergedPaths(map_path).of(facts)) is expected


@pytest.mark.parametrize(
    ("map_path", "name", "expected"),
    [
        ("package/dist/a.js.map", "../src/a.ts", "package/src/a.ts"),
        ("package/dist/a.js.map", "../src/100%.ts", "package/src/100%25.ts"),
        ("x.whl!/static/a.js.map", "../a.ts", "x.whl!/a.ts"),
        ("x.whl!/static/a.js!/%map-1", "a.ts", "x.whl!/static/a.ts"),
        ("x.whl!/static/a.js.map", "../../a.ts", None),
        ("a.js.map", "webpack://n/./a.ts", None),
        ("a.js.map", "/etc/passwd", None),
    ],
)
def test_names_lead_to_shipped_files_of_the_same_container(map_path: str, name: str, expected: str | None) -> None:
    facts = named_facts(0, name, place_source(name, None))
    assert MergedPaths(map_path).shipped(facts) == expected
