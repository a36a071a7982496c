"""The published test suite of ECMA-426, where it lies beside the checkout."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from inspector.sourcemaps.debug_id import plain_debug_id
from inspector.sourcemaps.failures import NotASourceMapError
from inspector.sourcemaps.map_names import read_names
from inspector.sourcemaps.mapping_check import check_mappings
from inspector.sourcemaps.mapping_lookup import MappingLookup
from inspector.sourcemaps.reader import read_map
from inspector.sourcemaps.segments import read_segments
from inspector.sourcemaps.source_map import SourceMap

SUITE = Path(__file__).resolve().parents[3] / "shared" / "cases" / "source-map-tests"
CASES: list[dict[str, Any]] = (
    json.loads((SUITE / "source-map-spec-tests.json").read_text(encoding="utf-8"))["tests"] if SUITE.is_dir() else []
)
needs_suite = pytest.mark.skipif(not CASES, reason="the ECMA-426 test suite is not beside the checkout")
Original = tuple[str | None, int, int, str | None]


def read_case(case: dict[str, Any]) -> SourceMap:
    return read_file(case["sourceMapFile"])


def read_file(name: str) -> SourceMap:
    return read_map((SUITE / "resources" / name).read_bytes())


def original_at(found: SourceMap, line: int, column: int) -> Original | None:
    """What the last of the mappings of a generated position says: source as the map spells it, place, name."""
    mapped = MappingLookup(read_segments(found)).originals_at(line, column)
    if mapped is None or not mapped.originals:
        return None
    place = mapped.originals[-1]
    item = found.sources[place.source]
    source = f"{item.root.rstrip('/')}/{item.name}" if item.root else item.name
    return source, place.line, place.column, read_names(found)[place.name] if place.name >= 0 else None


@needs_suite
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_validity_is_judged_as_the_suite_does(case: dict[str, Any]) -> None:
    try:
        found = read_case(case)
    except NotASourceMapError:
        assert not case["sourceMapIsValid"]
        return
    assert (not found.violations and not check_mappings(found)) is case["sourceMapIsValid"]


def actions(kind: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    return [
        (case, action)
        for case in CASES
        for action in case.get("testActions", [])
        if action["actionType"] == kind and case["sourceMapIsValid"]
    ]


RANGE_FOLDER = "proposals/range-mappings"
RANGES: list[dict[str, Any]] = (
    json.loads((SUITE / "range-mappings-proposal-tests.json").read_text(encoding="utf-8"))["tests"] if CASES else []
)
DECODED = sorted((SUITE / "decoding").rglob("*.map"))
MAPPINGS, CHAINS, IGNORED = actions("checkMapping"), actions("checkMappingTransitive"), actions("checkIgnoreList")


@needs_suite
@pytest.mark.parametrize(("case", "action"), MAPPINGS, ids=lambda value: value.get("name", ""))
def test_positions_are_the_expected_ones(case: dict[str, Any], action: dict[str, Any]) -> None:
    found = original_at(read_case(case), action["generatedLine"], action["generatedColumn"])
    if action["originalSource"] is None:
        assert found is None or found[0] is None
    else:
        place = (action["originalSource"], action["originalLine"], action["originalColumn"])
        assert found == (*place, action["mappedName"])


@needs_suite
@pytest.mark.parametrize(("case", "action"), CHAINS, ids=lambda value: value.get("name", ""))
def test_chains_of_maps_lead_to_the_first_source(case: dict[str, Any], action: dict[str, Any]) -> None:
    line, column = action["generatedLine"], action["generatedColumn"]
    found: Original | None = None
    for name in (case["sourceMapFile"], *action["intermediateMaps"]):
        found = original_at(read_file(name), line, column)
        assert found is not None
        line, column = found[1:3]
    assert found is not None
    assert found[:3] == (action["originalSource"], action["originalLine"], action["originalColumn"])


@needs_suite
@pytest.mark.parametrize(("case", "action"), IGNORED, ids=lambda value: value.get("name", ""))
def test_ignored_sources_are_the_expected_ones(case: dict[str, Any], action: dict[str, Any]) -> None:
    found = read_case(case)
    assert [found.sources[index].name for index in found.ignore_list] == action["present"]


@needs_suite
@pytest.mark.parametrize(("case", "action"), MAPPINGS, ids=lambda value: value.get("name", ""))
def test_original_positions_lead_back(case: dict[str, Any], action: dict[str, Any]) -> None:
    lookup = MappingLookup(read_segments(read_case(case)))
    mapped = lookup.originals_at(action["generatedLine"], action["generatedColumn"])
    for place in mapped.originals if mapped else ():
        assert mapped is not None
        assert mapped.generated in lookup.generated_at(place.source, place.line, place.column)


@needs_suite
@pytest.mark.parametrize("case", RANGES, ids=lambda case: case["name"])
def test_range_mappings_are_judged_as_the_proposal_does(case: dict[str, Any]) -> None:
    found = read_file(f"{RANGE_FOLDER}/{case['sourceMapFile']}")
    assert (not found.violations and not check_mappings(found)) is case["sourceMapIsValid"]
    for action in case.get("testActions", []):
        expected = tuple(action[key] for key in ("originalSource", "originalLine", "originalColumn", "mappedName"))
        assert original_at(found, action["generatedLine"], action["generatedColumn"]) == expected


def as_golden(found: SourceMap) -> dict[str, Any]:
    """What the suite's records of decoded maps say, as far as our reader knows it: scopes it does not read."""
    segments, names = read_segments(found), read_names(found)
    mappings = [
        {
            "generatedPosition": {"line": line, "column": int(segments.generated_column[row])},
            "originalPosition": {
                "sourceIndex": int(segments.source[row]),
                "line": int(segments.original_line[row]),
                "column": int(segments.original_column[row]),
            },
            "name": names[segments.name[row]] if segments.name[row] >= 0 else None,
        }
        for row, line in enumerate(segments.generated_line().tolist())
    ]
    contents = [found.content(index) for index in range(len(found.sources))]
    sources = [
        {"url": item.name, "content": content and content.data.decode(), "ignored": index in found.ignore_list}
        for index, (item, content) in enumerate(zip(found.sources, contents, strict=True))
    ]
    return {"file": found.file, "sources": sources, "mappings": mappings, "debugId": plain_debug_id(found.debug_id)}


@needs_suite
@pytest.mark.parametrize("path", DECODED, ids=lambda path: path.name)
def test_decoded_records_are_the_expected_ones(path: Path) -> None:
    # Some of the files have commas that JSON does not allow; of the maps they cost a violation and nothing else.
    golden = json.loads(re.sub(r",(?=\s*[}\]])", "", path.with_name(f"{path.name}.golden").read_text("utf-8")))
    found = read_map(path.read_bytes())
    wanted = {key: golden.get(key) for key in ("file", "mappings")}
    wanted["sources"] = [{key: source[key] for key in ("url", "content", "ignored")} for source in golden["sources"]]
    assert as_golden(found) == wanted | {"debugId": plain_debug_id(golden.get("debugId"))}
    is_faulty = path.with_suffix(".error").exists() or not is_json(path)
    assert bool(found.violations) is is_faulty


def is_json(path: Path) -> bool:
    try:
        json.loads(path.read_bytes())
    except ValueError:
        return False
    return True


@needs_suite
def test_the_whole_suite_was_run() -> None:
    assert len(CASES) == 99
    assert (len(MAPPINGS), len(CHAINS), len(IGNORED)) == (77, 16, 1)
    assert (len(RANGES), sum(len(case.get("testActions", [])) for case in RANGES), len(DECODED)) == (13, 12, 12)
