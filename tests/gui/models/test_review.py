"""Looked through: entries, folders with all below them, and the parts of an artifact."""

import pytest

from inspector.core.entry import Entry, EntryKind, Origin
from inspector.core.tree import EntryTree, build_tree
from inspector.gui.models.node_keys import NodeKeys
from inspector.gui.models.review import (
    MAX_CHILDREN,
    MAX_PARTS,
    Review,
    is_below,
    node_of_folder,
    parts_of,
    progress_words,
    review_of,
    unseen_files,
)


def tree_of(*paths: str) -> EntryTree:
    return build_tree((entry(number, path) for number, path in enumerate(paths, 1)), "a.tgz")


def entry(number: int, path: str) -> Entry:
    return Entry(number, None, path, path, EntryKind.FILE, Origin.ARCHIVED, size_bytes=1)


def names(tree: EntryTree, flags: bytearray) -> list[str]:
    return [tree.names[node] for node, flag in enumerate(flags) if flag]


def node(tree: EntryTree, path: str) -> int:
    found = node_of_folder(tree, path)
    assert found is not None
    return found


SMALL = tree_of("package/lib/a.js", "package/lib/b.js", "package/src/deep/c.ts", "package/index.js")


def test_a_folder_takes_all_below_it() -> None:
    review = review_of(SMALL, [node(SMALL, "package/lib")])
    assert node(SMALL, "package/lib/a.js") in review
    assert node(SMALL, "package/src") not in review
    assert names(SMALL, unseen_files(SMALL, review)) == ["c.ts", "index.js"]


def test_nothing_looked_through_leaves_every_file() -> None:
    assert len(names(SMALL, unseen_files(SMALL, Review()))) == 4
    assert 3 not in Review()
    assert parts_of(SMALL, Review(), NodeKeys(SMALL)) == ()


def test_parts_begin_where_there_are_several() -> None:
    review = review_of(SMALL, [node(SMALL, "package/lib/a.js"), node(SMALL, "package/src")])
    keys = NodeKeys(SMALL)
    parts = parts_of(SMALL, review, keys)
    found = {part.name: (part.reviewed, part.files) for part in parts}
    assert found == {"lib/": (1, 2), "src/": (1, 1), "index.js": (0, 1)}
    assert progress_words(parts) == "A person looked through 2 of 4 files."
    lib = next(part for part in parts if part.name == "lib/")
    assert keys.node_of(lib.key) == node(SMALL, "package/lib")


def test_many_parts_are_told_by_what_is_left() -> None:
    tree = tree_of(*(f"d{folder:02}/{file}" for folder in range(30) for file in range(folder + 1)))
    parts = parts_of(tree, review_of(tree, [node(tree, "d29")]), NodeKeys(tree))
    assert len(parts) == MAX_PARTS
    assert parts[0].name == "d28/"
    assert parts[-1].name == "19 others"
    assert sum(part.files for part in parts) == sum(range(31))
    assert sum(part.reviewed for part in parts) == 30


def test_a_flat_crowd_is_one_part() -> None:
    tree = tree_of(*(f"f{number}" for number in range(MAX_CHILDREN + 1)))
    parts = parts_of(tree, review_of(tree, [1, 2]), NodeKeys(tree))
    assert [(part.files, part.reviewed) for part in parts] == [(MAX_CHILDREN + 1, 2)]


@pytest.mark.parametrize(
    ("path", "above", "is_so"),
    [
        ("a/b/c", {"a/b"}, True),
        ("a/b.zip!/c/d", {"a/b.zip"}, True),
        ("a/bc", {"a/b"}, False),
        ("a/b", {"a/b"}, False),
        ("a/b", set(), False),
    ],
)
def test_what_lies_below_a_path(path: str, above: set[str], is_so: bool) -> None:
    assert is_below(path, above) is is_so
