"""Which nodes a filter text and a chip keep."""

import fnmatch
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from inspector.core.severity import Severity
from inspector.core.tree import ROOT, EntryTree, Marks, NodeNames
from inspector.gui.language import later
from inspector.gui.models.name_expression import expression_in, fitter_of
from inspector.gui.models.review import Review, unseen_files

MAX_PATTERN_CHARACTERS = 200


class Chip(StrEnum):
    """Which entries to show."""

    ALL = later("All")
    FLAGGED = later("Flagged")
    MAPS = later("Maps")
    SECRETS = later("Secrets")
    UNSEEN = later("To look at")


@dataclass(frozen=True, slots=True)
class TreeFilter:
    """What a person asked for."""

    text: str = ""
    """A part of the name (of the path, where it holds a slash), a pattern with `*` and `?`, or a regular
    expression in `/.../`."""
    chip: Chip = Chip.ALL

    @property
    def is_active(self) -> bool:
        """Whether anything is hidden at all."""
        return bool(self.text) or self.chip is not Chip.ALL


def matching_nodes(
    tree: EntryTree, marks: Marks, maps: Iterable[int], secrets: Iterable[int], wanted: TreeFilter, *, review: Review
) -> bytearray:
    """1 for every node that matches; the rows keep what is around them."""
    hits = unseen_files(tree, review) if wanted.chip is Chip.UNSEEN else _chip_hits(tree, marks, maps, secrets, wanted)
    text = wanted.text[:MAX_PATTERN_CHARACTERS]
    expression = expression_in(text)
    if expression:
        fits = fitter_of(expression)
        for node, path in enumerate(_paths(tree)):
            if hits[node] and not fits(path):
                hits[node] = 0
    elif text and not set(text) & set("/*?") and wanted.chip is Chip.ALL and isinstance(tree.names, NodeNames):
        hits = tree.names.containing(text.casefold())
    elif text:
        matches = _text_test(text.casefold())
        texts = _paths(tree) if "/" in text else tree.names
        for node, name in enumerate(texts):
            if hits[node] and not matches(name.casefold()):
                hits[node] = 0
    hits[ROOT] = 0
    return hits


def _chip_hits(
    tree: EntryTree, marks: Marks, maps: Iterable[int], secrets: Iterable[int], wanted: TreeFilter
) -> bytearray:
    chip = wanted.chip
    if chip is Chip.ALL:
        return bytearray(b"\1") * len(tree)
    if chip is Chip.FLAGGED:
        mildest = Severity.INFO.rank
        return bytearray(rank <= mildest for rank in marks.own)
    hits = bytearray(len(tree))
    for number in maps if chip is Chip.MAPS else secrets:
        for node in tree.nodes_of_entry(number):
            # A map is kept with all below it, collapsed; a text is looked for inside it as well.
            end = tree.ends[node] if chip is Chip.MAPS and wanted.text else node + 1
            hits[node:end] = b"\1" * (end - node)
    return hits


def _text_test(text: str) -> Callable[[str], bool]:
    if "*" not in text and "?" not in text:
        return lambda name: text in name
    pattern = re.compile(fnmatch.translate(f"*{text}" if "/" in text else text))
    return lambda name: pattern.match(name) is not None


def _paths(tree: EntryTree) -> list[str]:
    paths = [""] * len(tree)
    for node in range(1, len(tree)):
        above = paths[tree.parents[node]]
        paths[node] = f"{above}/{tree.names[node]}" if above else tree.names[node]
    return paths
