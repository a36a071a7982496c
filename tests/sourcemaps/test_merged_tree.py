"""Maps of different depth meet in one tree."""

import pytest

from inspector.core.sourcefacts import Party, SourceClass, SourceFacts
from inspector.sourcemaps.merged_tree import merged_path, merged_source_path
from inspector.sourcemaps.names import place_source


@pytest.mark.parametrize(
    ("map_path", "name", "expected"),
    [
        ("package/dist/a.js.map", "../src/a.ts", "package/src/a.ts"),
        ("package/dist/deep/er/a.js.map", "../../../src/a.ts", "package/src/a.ts"),
        ("package/dist/a.js.map", "a.ts", "package/dist/a.ts"),
        ("package/dist/a.js.map", "../../../../x.ts", "_up2/x.ts"),
        ("a.js.map", "../x.ts", "_up1/x.ts"),
        ("package/dist/a.js.map", "webpack://ns/./src/a.ts", "src/a.ts"),
        ("package/dist/a.js.map", "/etc/passwd", "_abs/etc/passwd"),
        ("package/dist/a.js!/%map-1", "../src/a.ts", "package/src/a.ts"),
        ("x.whl!/static/a.js.map", "../src/a.ts", "x.whl/src/a.ts"),
        ("x.whl!/static/a.js.map", "../../a.ts", "_up1/a.ts"),
        ("package/a.map!/src/b.js!/%map-2", "c.ts", "package/a.map/src/c.ts"),
    ],
)
def test_merged_paths(map_path: str, name: str, expected: str) -> None:
    assert merged_path(map_path, place_source(name, None)) == expected


def test_facts_of_a_scan_give_the_same_path() -> None:
    facts = SourceFacts(0, "../src/a.ts", "_up1/src/a.ts", SourceClass.OUTSIDE, Party.FIRST)
    assert merged_source_path("package/dist/a.map", facts, None) == "package/src/a.ts"
    rooted = SourceFacts(0, "webpack://b/./x.js", "b/x.js", SourceClass.PROJECT, Party.FIRST)
    assert merged_source_path("package/dist/a.map", rooted, None) == "b/x.js"
