from inspector.core.entry import Entry, EntryKind, Origin
from inspector.core.view import ArtifactView


def entry(number: int, parent: int | None, path: str, origin: Origin = Origin.ARCHIVED) -> Entry:
    return Entry(number, parent, path, path.rpartition("!/")[2], EntryKind.FILE, origin)


def build() -> ArtifactView:
    view = ArtifactView()
    for each in (
        entry(1, None, "a.tar"),
        entry(2, 1, "a.tar!/x.map"),
        entry(3, 2, "a.tar!/x.map!/src/a.ts", Origin.REBUILT),
        entry(4, 1, "a.tar!/x.js"),
        entry(5, 4, "a.tar!/x.js!/%map-1", Origin.EMBEDDED),
        entry(6, None, "b", Origin.FOLDER),
    ):
        view.add(each)
    return view


def test_entries_are_found_by_path() -> None:
    view = build()
    found = view.at("a.tar!/x.map")
    assert found is not None
    assert found.number == 2
    assert view.at("nothing") is None


def test_the_first_of_two_equal_paths_is_found() -> None:
    view = build()
    view.add(entry(7, None, "b"))
    found = view.at("b")
    assert found is not None
    assert found.number == 6


def test_children_are_in_record_order() -> None:
    view = build()
    assert [e.number for e in view.children(None)] == [1, 6]
    assert [e.number for e in view.children(1)] == [2, 4]
    assert view.children(99) == []


def test_what_ships_is_neither_rebuilt_nor_embedded() -> None:
    view = build()
    assert [e.number for e in view.shipped()] == [1, 2, 4, 6]
    assert {k: [e.number for e in v] for k, v in view.shipped_levels().items()} == {None: [1, 6], 1: [2, 4]}


def test_ancestors_are_innermost_first() -> None:
    view = build()
    assert [e.number for e in view.ancestors(view.entries[3])] == [2, 1]
    assert not list(view.ancestors(view.entries[6]))
