"""Follows links inside one container, the way a file system would once everything is unpacked.

Nothing is read from disk: links are known by their records only. The walk is bounded as systems bound it, by
40 links in a row, and by a budget of steps per container, so that hostile chains cost no time.
"""

import re
from dataclasses import dataclass, field

from inspector.rules.level import components

MAX_HOPS = 40
STEP_BUDGET = 2_000_000
_ABSOLUTE = re.compile(r"[/\\]|[A-Za-z]:")


@dataclass(slots=True)
class _Node:
    below: dict[str, "_Node"] = field(default_factory=dict)
    target: str | None = None


class LinkWalk:
    """All symbolic links of one container; a later record of the same name replaces an earlier one."""

    def __init__(self) -> None:
        """Without links."""
        self._root = _Node()
        self._steps_left = STEP_BUDGET

    @property
    def is_exhausted(self) -> bool:
        """Whether the budget is used up: later answers look at a target alone, not at chains."""
        return self._steps_left <= 0

    def add(self, name: str, target: str) -> None:
        """Takes in one link."""
        node = self._root
        for part in components(name):
            node = node.below.setdefault(part, _Node())
        node.target = target

    def leaves_root(self, folder: list[str], target: str) -> bool:
        """Whether a target, seen from a folder of the container, leads outside, directly or over other links."""
        if is_absolute(target):
            return True
        return self._escapes([*folder, *components(target)])

    def link_on_the_way(self, name: str) -> str | None:
        """The name of the first link that a record would be written through, where that link leads outside."""
        node = self._root
        parts = components(name)
        for depth, part in enumerate(parts[:-1]):
            if part not in node.below:
                return None
            node = node.below[part]
            if node.target is not None and self.leaves_root(parts[:depth], node.target):
                return "/".join(parts[: depth + 1])
        return None

    def _escapes(self, parts: list[str]) -> bool:
        """Walks from the root; `..` above it and absolute targets of links on the way lead outside."""
        stack: list[_Node] = [self._root]
        todo, hops = parts[::-1], 0
        while todo and not self.is_exhausted:
            self._steps_left -= 1
            part = todo.pop()
            if part == "..":
                stack.pop()
                if not stack:
                    return True
                continue
            node = stack[-1].below.get(part) or _NOTHING
            if node.target is None:
                stack.append(node)
                continue
            hops += 1
            if is_absolute(node.target) or hops > MAX_HOPS:
                return hops <= MAX_HOPS
            todo += components(node.target)[::-1]
        return self.is_exhausted and climbs(parts)


_NOTHING = _Node()


def is_absolute(target: str) -> bool:
    """Whether a target begins at the root of a file system, of whatever kind."""
    return bool(_ABSOLUTE.match(target))


def climbs(parts: list[str]) -> bool:
    """Whether `..` components lead above the folder in which the parts begin, links not followed."""
    depth = 0
    for part in parts:
        depth += -1 if part == ".." else 1
        if depth < 0:
            return True
    return False
