"""What a case remembers of the window comes back; nonsense is passed over."""

from hypothesis import given
from hypothesis import strategies as st

from inspector.gui.models.saved_view import MAX_TABS, NAME, SavedView, saved_view


def test_it_comes_back() -> None:
    view = SavedView(["a!/b", "c"], "text", 1, 2, 3)
    assert saved_view(view.as_values()) == view
    assert saved_view({}) is None
    assert saved_view(SavedView(["x"] * (MAX_TABS + 1)).as_values()) is None


@given(st.text(max_size=100))
def test_nonsense_is_passed_over(text: str) -> None:
    assert saved_view({NAME: text}) in (None, SavedView())
