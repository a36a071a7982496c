"""What a case remembers of the window comes back; nonsense is passed over."""

from hypothesis import given
from hypothesis import strategies as st

from inspector.core.masking import Masker
from inspector.gui.models.saved_view import MAX_SEARCHES, MAX_TABS, NAME, SavedView, saved_view


def test_it_comes_back() -> None:
    view = SavedView(["a!/b", "c"], "text", 1, 2, 3, "*.map", "Maps", ["one", "two"], [900, 700], {"whole": [3, 4]})
    assert saved_view(view.as_values()) == view
    assert saved_view({}) is None
    assert saved_view(SavedView(["x"] * (MAX_TABS + 1)).as_values()) is None
    assert saved_view(SavedView(searches=["x"] * (MAX_SEARCHES + 1)).as_values()) is None


def test_a_case_of_an_earlier_build_still_has_its_tabs() -> None:
    assert saved_view({NAME: '{"tabs":["a"],"text":"b","severity":1,"state":0,"group":2}'}) == SavedView(
        ["a"], "b", 1, 0, 2
    )


def test_secrets_are_masked_in_all_that_people_type() -> None:
    secret = "ghp" + "_" + "Zz8" * 12
    view = SavedView([f"a/{secret}"], secret, tree_text=secret, searches=[secret, "other"])
    assert secret not in str(view.masked(Masker([secret])).as_values())
    assert view.masked(Masker([secret])).searches[1] == "other"


@given(st.text(max_size=100))
def test_nonsense_is_passed_over(text: str) -> None:
    assert saved_view({NAME: text}) in (None, SavedView())
