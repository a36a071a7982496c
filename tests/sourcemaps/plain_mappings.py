"""Mappings written and read number by number, as ECMA-426 spells it out: what the fast decoder is held against."""

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
Row = tuple[int, ...]
"""(line, column[, source, original line, original column[, name]])"""


def vlq(value: int) -> str:
    """One number."""
    rest, out = (abs(value) << 1) | (value < 0), ""
    while True:
        digit, rest = rest & 31, rest >> 5
        out += ALPHABET[digit | (32 if rest else 0)]
        if not rest:
            return out


def encode(rows: list[Row]) -> str:
    """Rows ordered by line."""
    line, column, before = 0, 0, [0, 0, 0, 0]
    groups: list[list[str]] = [[]]
    for row in rows:
        while line < row[0]:
            groups.append([])
            line, column = line + 1, 0
        text = vlq(row[1] - column)
        column = row[1]
        for index, value in enumerate(row[2:]):
            text += vlq(value - before[index])
            before[index] = value
        groups[-1].append(text)
    return ";".join(",".join(group) for group in groups)


def decode(text: str) -> list[Row]:
    """The rows of a text without faults, in its order."""
    rows: list[Row] = []
    before = [0, 0, 0, 0]
    for line, segments in enumerate(text.split(";")):
        column = 0
        for segment in filter(None, segments.split(",")):
            values = numbers(segment)
            column += values[0]
            for index, value in enumerate(values[1:]):
                before[index] += value
            rows.append((line, column, *before[: len(values) - 1]))
    return rows


def numbers(segment: str) -> list[int]:
    """The numbers of a segment."""
    found, value, place = [], 0, 0
    for character in segment:
        digit = ALPHABET.index(character)
        value += (digit % 32) << (5 * place)
        place += 1
        if digit < 32:
            magnitude = value // 2
            found.append((-magnitude or -(2**31)) if value % 2 else magnitude)
            value = place = 0
    return found


def originals(rows: list[Row], line: int, column: int) -> list[Row]:
    """What GetOriginalPositions gives: the rows at the last position at or before the query, on its line."""
    before = [row for row in rows if row[0] == line and row[1] <= column]
    last = max((row[1] for row in before), default=-1)
    return [row for row in before if row[1] == last]
