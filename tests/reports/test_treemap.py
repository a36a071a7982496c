"""Areas stand for sizes, boxes do not overlap and stay inside."""

from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.reports.treemap import squarified


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 10_000_000), max_size=30))
def test_boxes_fill_the_whole(sizes: list[int]) -> None:
    sizes.sort(reverse=True)
    boxes = squarified(sizes, 1000, 320)
    assert len(boxes) == len(sizes)
    for size, box in zip(sizes, boxes, strict=True):
        assert abs(box.width * box.height - 320_000 * size / sum(sizes)) < 1
        assert -0.01 <= box.x <= box.x + box.width <= 1000.01
        assert -0.01 <= box.y <= box.y + box.height <= 320.01


def test_a_well_known_picture_is_nearly_square() -> None:
    boxes = squarified([6, 6, 4, 3, 2, 2, 1], 6, 4)
    assert all(max(b.width / b.height, b.height / b.width) < 3 for b in boxes)
