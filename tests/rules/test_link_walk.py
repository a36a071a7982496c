import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.rules import link_walk
from inspector.rules.level import components
from inspector.rules.link_walk import LinkWalk

_NAMES = st.lists(st.sampled_from(["a", "b", "..", ".", ""]), min_size=1, max_size=5).map("/".join)


def test_a_later_link_replaces_an_earlier_one() -> None:
    walk = LinkWalk()
    walk.add("a", "/etc")
    walk.add("./a", "inside")
    assert walk.link_on_the_way("a/x") is None


def test_long_chains_end() -> None:
    walk = LinkWalk()
    for number in range(1000):
        walk.add(f"l{number}", f"l{number + 1}")
    walk.add("l1000", "..")
    assert not walk.leaves_root([], "l0"), "systems give up after 40 links"
    assert walk.leaves_root([], "l990")


def test_an_exhausted_walk_judges_the_target_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(link_walk, "STEP_BUDGET", 5000)
    walk = LinkWalk()
    walk.add("a", "../..")
    target = "b/" * 1000 + "a"
    while not walk.is_exhausted:
        assert walk.leaves_root(["x"], target) is False
    assert walk.leaves_root(["x"], "../..")
    assert not walk.leaves_root(["x"], "a")


@given(st.lists(st.tuples(_NAMES, _NAMES), max_size=8), _NAMES)
@settings(max_examples=60, deadline=None)
def test_any_set_of_links_gives_an_answer(links: list[tuple[str, str]], name: str) -> None:
    walk = LinkWalk()
    for link, target in links:
        walk.add(link, target)
    for link, target in links:
        assert walk.leaves_root([], target) in (True, False)
        assert isinstance(walk.link_on_the_way(link), str | None)
    on_the_way = walk.link_on_the_way(name)
    assert on_the_way is None or "/".join(components(name)).startswith(on_the_way)


@given(_NAMES)
@settings(max_examples=50, deadline=None)
def test_without_links_only_climbing_leaves(target: str) -> None:
    parts = [part for part in target.split("/") if part not in ("", ".")]
    assert LinkWalk().leaves_root([], target) == (target.startswith("/") or link_walk.climbs(parts))
