"""The stretch of shipped code that each segment of a map stands for: from its column to that of the next one."""

from dataclasses import dataclass

import numpy as np

from inspector.sourcemaps.mapping_chunk import Numbers
from inspector.sourcemaps.segments import Segments
from inspector.sourcemaps.utf16_text import Utf16Text


@dataclass(frozen=True, slots=True)
class Stretches:
    """One row per segment; units count from the start of the shipped text. What lies outside it is empty."""

    start: Numbers
    end: Numbers


def stretches_of(segments: Segments, shipped: Utf16Text) -> Stretches:
    """Where each segment's code begins and ends; of several at one position only the last has any."""
    if not len(segments):
        return Stretches(np.zeros(0, np.int64), np.zeros(0, np.int64))
    lines = segments.generated_line().astype(np.int64)
    is_inside = lines < len(shipped)
    known = np.where(is_inside, lines, 0)
    line_start, line_end = shipped.starts[known], shipped.ends[known]
    start = np.minimum(line_start + segments.generated_column, line_end)
    end = line_end.copy()
    is_followed = lines[1:] == lines[:-1]
    end[:-1][is_followed] = start[1:][is_followed]
    end[~is_inside] = start[~is_inside]
    return Stretches(start, end)
