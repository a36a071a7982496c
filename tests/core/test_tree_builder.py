import pytest

from inspector.core import tree_builder
from inspector.core.entry import Entry, EntryKind, Origin
from inspector.core.tree import build_tree


def file_at(number: int, name: str) -> Entry:
    return Entry(number, None, name, name, EntryKind.FILE, Origin.ARCHIVED)


def test_past_the_bound_names_are_not_split(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree_builder, "MAX_IMPLIED_FOLDERS", 3)
    names = ["a/b/c/x", "a/b/c/y", "d/e/z", "a/q/z"]
    tree = build_tree([file_at(number, name) for number, name in enumerate(names, 1)], "t")
    assert list(tree.names) == ["t", "a", "b", "c", "x", "y", "q/z", "d/e/z"]


def test_the_rest_of_a_deep_name_is_one_node(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree_builder, "MAX_COMPONENTS", 3)
    tree = build_tree([file_at(1, "a/b/c/d/e"), file_at(2, "a/b/c")], "t")
    assert list(tree.names) == ["t", "a", "b", "c", "c/d/e"]


def test_directory_names_lose_one_slash_only() -> None:
    entries = [Entry(1, None, "x", name, EntryKind.DIRECTORY, Origin.ARCHIVED) for name in ("a//",)]
    assert list(build_tree(entries, "t").names) == ["t", "a", "/"]
