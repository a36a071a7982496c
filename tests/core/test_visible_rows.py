from collections.abc import Callable, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.core.entry import Entry, EntryKind, Origin
from inspector.core.tree import EntryTree, build_tree
from inspector.core.visible_rows import Splice, VisibleRows

NAMES = ("p/src/a.ts", "p/src/b.ts", "p/dist/x.js", "p/readme", "q/src/a.ts", "z")


def tree_of(*names: str) -> EntryTree:
    entries = [
        Entry(number, None, name, name, EntryKind.FILE, Origin.ARCHIVED, size_bytes=number)
        for number, name in enumerate(names, 1)
    ]
    return build_tree(entries, "t")


def shown(rows: VisibleRows) -> list[str]:
    return [rows.tree.names[node] for node in rows.rows]


def node_named(tree: EntryTree, name: str) -> int:
    return tree.names.index(name)


def hits(names: Sequence[str], wanted: str) -> bytearray:
    return bytearray(name == wanted for name in names)


def apply(rows: VisibleRows, splice: Splice | None) -> None:
    assert splice is not None
    rows.apply(splice)


def test_the_top_level_is_shown_first() -> None:
    assert shown(VisibleRows(tree_of(*NAMES))) == ["p", "q", "z"]
    assert shown(VisibleRows(tree_of(*NAMES), root_shown=True)) == ["t"]
    assert shown(VisibleRows(build_tree([], "t"))) == []


def test_expanding_inserts_and_collapsing_removes() -> None:
    rows = VisibleRows(tree_of(*NAMES))
    p = node_named(rows.tree, "p")
    splice = rows.plan_expand(p)
    assert splice is not None
    assert (splice.row, splice.removed, len(splice.inserted)) == (1, 0, 3)
    assert shown(rows) == ["p", "q", "z"], "a plan changes nothing"
    rows.apply(splice)
    assert shown(rows) == ["p", "dist", "src", "readme", "q", "z"]
    apply(rows, rows.plan_expand(node_named(rows.tree, "src")))
    apply(rows, rows.plan_collapse(p))
    assert shown(rows) == ["p", "q", "z"]
    apply(rows, rows.plan_expand(p))
    assert shown(rows) == ["p", "dist", "src", "a.ts", "b.ts", "readme", "q", "z"], "what was open stays open"


def test_a_branch_opens_and_closes_with_all_below_it() -> None:
    rows = VisibleRows(tree_of(*NAMES))
    p = node_named(rows.tree, "p")
    apply(rows, rows.plan_expand_below(p, most=100))
    assert shown(rows) == ["p", "dist", "x.js", "src", "a.ts", "b.ts", "readme", "q", "z"]
    assert rows.plan_expand_below(p, most=100) is None
    apply(rows, rows.plan_collapse_below(p))
    apply(rows, rows.plan_expand(p))
    assert shown(rows) == ["p", "dist", "src", "readme", "q", "z"], "nothing below it stayed open"


def test_a_huge_branch_opens_its_outer_levels() -> None:
    rows = VisibleRows(tree_of(*NAMES))
    apply(rows, rows.plan_expand_below(node_named(rows.tree, "p"), most=1))
    assert shown(rows) == ["p", "dist", "src", "readme", "q", "z"]


def test_nothing_is_planned_where_nothing_changes() -> None:
    rows = VisibleRows(tree_of(*NAMES))
    assert rows.plan_expand(node_named(rows.tree, "z")) is None
    assert rows.plan_expand(node_named(rows.tree, "src")) is None
    assert rows.plan_collapse(node_named(rows.tree, "p")) is None
    assert rows.plan_reveal(node_named(rows.tree, "z")) is None


def test_revealing_opens_all_above() -> None:
    rows = VisibleRows(tree_of(*NAMES))
    node = node_named(rows.tree, "b.ts")
    assert rows.row_of(node) is None
    apply(rows, rows.plan_reveal(node))
    assert shown(rows) == ["p", "dist", "src", "a.ts", "b.ts", "readme", "q", "z"]
    assert rows.row_of(node) == 4


