"""The matrix of finding by artifact as cells of text, for every format that people read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from inspector.core.matrix import MatrixRow, matrix_rows
from inspector.core.report import Report
from inspector.core.severity import Severity
from inspector.core.text import visible
from inspector.reports import wording

MAX_ROWS: Final = 200
"""A table of more rows is no overview; the chapters list everything, and JSON has all rows."""
SHORT_ROWS: Final = 30
"""For a terminal."""
NONE: Final = "·"


@dataclass(frozen=True, slots=True)
class MatrixLine:
    """One row; texts are safe to show."""

    severity: Severity
    rule: str
    title: str
    place: str
    """The first place of it, and how many more there are."""
    cells: tuple[str, ...]
    """Open findings of each artifact, or a dot."""


@dataclass(frozen=True, slots=True)
class MatrixTable:
    """What is open in any of the artifacts."""

    lines: tuple[MatrixLine, ...]
    left_out: int


def matrix_table(reports: Sequence[Report], max_rows: int = MAX_ROWS) -> MatrixTable:
    """The rows with something open: worst first, at most so many."""
    rows = [(row, row.counts(len(reports))) for row in matrix_rows(reports)]
    open_rows = [(row, counts) for row, counts in rows if any(counts)]
    lines = tuple(_line(row, counts) for row, counts in open_rows[:max_rows])
    return MatrixTable(lines, len(open_rows) - len(lines))


def text_matrix(reports: Sequence[Report], max_rows: int = MAX_ROWS) -> str:
    """The artifacts with their verdicts and numbers, and the table below; ends with a line feed."""
    return "\n".join(_text_lines(reports, max_rows)) + "\n"


def _text_lines(reports: Sequence[Report], max_rows: int) -> Iterator[str]:
    table = matrix_table(reports, max_rows)
    yield f"{len(reports):,} ARTIFACTS"
    digits = len(str(len(reports))) + 1
    for number, report in enumerate(reports, 1):
        word = wording.VERDICTS[report.verdict.state].upper()
        name = visible(report.artifact.name)
        yield f"  {f'#{number}':>{digits}}  {word}  {name}  {wording.summary_of_counts(report)}"
    if not table.lines:
        return
    yield ""
    widths = [max(digits, *(len(line.cells[at]) for line in table.lines)) for at in range(len(reports))]
    rule_width = max(len(line.rule) for line in table.lines)
    heads = "  ".join(f"{f'#{at + 1}':>{width}}" for at, width in enumerate(widths))
    yield f"  {'':<10}  {'':<{rule_width}}  {heads}".rstrip()
    for line in table.lines:
        cells = "  ".join(f"{cell:>{width}}" for cell, width in zip(line.cells, widths, strict=True))
        level = f"{wording.SHAPES[line.severity]} {line.severity}"
        yield f"  {level:<10}  {line.rule:<{rule_width}}  {cells}  {line.title}: {line.place}"
    if table.left_out:
        yield f"  ... and {table.left_out:,} more; JSON has all of them"


def _line(row: MatrixRow, counts: list[int]) -> MatrixLine:
    cells = tuple(f"{count:,}" if count else NONE for count in counts)
    first = next(place.finding for place in row.places if counts[place.artifact])
    more = f" (+{sum(counts) - 1:,})" if sum(counts) > 1 else ""
    place = f"{visible(wording.place(first))}{more}"
    return MatrixLine(row.severity, visible(row.rule), visible(row.title), place, cells)
