"""The published test suite of ECMA-426, where it lies beside the checkout."""

import json
from pathlib import Path
from typing import Any

import pytest

from inspector.sourcemaps.failures import NotASourceMapError
from inspector.sourcemaps.mapping_check import check_mappings
from inspector.sourcemaps.mappings import UNMAPPED, iter_mappings
from inspector.sourcemaps.reader import read_map
from inspector.sourcemaps.source_map import SourceMap

SUITE = Path(__file__).resolve().parents[3] / "shared" / "cases" / "source-map-tests"
CASES: list[dict[str, Any]] = (
    json.loads((SUITE / "source-map-spec-tests.json").read_text(encoding="utf-8"))["tests"] if SUITE.is_dir() else []
)
needs_suite = pytest.mark.skipif(not CASES, reason="the ECMA-426 test suite is not beside the checkout")
Original = tuple[str | None, int, int]


def read_case(case: dict[str, Any]) -> SourceMap:
    return read_map((SUITE / "resources" / case["sourceMapFile"]).read_bytes())


def original_at(found: SourceMap, line: int, column: int) -> Original | None:
    """What stands at or before a generated position in the section that holds it."""
    best: tuple[tuple[int, int], Original | None] | None = None
    for section in found.sections:
        assert section.mappings is not None
        text = found.data[section.mappings[0] + 1 : section.mappings[1] - 1]
        for chunk in iter_mappings(text):
            for row in range(len(chunk.source)):
                at = int(chunk.generated_line[row]), int(chunk.generated_column[row])
                place = section.place
                shifted = (at[0] + place.line, at[1] + (place.column if at[0] == 0 else 0))
                if shifted[0] == line and shifted[1] <= column and (best is None or shifted >= best[0]):
                    source = int(chunk.source[row])
                    original = None
                    if source != UNMAPPED:
                        item = found.sources[section.first_source + source]
                        name = f"{item.root.rstrip('/')}/{item.name}" if item.root else item.name
                        original = (name, int(chunk.original_line[row]), int(chunk.original_column[row]))
                    best = shifted, original
    return best[1] if best else None


@needs_suite
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_validity_is_judged_as_the_suite_does(case: dict[str, Any]) -> None:
    try:
        found = read_case(case)
    except NotASourceMapError:
        assert not case["sourceMapIsValid"]
        return
    assert (not found.violations and not check_mappings(found)) is case["sourceMapIsValid"]


CHECKS = [
    (case, action)
    for case in CASES
    for action in case.get("testActions", [])
    if action["actionType"] == "checkMapping" and case["sourceMapIsValid"]
]


@needs_suite
@pytest.mark.parametrize(("case", "action"), CHECKS, ids=lambda value: value.get("name", ""))
def test_positions_are_the_expected_ones(case: dict[str, Any], action: dict[str, Any]) -> None:
    found = original_at(read_case(case), action["generatedLine"], action["generatedColumn"])
    if action["originalSource"] is None:
        assert found is None or found[0] is None
    else:
        assert found == (action["originalSource"], action["originalLine"], action["originalColumn"])


@needs_suite
def test_the_whole_suite_was_run() -> None:
    assert len(CASES) == 99
    assert len(CHECKS) == 77
