"""Areas in proportion to amounts: a tree cut down to what can be seen, laid out as nearly square boxes.

The layout is that of Bruls, Huizing and van Wijk, "Squarified Treemaps" (2000).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from inspector.core.severity import Severity
from inspector.core.sourcefacts import Party
from inspector.gui.language import later
from inspector.gui.models.place import Place

LABEL_PX = 18.0
GAP_PX = 2.0
SMALLEST_PX = 5.0
"""A box that is narrower than this is not divided further."""
SMALLEST_NAMED_PX = 56.0
"""A narrower box would show an ellipsis instead of its name."""
SMALLEST_HEAD_PX = 40.0
"""Height from which a box that holds others has a line for its name."""


class Measure(StrEnum):
    """What an area stands for."""

    SIZE = later("Size")
    EXPOSURE = later("Exposure")


@dataclass(frozen=True, slots=True)
class Block:
    """A node of the tree with the largest of its parts; the rest of them is one part without a place."""

    name: str
    amount: int
    """Bytes."""
    place: Place | None
    """Where it leads; None for the rest."""
    worst: Severity | None = None
    """The worst open finding at the node or below it."""
    party: Party | None = None
    """Whose code it is, where that is measured."""
    parts: tuple["Block", ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A block with its area in pixels."""

    block: Block
    x: float
    y: float
    width: float
    height: float
    depth: int
    has_head: bool
    """Whether the top of it is kept free for the name, above its parts."""

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height

    @property
    def center(self) -> tuple[float, float]:
        """Its middle."""
        return self.x + self.width / 2, self.y + self.height / 2


Area = tuple[float, float, float, float]
"""Left, top, width, height."""


def laid_out(block: Block, width: float, height: float) -> list[Box]:
    """The boxes of everything below a block, each before the boxes inside it."""
    return list(_inside(block, (0.0, 0.0, width, height), 0))


def _inside(block: Block, area: Area, depth: int) -> Iterator[Box]:
    for part, (x, y, whole_width, whole_height) in zip(
        block.parts, squarified([p.amount for p in block.parts], area), strict=True
    ):
        width, height = max(0.0, whole_width - GAP_PX), max(0.0, whole_height - GAP_PX)
        if width < 1 or height < 1:
            continue
        has_head = bool(part.parts) and width >= SMALLEST_NAMED_PX and height >= SMALLEST_HEAD_PX
        yield Box(part, x, y, width, height, depth, has_head)
        if min(width, height) >= SMALLEST_PX:
            head = LABEL_PX if has_head else 0.0
            inner = (x + GAP_PX, y + head + GAP_PX, width - GAP_PX, height - head - GAP_PX)
            if inner[2] > 0 and inner[3] > 0:
                yield from _inside(part, inner, depth + 1)


def squarified(amounts: Sequence[int], area: Area) -> list[Area]:
    """One area for each amount, largest amount first; together they fill the whole."""
    x, y, width, height = area
    left = sum(amounts)
    areas: list[Area] = []
    at = 0
    while at < len(amounts) and left > 0:
        side = min(width, height)
        count = _row_length(amounts, at, side, width * height / left)
        row = amounts[at : at + count]
        depth = sum(row) / left * max(width, height)
        along = 0.0
        for amount in row:
            length = side * amount / sum(row)
            areas.append((x, y + along, depth, length) if width >= height else (x + along, y, length, depth))
            along += length
        if width >= height:
            x, width = x + depth, width - depth
        else:
            y, height = y + depth, height - depth
        left -= sum(row)
        at += count
    return areas + [(x, y, 0.0, 0.0)] * (len(amounts) - len(areas))


def _row_length(amounts: Sequence[int], at: int, side: float, scale: float) -> int:
    """How many go into one row: as long as the worst shape in it gets no worse."""
    total, best = 0, float("inf")
    for count, amount in enumerate(amounts[at:], 1):
        total += amount
        if not amount or not side:
            continue
        thickness = total * scale / side
        lengths = (amounts[at] * scale / thickness, amount * scale / thickness)
        worst = max(max(length / thickness, thickness / length) for length in lengths)
        if worst > best:
            return count - 1
        best = worst
    return len(amounts) - at


def leaves(boxes: Sequence[Box]) -> list[Box]:
    """The boxes that lead somewhere."""
    return [box for box in boxes if box.block.place is not None]


def neighbour(boxes: Sequence[Box], current: Box, step: tuple[int, int]) -> Box:
    """The nearest box in a direction, by the middles; the same one where there is none."""
    x, y = current.center

    def distance(box: Box) -> float:
        ahead = (box.center[0] - x) * step[0] + (box.center[1] - y) * step[1]
        aside = abs((box.center[0] - x) * step[1]) + abs((box.center[1] - y) * step[0])
        return ahead + 2 * aside if ahead > 1 else float("inf")

    found = min(boxes, key=distance, default=current)
    return found if distance(found) < float("inf") else current