def test_a_filter_keeps_what_lies_above_and_below() -> None:
    rows = VisibleRows(tree_of(*NAMES))
    names = rows.tree.names
    rows.filter(hits(names, "src"))
    assert shown(rows) == ["p", "src", "q", "src"]
    assert rows.is_filtered
    apply(rows, rows.plan_expand(node_named(rows.tree, "src")))
    assert shown(rows) == ["p", "src", "a.ts", "b.ts", "q", "src"]
    assert rows.plan_reveal(node_named(rows.tree, "readme")) is None
    rows.filter(hits(names, "nothing"))
    assert shown(rows) == []
    rows.filter(None)
    assert shown(rows) == ["p", "q", "z"], "as before the filter"


def test_a_filtered_root_row_stays() -> None:
    rows = VisibleRows(tree_of(*NAMES), root_shown=True)
    rows.filter(hits(rows.tree.names, "z"))
    assert shown(rows) == ["t", "z"]


def test_sorting_keeps_children_below_their_parents() -> None:
    rows = VisibleRows(tree_of(*NAMES))
    rows.expand_all()
    rows.sort(rows.tree.sizes.__getitem__, descending=True)
    assert shown(rows) == ["p", "readme", "dist", "x.js", "src", "b.ts", "a.ts", "z", "q", "src", "a.ts"]
    assert [rows.row_of(node) for node in rows.rows] == list(range(len(rows)))
    apply(rows, rows.plan_collapse(node_named(rows.tree, "src")))
    assert shown(rows)[:6] == ["p", "readme", "dist", "x.js", "src", "z"]
    rows.sort(None)
    assert shown(rows)[:4] == ["p", "dist", "x.js", "src"]


def naive_rows(rows: VisibleRows, kept: Callable[[int], bool]) -> list[int]:
    """Nodes whose ancestors are all expanded, one by one."""
    tree = rows.tree
    return [
        node
        for node in range(1, len(tree))
        if kept(node) and all(rows.is_expanded(above) for above in tree.path_nodes(node)[:-1])
    ]


_STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["expand", "collapse", "reveal", "expand below", "collapse below", "all", "none", "sort", "unsort"]
        ),
        st.integers(0, 99),
    ),
    max_size=12,
)


@given(
    st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=4).map("/".join), max_size=10),
    _STEPS,
    st.sampled_from([None, "a", "b"]),
)
@settings(max_examples=80, deadline=None)
def test_any_steps_agree_with_the_plain_definition(
    names: list[str], steps: list[tuple[str, int]], needle: str | None
) -> None:
    rows = VisibleRows(tree_of(*names))
    tree = rows.tree
    plans: dict[str, Callable[[int], Splice | None]] = {
        "expand": rows.plan_expand,
        "collapse": rows.plan_collapse,
        "reveal": rows.plan_reveal,
        "expand below": lambda node: rows.plan_expand_below(node, most=3),
        "collapse below": rows.plan_collapse_below,
    }

    def is_hit(node: int) -> bool:
        return tree.names[node] == needle

    def is_kept(node: int) -> bool:
        below = range(node, tree.ends[node])
        return needle is None or any(map(is_hit, below)) or any(map(is_hit, tree.path_nodes(node)))

    if needle is not None:
        rows.filter(hits(tree.names, needle))
    for step, number in steps:
        if step in plans:
            splice = plans[step](number % len(tree))
            if splice is not None:
                rows.apply(splice)
        elif step in ("all", "none"):
            (rows.expand_all if step == "all" else rows.collapse_all)()
        else:
            rows.sort(tree.sizes.__getitem__ if step == "sort" else None, descending=bool(number % 2))
        assert sorted(rows.rows) == naive_rows(rows, is_kept)
        assert [rows.row_of(node) for node in rows.rows] == list(range(len(rows)))
