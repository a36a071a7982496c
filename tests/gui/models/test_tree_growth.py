"""A tree that grows looks at each time as if it had been built at once."""

from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.core.entry import Entry, EntryKind, Origin
from inspector.core.tree import build_tree
from inspector.gui.models.tree_growth import Look, TreeGrowth, growth_for

KINDS = st.sampled_from([EntryKind.FILE, EntryKind.DIRECTORY, EntryKind.SYMLINK, EntryKind.FIFO])
NAMES = st.text(alphabet="aB1/.", max_size=6)


def entry(number: int, name: str, kind: EntryKind = EntryKind.FILE, **more: object) -> Entry:
    return Entry(number, None, name, name, kind, Origin.ARCHIVED, **more)  # type: ignore[arg-type]  # test data


@given(st.lists(st.tuples(NAMES, KINDS), max_size=30), st.lists(st.integers(0, 30), max_size=4))
@settings(max_examples=60, deadline=None)
def test_in_steps_or_at_once(records: list[tuple[str, EntryKind]], steps: list[int]) -> None:
    entries = [entry(number, name, kind) for number, (name, kind) in enumerate(records, 1)]
    growth = TreeGrowth("x.tgz")
    for step in [*sorted(steps), len(entries)]:
        growth.take(entries[:step])
        tree, whole = growth.tree(), build_tree(entries[: growth.taken], "x.tgz")
        assert (list(tree.names), tree.parents, tree.ends, tree.entries) == (
            list(whole.names), whole.parents, whole.ends, whole.entries,
        )  # fmt: skip


def test_looks_follow_what_is_learned_later() -> None:
    entries = [entry(1, "d/a.map"), entry(2, "b.zip"), entry(3, "c", EntryKind.SYMLINK), entry(4, "e", encrypted=True)]
    growth = growth_for(entries, "x", None)
    tree = growth.tree()
    looks = growth.looks(tree, maps=[1], containers=[1, 2, 77])
    shown = {tree.names[node]: Look(looks[node]) for node in range(1, len(tree))}
    assert shown == {"d": Look.FOLDER, "a.map": Look.MAP, "b.zip": Look.CONTAINER, "c": Look.LINK, "e": Look.ENCRYPTED}


def test_another_artifact_begins_anew() -> None:
    entries = [entry(1, "a"), entry(2, "b")]
    growth = growth_for(entries, "x", None)
    assert growth_for(entries, "x", growth) is growth
    assert growth_for(entries, "y", growth) is not growth
    assert growth_for(entries[:1], "x", growth).taken == 1


def test_what_only_growing_needs_is_let_go_of() -> None:
    entries = [entry(1, "d/a"), entry(2, "d/b"), entry(3, "c")]
    growth = growth_for(entries[:2], "x", None)
    before = growth.tree()
    growth.rest()
    assert growth._builder is None
    assert growth.tree() is before
    assert [growth.place_of(number) for number in (1, 2, 3)] == [0, 1, None]
    growth.take(entries)
    assert list(growth.tree().names) == list(build_tree(entries, "x").names)
    assert growth.place_of(3) == 2


def test_nothing_is_let_go_of_before_there_is_a_tree() -> None:
    growth = growth_for([entry(1, "a")], "x", None)
    growth.rest()
    assert list(growth.tree().names) == ["x", "a"]
