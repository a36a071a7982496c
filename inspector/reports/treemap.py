"""Rectangles whose areas stand for sizes, as square as they can be (Bruls, Huizing and van Wijk, 2000)."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """One rectangle; the unit is that of the whole."""

    x: float
    y: float
    width: float
    height: float


def squarified(sizes: Sequence[int], width: float, height: float) -> list[Box]:
    """One box for each size, in order; sizes must be positive and descending."""
    total = sum(sizes)
    boxes: list[Box] = []
    x, y, start = 0.0, 0.0, 0
    scale = width * height / total if total else 0.0
    while start < len(sizes):
        side = min(width, height)
        end = _row_end(sizes, start, side, scale)
        area = sum(sizes[start:end]) * scale
        depth = area / side if side else 0.0
        boxes += _row(sizes[start:end], Box(x, y, width, height), depth, scale)
        if width >= height:
            x, width = x + depth, max(width - depth, 0.0)
        else:
            y, height = y + depth, max(height - depth, 0.0)
        start = end
    return boxes


def _row_end(sizes: Sequence[int], start: int, side: float, scale: float) -> int:
    """How far the row can grow before its worst box becomes less square."""
    end, best = start + 1, _worst(sizes[start : start + 1], side, scale)
    while end < len(sizes):
        grown = _worst(sizes[start : end + 1], side, scale)
        if grown > best:
            break
        end, best = end + 1, grown
    return end


def _worst(row: Sequence[int], side: float, scale: float) -> float:
    area = sum(row) * scale
    if not area or not side:
        return float("inf")
    return max(side * side * row[0] * scale / area**2, area**2 / (side * side * row[-1] * scale))


def _row(row: Sequence[int], whole: Box, depth: float, scale: float) -> list[Box]:
    boxes, along = [], 0.0
    for size in row:
        length = size * scale / depth if depth else 0.0
        if whole.width >= whole.height:
            boxes.append(Box(whole.x, whole.y + along, depth, length))
        else:
            boxes.append(Box(whole.x + along, whole.y, length, depth))
        along += length
    return boxes
