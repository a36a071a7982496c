"""Places as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.gui.models.typed_place import TypedPlace, typed_place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("120", (120, None, None)),
        (" 120 : 7 ", (120, 7, None)),
        ("@4096", (None, None, 4096)),
        ("0x1000", (None, None, 4096)),
        ("@0xff", (None, None, 255)),
        ("@0", (None, None, 0)),
        ("0", None),
        ("", None),
        ("end", None),
        ("@", None),
    ],
)
def test_lines_and_offsets_are_understood(text: str, place: TypedPlace | None) -> None:
    assert typed_place(text) == place


@given(st.text(max_size=30))
def test_any_text_is_a_place_or_none(text: str) -> None:
    place = typed_place(text)
    assert place is None or any(part is not None for part in place)
