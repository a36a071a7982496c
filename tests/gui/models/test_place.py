"""Back and forward as in a browser."""

from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.gui.models.place import History, Place


def test_a_new_visit_forgets_what_lay_forward() -> None:
    history = History()
    for number in (1, 2, 3):
        history.visit(Place(number))
    assert history.back() == Place(2)
    history.visit(Place(4))
    assert not history.can_go_forward
    assert history.back() == Place(2)
    assert history.forward() == Place(4)
    assert history.forward() is None


def test_the_same_place_twice_is_one_visit_and_old_places_are_dropped() -> None:
    history = History()
    for number in range(History.MAX_PLACES + 50):
        history.visit(Place(number))
        history.visit(Place(number))
    steps = 0
    while history.back():
        steps += 1
    assert steps == History.MAX_PLACES - 1


@settings(max_examples=50)
@given(st.lists(st.one_of(st.integers(1, 5), st.sampled_from(["back", "forward"])), max_size=40))
def test_it_behaves_like_a_list_with_a_cursor(moves: list[int | str]) -> None:
    history, at = History(), -1
    places: list[int | str] = []
    for move in moves:
        if move == "back":
            at = max(at - 1, min(at, 0))
            history.back()
        elif move == "forward":
            at = min(at + 1, len(places) - 1)
            history.forward()
        elif not places or places[at] != move:
            places[at + 1 :] = [move]
            at = len(places) - 1
            history.visit(Place(int(move)))
    assert history.current == (Place(int(places[at])) if places else None)
