"""Layers laid on each other: what is visible, where it comes from, what is hidden and by what."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.container import ContainerFacts
from inspector.core.entry import Entry, EntryKind, Origin
from inspector.packages.image_layers import Merged, layer_records, merge

Row = tuple[str, EntryKind, str | None]
FILE, FOLDER, LINK, HARD = EntryKind.FILE, EntryKind.DIRECTORY, EntryKind.SYMLINK, EntryKind.HARDLINK


def merged(*layers: Sequence[str | Row]) -> Merged:
    """Layers of files, or of (name, kind, link target)."""
    number = 0
    built = []
    for layer in layers:
        records = []
        for row in layer:
            name, kind, target = (row, FILE, None) if isinstance(row, str) else row
            number += 1
            records.append(Entry(number, None, name, name, kind, Origin.ARCHIVED, link_target=target))
        built.append(records)
    return merge(built)


def visible(found: Merged) -> list[tuple[str, int]]:
    return [(path, placed.layer) for path, placed in found.visible.items()]


def hidden(found: Merged) -> set[tuple[str, str, int, bool]]:
    return {(each.placed.path, each.by.name, each.by_layer, each.is_removed) for each in found.hidden}


def test_a_whiteout_hides_all_below_and_nothing_of_its_own_layer() -> None:
    found = merged(["a/b/c", "a/d", "e"], ["a/new", ".wh.a"])
    assert visible(found) == [("a/new", 1), ("e", 0)]
    assert hidden(found) == {("a/b/c", ".wh.a", 1, True), ("a/d", ".wh.a", 1, True)}


def test_an_opaque_folder_hides_what_lies_below_it() -> None:
    found = merged([("a/", FOLDER, None), "a/x"], ["a/y", "a/.wh..wh..opq"], ["a/z"])
    assert visible(found) == [("a", 0), ("a/y", 1), ("a/z", 2)]
    assert hidden(found) == {("a/x", "a/.wh..wh..opq", 1, True)}


def test_reserved_names_remove_nothing() -> None:
    assert visible(merged(["wh.plnk", "x"], [".wh..wh.plnk", ".wh..wh.x"])) == [("wh.plnk", 0), ("x", 0)]


def test_a_folder_takes_the_place_of_a_link_and_a_file_that_of_a_folder() -> None:
    found = merged([("bin", LINK, "usr/bin"), "lib/a"], ["bin/sh", "lib"])
    assert visible(found) == [("bin/sh", 1), ("lib", 1)]
    assert hidden(found) == {("bin", "bin/sh", 1, False), ("lib/a", "lib", 1, False)}


def test_a_hard_link_keeps_the_content_of_its_layer_or_one_below() -> None:
    found = merged(["a"], [("b", HARD, "a"), ("c", HARD, "./b"), ("d", HARD, "missing")], ["a"])
    target = found.visible["b"].target
    assert target is not None
    assert target.number == 1
    assert found.visible["c"].target == target
    assert found.visible["d"].target is None
    assert hidden(found) == {("a", "a", 2, False)}


def test_the_root_itself_is_a_path() -> None:
    assert visible(merged([("./", FOLDER, None), "./a"], [("/", FOLDER, None)])) == [("", 1), ("a", 0)]


def test_of_equal_records_in_one_layer_the_last_counts() -> None:
    found = merged(["a", "a"])
    assert visible(found) == [("a", 0)]
    assert hidden(found) == {("a", "a", 0, False)}


@given(st.lists(st.lists(st.text("a/.wh", max_size=12), max_size=8), max_size=4))
def test_every_record_is_visible_hidden_or_a_whiteout(layers: list[list[str]]) -> None:
    found = merged(*layers)
    shown = [placed.entry.number for placed in found.visible.values()] + [each.entry.number for each in found.hidden]
    assert len(shown) == len(set(shown))
    assert len(shown) <= sum(map(len, layers))


@pytest.mark.parametrize(("outer", "expected"), [("gzip", [3]), ("tar", [2])])
def test_a_layer_may_be_packed_once_more(outer: str, expected: list[int]) -> None:
    inner = Entry(2, 1, "l!/t", "t", FILE, Origin.ARCHIVED)
    record = Entry(3, 2, "l!/t!/a", "a", FILE, Origin.ARCHIVED)
    containers: dict[int | None, ContainerFacts] = {1: ContainerFacts(1, outer), 2: ContainerFacts(2, "tar")}
    found = layer_records({1: [inner], 2: [record]}, containers, 1)
    assert [entry.number for entry in found] == expected
