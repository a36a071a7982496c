"""Which nodes of the tree a person looked through, and how far each part of the artifact got."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from inspector.core.text import visible
from inspector.core.tree import ROOT, EntryTree
from inspector.gui.language import tr
from inspector.gui.models.node_keys import NodeKey, NodeKeys

MAX_PARTS: Final = 12
MAX_CHILDREN: Final = 5000
"""A folder with more is one part: nobody wants to see which of a hundred thousand files come first."""
_FILE, _FOLDER = 1, 2
_STEPS = re.compile(r"!?/")


@dataclass(frozen=True, slots=True)
class Review:
    """One byte for each node; none at all where nothing was looked through."""

    flags: bytes = b""

    def __contains__(self, node: int) -> bool:
        return bool(self.flags) and self.flags[node] != 0

    def files(self, start: int, end: int) -> int:
        """Files looked through among the nodes of a range."""
        return self.flags.count(_FILE, start, end)


@dataclass(frozen=True, slots=True)
class PartReview:
    """One folder or file near the top."""

    key: NodeKey
    name: str
    """Safe to show."""
    files: int
    reviewed: int


def review_of(tree: EntryTree, nodes: Iterable[int]) -> Review:
    """Who looks through a folder or a container looks through all below it."""
    flags = bytearray(len(tree))
    for node in nodes:
        flags[node : tree.ends[node]] = bytes(
            _FOLDER if is_folder else _FILE for is_folder in tree.folders[node : tree.ends[node]]
        )
    return Review(bytes(flags))


def unseen_files(tree: EntryTree, review: Review) -> bytearray:
    """1 for every file that nobody looked through."""
    if not review.flags:
        return bytearray(not is_folder for is_folder in tree.folders)
    pairs = zip(tree.folders, review.flags, strict=True)
    return bytearray(not is_folder and not flag for is_folder, flag in pairs)


def node_of_folder(tree: EntryTree, path: str) -> int | None:
    """The node of a folder that only the names of entries imply; None where this tree has none."""
    node = ROOT
    for step in _STEPS.split(path):
        name = visible(step)
        found = next((child for child in tree.children(node) if tree.names[child] == name), None)
        if found is None:
            return None
        node = found
    return node


def parts_of(tree: EntryTree, review: Review, keys: NodeKeys) -> tuple[PartReview, ...]:
    """The parts of the first level that has several; where there are many, those with most left come first."""
    if not review.flags:
        return ()
    node, children = ROOT, _children(tree, ROOT)
    while len(children) == 1 and tree.ends[children[0]] > children[0] + 1:
        node = children[0]
        children = _children(tree, node)
    if len(children) > MAX_CHILDREN:
        return (_part(tree, review, keys, node),)
    parts = [_part(tree, review, keys, child) for child in children]
    if len(parts) <= MAX_PARTS:
        return tuple(parts)
    kept = sorted(parts, key=lambda part: part.reviewed - part.files)[: MAX_PARTS - 1]
    rest = [part for part in parts if part not in kept]
    others = PartReview(
        keys.key_of(node),
        tr("{rest:,} others", rest=len(rest)),
        sum(p.files for p in rest),
        sum(p.reviewed for p in rest),
    )
    return (*kept, others)


def _children(tree: EntryTree, node: int) -> list[int]:
    return list(islice(tree.children(node), MAX_CHILDREN + 1))


def _part(tree: EntryTree, review: Review, keys: NodeKeys, node: int) -> PartReview:
    end = tree.ends[node]
    name = tree.names[node] + ("/" if tree.folders[node] else "")
    return PartReview(keys.key_of(node), name, tree.folders.count(0, node, end), review.files(node, end))


def is_below(path: str, above: Iterable[str]) -> bool:
    """Whether one of these paths is that of a folder or container around an entry."""
    wanted = set(above)
    return any(path[: step.start()] in wanted for step in _STEPS.finditer(path)) if wanted else False


def progress_words(parts: Sequence[PartReview]) -> str:
    """One sentence for all parts together."""
    files, reviewed = sum(part.files for part in parts), sum(part.reviewed for part in parts)
    return tr("A person looked through {reviewed:,} of {files:,} files.", reviewed=reviewed, files=files)
