"""The layout of a treemap: nothing outside, nothing over another, areas in proportion."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.gui.models.place import Place
from inspector.gui.models.treemap import Block, laid_out, leaves, neighbour, squarified

AMOUNTS = st.lists(st.integers(0, 1 << 62), max_size=30).map(lambda amounts: sorted(amounts, reverse=True))


@given(AMOUNTS, st.floats(1, 2000), st.floats(1, 2000))
def test_areas_fill_the_whole_in_proportion(amounts: list[int], width: float, height: float) -> None:
    areas = squarified(amounts, (3.0, 4.0, width, height))
    total = sum(amounts)
    assert len(areas) == len(amounts)
    for amount, (x, y, wide, high) in zip(amounts, areas, strict=True):
        assert x >= 3.0 - 1e-6
        assert y >= 4.0 - 1e-6
        assert x + wide <= 3.0 + width + 1e-3
        assert y + high <= 4.0 + height + 1e-3
        if total:
            assert wide * high == pytest.approx(width * height * amount / total, rel=1e-6, abs=1e-3)


def block(name: str, *amounts: int) -> Block:
    parts = tuple(Block(f"{name}{at}", amount, Place(at)) for at, amount in enumerate(amounts, 1))
    return Block(name, sum(amounts), Place(100 + len(name)), parts=parts)


def test_boxes_of_one_block_do_not_overlap() -> None:
    boxes = laid_out(block("a", 50, 30, 15, 5), 300, 200)
    assert [box.block.name for box in boxes] == ["a1", "a2", "a3", "a4"]
    for one, other in combinations(boxes, 2):
        is_beside = one.x + one.width <= other.x or other.x + other.width <= one.x
        assert is_beside or one.y + one.height <= other.y or other.y + other.height <= one.y


def test_parts_lie_inside_their_box_below_its_name() -> None:
    inner = block("in", 7, 3)
    outer, *parts = laid_out(Block("all", 10, Place(), parts=(inner,)), 300, 200)
    assert (outer.block, outer.has_head) == (inner, True)
    for part in parts:
        assert outer.x < part.x
        assert part.x + part.width <= outer.x + outer.width
        assert outer.y + 18 <= part.y


def test_what_has_no_room_is_left_out() -> None:
    assert laid_out(block("a", 5, 5), 1, 1) == []
    assert laid_out(Block("none", 0, Place()), 300, 200) == []


def test_arrows_lead_to_the_next_box_and_stop_at_the_edge() -> None:
    left, right = sorted(laid_out(block("a", 5, 5), 400, 100), key=lambda box: box.x)
    assert neighbour([left, right], left, (1, 0)) is right
    assert neighbour([left, right], right, (1, 0)) is right
    assert neighbour([left, right], right, (-1, 0)) is left


def test_the_rest_leads_nowhere() -> None:
    rest = Block("3 smaller ones", 5, None)
    boxes = laid_out(Block("all", 10, Place(), parts=(Block("a", 5, Place(1)), rest)), 300, 200)
    assert [box.block.name for box in leaves(boxes)] == ["a"]
