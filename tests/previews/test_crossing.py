"""From one text of a pair to the other, and what of both is unmapped."""

import json
from dataclasses import replace

from inspector.previews.crossing import MAX_PLACES, Texts, to_originals, to_shipped
from inspector.previews.rows import TextPlace
from inspector.previews.sourcepair import OriginalRef
from inspector.previews.text import TextPreview
from inspector.previews.unmapped import unmapped_in_original, unmapped_in_shipped
from inspector.sourcemaps.map_names import read_names
from inspector.sourcemaps.mapping_lookup import MappingLookup
from inspector.sourcemaps.reader import read_map
from inspector.sourcemaps.segments import read_segments
from tests.sourcemaps.plain_mappings import Row, encode

ORIGINAL = "// note\nexport function greet(name) {\n  return name;\n}\n"
SHIPPED = '"use strict";function g(n){return n}'


def texts(rows: list[Row], original: str = ORIGINAL, shipped: str = SHIPPED) -> Texts:
    fields = {"sources": ["a.ts", "b.ts"], "names": ["greet", "name"], "mappings": encode(rows)}
    found = read_map(json.dumps({"version": 3, **fields}).encode())
    lookup = MappingLookup(read_segments(found))
    previews = [TextPreview(text.encode(), "a.js").positions for text in (shipped, original)]
    return Texts(lookup, read_names(found), 0, previews[0], previews[1])


ROWS: list[Row] = [
    (0, 0),
    (0, 13, 0, 1, 7),
    (0, 22, 0, 1, 16, 0),
    (0, 24, 0, 1, 22, 1),
    (0, 27, 0, 2, 2),
    (0, 34, 0, 2, 9, 1),
]


def test_a_shipped_token_leads_to_its_original() -> None:
    found = to_originals(texts(ROWS), 0, SHIPPED.index("n}"))
    assert found is not None
    assert found.here == (TextPlace(0, 34, 2),)
    assert found.there == (TextPlace(2, 9, 5),)
    assert found.originals == (OriginalRef(0, 3, 10, "name"),)


def test_an_original_token_leads_to_the_shipped_one() -> None:
    found = to_shipped(texts(ROWS), 1, ORIGINAL.split("\n")[1].index("greet") + 2)
    assert found is not None
    assert found.here == (TextPlace(1, 16, 6),)
    assert found.there == (TextPlace(0, 22, 2),)
    assert (found.originals[0].name, found.generated) == ("greet", 1)


def test_all_originals_of_a_position_are_listed_and_those_on_display_shown() -> None:
    found = to_originals(texts([(0, 0, 0, 1, 7), (0, 0, 1, 4, 2), (0, 0, 0, 2, 2)]), 0, 3)
    assert found is not None
    assert [(ref.source, ref.line) for ref in found.originals] == [(0, 2), (1, 5), (0, 3)]
    assert [piece.row for piece in found.there] == [1, 2]


def test_code_that_came_from_nowhere_has_no_originals() -> None:
    found = to_originals(texts(ROWS), 0, 2)
    assert found is not None
    assert (found.here, found.there, found.originals) == ((TextPlace(0, 0, 13),), (), ())


def test_a_line_without_mappings_leads_nowhere() -> None:
    assert to_shipped(texts(ROWS), 0, 3) is None
    assert to_originals(texts([(3, 0, 0, 0, 0)]), 0, 3) is None


def test_without_the_original_only_the_shipped_side_answers() -> None:
    pair = replace(texts(ROWS), original=None)
    found = to_originals(pair, 0, 34)
    assert found is not None
    assert (found.there, found.originals[0].line) == ((), 3)
    assert to_shipped(pair, 1, 3) is None


def test_an_original_that_was_copied_very_often_shows_a_bounded_number_of_places() -> None:
    rows: list[Row] = [(0, n, 0, 1, 7) for n in range(3 * MAX_PLACES)]
    found = to_shipped(texts(rows, shipped="x" * 200), 1, 8)
    assert found is not None
    assert len(found.there) == MAX_PLACES
    assert found.generated > MAX_PLACES


def test_unmapped_code_is_told_row_by_row() -> None:
    pair = texts([*ROWS, (0, 36)], shipped=SHIPPED + " /* end */")
    assert unmapped_in_shipped(pair.lookup, pair.shipped, 0, 10) == (((0, 13), (37, 46)),)
    assert pair.original is not None
    assert unmapped_in_original(pair.lookup, 0, pair.original, 0, 10) == (((0, 7),), ((0, 6),), (), ((0, 1),))


def test_rows_of_a_long_line_have_their_own_stretches() -> None:
    pair = texts([(0, 0, 0, 1, 7), (0, 150), (0, 250, 0, 2, 2)], shipped="x" * 400)
    assert unmapped_in_shipped(pair.lookup, pair.shipped, 0, 10) == (((150, 200),), ((0, 50),))
    assert unmapped_in_shipped(pair.lookup, pair.shipped, 1, 1) == (((0, 50),),)
