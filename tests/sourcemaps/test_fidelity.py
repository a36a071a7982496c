"""The trust in a map's positions: true ones, shifted ones, and those of another build."""

import json

import pytest

from inspector.sourcemaps.fidelity import MIN_CHECKED, Fidelity, generated_outside, measure_fidelity
from inspector.sourcemaps.map_names import read_names
from inspector.sourcemaps.reader import read_map
from inspector.sourcemaps.segments import read_segments
from inspector.sourcemaps.utf16_text import Utf16Text
from tests.sourcemaps.plain_mappings import Row, encode

COUNT = 2 * MIN_CHECKED
SOURCE = "".join(f"const value{n} = {n};\n" for n in range(COUNT))
SHIPPED = "".join(f"const v{n}={n};" for n in range(COUNT))


def true_rows() -> list[Row]:
    """One named segment per line of SOURCE, at `valueN`."""
    return [(0, SHIPPED.index(f"v{n}="), 0, n, 6, n) for n in range(COUNT)]


def fidelity_of(rows: list[Row], shipped: str | None = SHIPPED, source: str | None = SOURCE) -> Fidelity:
    names = [f"value{n}" for n in range(COUNT)]
    fields = {"sources": ["a.ts"], "sourcesContent": [source], "names": names, "mappings": encode(rows)}
    found = read_map(json.dumps({"version": 3, **fields}).encode())
    text = Utf16Text(shipped.encode()) if shipped is not None else None
    return measure_fidelity(found, read_segments(found), read_names(found), text)


def test_a_true_map_is_exact() -> None:
    found = fidelity_of(true_rows())
    assert (found.checked_names, found.matching_names) == (COUNT, COUNT)
    assert found.name_share == 1
    assert found.is_exact
    assert not found.is_stale


def test_shifted_columns_are_noticed_by_the_names() -> None:
    found = fidelity_of([(*row[:4], row[4] - 3, row[5]) for row in true_rows()])
    assert found.name_share == 0
    assert not found.is_exact
    assert "Only 0% of the names stand where the map says" in found.objection


def test_positions_outside_the_sources_are_noticed() -> None:
    found = fidelity_of([(*row[:3], row[3] + COUNT, *row[4:]) for row in true_rows()])
    assert found.outside_original_share == 1
    assert "outside their sources" in found.objection


def test_the_map_of_another_build_is_stale() -> None:
    found = fidelity_of(true_rows(), shipped="a;\n")
    assert found.is_stale
    assert "made for another build" in found.objection
    assert found.outside_generated == COUNT


def test_without_the_shipped_file_only_the_sources_count() -> None:
    found = fidelity_of(true_rows(), shipped=None)
    assert found.outside_generated_share is None
    assert found.is_exact


def test_without_contents_nothing_is_said_about_names() -> None:
    found = fidelity_of(true_rows(), source=None)
    assert (found.name_share, found.outside_original_share) == (None, None)
    assert found.is_exact


def test_few_names_say_nothing() -> None:
    found = fidelity_of([(*row[:4], 0, row[5]) for row in true_rows()[: MIN_CHECKED - 1]])
    assert found.matching_names == 0
    assert found.name_share is None


def test_the_end_of_a_line_lies_inside() -> None:
    assert fidelity_of([(0, len(SHIPPED), 0, 0, 0)] * COUNT).outside_generated == 0


def test_columns_count_utf16_units() -> None:
    found = fidelity_of([(0, 0, 0, 0, 3, 0)] * COUNT, source="😀 value0")
    assert found.name_share == 1


@pytest.mark.parametrize(("shipped", "outside"), [("", 3), ("abc", 2), ("abc\ndefg", 0)])
def test_positions_outside_are_counted(shipped: str, outside: int) -> None:
    found = read_map(json.dumps({"version": 3, "sources": [], "mappings": encode([(0, 1), (1, 0), (1, 4)])}).encode())
    assert generated_outside(read_segments(found), Utf16Text(shipped.encode())) == outside
