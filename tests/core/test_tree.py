from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.core.entry import Entry, EntryKind, Origin
from inspector.core.severity import Severity
from inspector.core.tree import ROOT, EntryTree, build_tree

Record = tuple[str, EntryKind, int | None]


def entries_of(records: Iterable[Record], origin: Origin = Origin.ARCHIVED) -> list[Entry]:
    return [
        Entry(number, parent, name, name, kind, origin, size_bytes=number)
        for number, (name, kind, parent) in enumerate(records, 1)
    ]


def tree_of(*names: str) -> EntryTree:
    kinds = [EntryKind.DIRECTORY if name.endswith("/") else EntryKind.FILE for name in names]
    return build_tree(entries_of(zip(names, kinds, [None] * len(names), strict=True)), "demo.tgz")


def drawn(tree: EntryTree) -> list[str]:
    return [f"{'  ' * tree.depths[node]}{tree.names[node]}" for node in range(len(tree))]


def test_an_empty_artifact_is_its_root() -> None:
    tree = build_tree([], "demo.tgz")
    assert drawn(tree) == ["demo.tgz"]
    assert list(tree.ends) == [1]
    assert tree.node_of_entry(0) is None


def test_folders_come_first_then_names_in_natural_order() -> None:
    assert drawn(tree_of("p/b10.js", "p/b9.js", "p/z/x", "p/A.js", "p/lib/y")) == [
        "demo.tgz", "  p", "    lib", "      y", "    z", "      x", "    A.js", "    b9.js", "    b10.js",
    ]  # fmt: skip


def test_odd_components_are_nodes() -> None:
    assert drawn(tree_of("../../x", "./y", "/abs", "a//b", "")) == [
        "demo.tgz", "  .", "    y", "  ..", "    ..", "      x", "  /", "    abs", "  a", "    /", "      b",
        "  ⟨no name⟩",
    ]  # fmt: skip


def test_directory_records_are_the_folders_they_name() -> None:
    tree = tree_of("p/", "p/a/x", "p/a/", "p/a/", "./")
    assert drawn(tree) == ["demo.tgz", "  .", "  p", "    a", "      x", "    a"]
    assert [tree.entries[node] for node in range(len(tree))] == [0, 5, 1, 3, 2, 4]


def test_duplicates_stay_in_record_order() -> None:
    tree = tree_of("a", "b", "a")
    assert list(tree.entries) == [0, 1, 3, 2]


def test_a_file_and_a_folder_of_one_name_are_two_nodes() -> None:
    assert drawn(tree_of("a", "a/b")) == ["demo.tgz", "  a", "    b", "  a"]


def test_records_stand_below_their_container() -> None:
    records: list[Record] = [
        ("p/app.js.map", EntryKind.FILE, None),
        ("p/app.js", EntryKind.FILE, None),
        ("webpack:///src/main.ts", EntryKind.FILE, 1),
        ("webpack:///src/main.ts", EntryKind.FILE, 1),
    ]
    entries = entries_of(records)
    for index, path in ((2, "p/app.js.map!/src/m%C3%A4in.ts"), (3, "p/app.js.map!/src/m%C3%A4in.ts%231")):
        old = entries[index]
        entries[index] = Entry(old.number, 1, path, old.name, old.kind, Origin.REBUILT, size_bytes=100)
    tree = build_tree(entries, "demo.tgz")
    assert drawn(tree) == [
        "demo.tgz", "  p", "    app.js", "    app.js.map", "      src", "        mäin.ts", "        mäin.ts",
    ]  # fmt: skip
    assert list(tree.sizes) == [3, 3, 2, 1, 200, 100, 100]
    assert tree.path_nodes(5) == [0, 1, 3, 4, 5]
    assert tree.node_of_entry(4) == 6


def test_an_unknown_container_is_the_artifact() -> None:
    assert drawn(build_tree(entries_of([("x", EntryKind.FILE, 77)]), "demo.tgz")) == ["demo.tgz", "  x"]


def test_marks_spread_up_to_the_artifact() -> None:
    tree = tree_of("p/a/x", "p/b", "q")
    marks = tree.mark({1: Severity.HIGH, 2: Severity.LOW, 0: Severity.INFO, 99: Severity.CRITICAL})
    shown = {tree.names[node]: (marks.own_severity(node), marks.worst_severity(node)) for node in range(len(tree))}
    assert shown == {
        "demo.tgz": (Severity.INFO, Severity.HIGH),
        "p": (None, Severity.HIGH),
        "a": (None, Severity.HIGH),
        "x": (Severity.HIGH, Severity.HIGH),
        "b": (Severity.LOW, Severity.LOW),
        "q": (None, None),
    }


def test_hostile_names_stay_bounded() -> None:
    tree = tree_of("a/" * 4095 + "f", "b" * 65_536, "\u202e" * 65_536, "c/" * 255 + "f", "c/" * 254 + "f")
    assert max(tree.depths) == 256
    assert max(map(len, tree.names)) < 10_000
    assert len(tree) == 1 + 256 + 1 + 1 + 255 + 1 + 1
    assert all(name.isprintable() for name in tree.names)


def test_hostile_sizes_add_up() -> None:
    entries = [Entry(n, None, "x", f"p/{n}", EntryKind.FILE, Origin.ARCHIVED, size_bytes=1 << 90) for n in (1, 2)]
    entries.append(Entry(3, None, "y", "p/3", EntryKind.FILE, Origin.ARCHIVED, size_bytes=-5))
    assert build_tree(entries, "x").sizes[ROOT] > 1 << 40


_RECORDS = st.lists(
    st.tuples(
        st.lists(st.sampled_from(["a", "b", "B2", "..", ".", "", "x10"]), min_size=1, max_size=4).map("/".join),
        st.sampled_from([EntryKind.FILE, EntryKind.DIRECTORY, EntryKind.SYMLINK]),
        st.one_of(st.none(), st.integers(1, 12)),
    ),
    max_size=16,
)


@given(_RECORDS)
@settings(max_examples=80, deadline=None)
def test_any_records_make_a_tree(records: list[Record]) -> None:
    tree = build_tree(entries_of(records), "x")
    assert sorted(number for number in tree.entries if number) == list(range(1, len(records) + 1))
    for node in range(1, len(tree)):
        parent = tree.parents[node]
        assert parent < node < tree.ends[node] <= tree.ends[parent]
        assert tree.depths[node] == tree.depths[parent] + 1
        assert node in tree.children(parent)
        number = tree.entries[node]
        assert not number or tree.node_of_entry(number) == node
    for node in range(len(tree)):
        below = list(tree.children(node))
        assert [tree.folders[child] for child in below] == sorted(
            (tree.folders[child] for child in below), reverse=True
        )
        if tree.folders[node]:
            assert tree.sizes[node] == sum(tree.sizes[child] for child in below)
