"""Files with holes in tars: where the stored bytes belong, and the file as a reader sees it (GNU tar manual, D.2)."""

from bisect import bisect_right

from inspector.containers.budget import Budget
from inspector.containers.failures import DamagedError
from inspector.containers.pax import PaxValues
from inspector.containers.source import ByteSource, Window
from inspector.containers.tar_number import number

RUNS_CAP = 1 << 16
_MAP_CAP_BYTES = 4 << 20
_BLOCK_BYTES = 512
_WRONG = "The list of holes of a sparse file is damaged."

Run = tuple[int, int]
"""Where stored bytes belong in the file, and how many they are."""


class SparseSource:
    """The whole file, its holes filled with zeros."""

    __slots__ = ("_budget", "_frontier_bytes", "_runs", "_size_bytes", "_starts", "_stored", "_stored_at")

    def __init__(self, stored: Window, runs: list[Run], size_bytes: int, budget: Budget) -> None:
        """`runs` in rising order. Raises DamagedError when they overlap or leave the file."""
        self._stored = stored
        self._runs = runs
        self._size_bytes = size_bytes
        self._budget = budget
        self._frontier_bytes = 0
        self._starts = [start for start, _ in runs]
        self._stored_at: list[int] = []
        if len(runs) > RUNS_CAP:
            raise DamagedError(f"A sparse file has more than {RUNS_CAP:,} holes.")
        total, end = 0, 0
        for start, length in runs:
            if start < end or length < 0:
                raise DamagedError(_WRONG)
            self._stored_at.append(total)
            total, end = total + length, start + length
        if end > size_bytes or total > stored.size_bytes:
            raise DamagedError(_WRONG)

    @property
    def size_bytes(self) -> int:
        """Length with holes."""
        return self._size_bytes

    def read_at(self, offset: int, length: int) -> bytes:
        """See ByteSource. Holes count as unpacked bytes the first time that they are read."""
        stop = min(offset + length, self._size_bytes)
        if offset < 0 or offset >= stop:
            return b""
        self._charge(offset, stop)
        pieces: list[bytes] = []
        at = offset
        while at < stop:
            piece = self._piece(at, stop)
            pieces.append(piece)
            at += len(piece)
        return b"".join(pieces)

    def _charge(self, offset: int, stop: int) -> None:
        new_bytes = stop - max(self._frontier_bytes, offset)
        if new_bytes > 0:
            self._budget.charge_bytes(new_bytes)
            self._budget.check_ratio(self._stored.size_bytes, stop)
            self._frontier_bytes = stop

    def _piece(self, at: int, stop: int) -> bytes:
        number_of_run = bisect_right(self._starts, at) - 1
        if number_of_run >= 0:
            start, length = self._runs[number_of_run]
            if at < start + length:
                inside = at - start
                return self._stored.read_at(self._stored_at[number_of_run] + inside, min(start + length, stop) - at)
        following = self._starts[number_of_run + 1] if number_of_run + 1 < len(self._starts) else self._size_bytes
        return bytes(max(min(following, stop) - at, 1))


def gnu_runs(header: bytes, source: ByteSource, offset: int) -> tuple[list[Run], int, int]:
    """Runs of an old GNU header of type S at `offset`, the file's size, and the bytes of header blocks.

    Values that are no number are -1: `SparseSource` refuses them. Raises DamagedError when the list is cut.
    """
    runs = _runs_in(header, 386, 4)
    size_bytes = number(header[483:495])
    extended, blocks = header[482], 1
    while extended:
        block = source.read_at(offset + blocks * _BLOCK_BYTES, _BLOCK_BYTES)
        if len(block) < _BLOCK_BYTES:
            raise DamagedError(_WRONG)
        if len(runs) <= RUNS_CAP:
            runs += _runs_in(block, 0, 21)
        extended, blocks = block[504], blocks + 1
    return runs, -1 if size_bytes is None else size_bytes, blocks * _BLOCK_BYTES


def _runs_in(block: bytes, at: int, count: int) -> list[Run]:
    runs = []
    for start in range(at, at + 24 * count, 24):
        field = block[start : start + 24]
        if not field[12]:
            break
        place, length = number(field[:12]), number(field[12:])
        runs.append((-1 if place is None else place, -1 if length is None else length))
    return runs


def pax_is_sparse(pax: PaxValues) -> bool:
    """Whether extended headers describe a sparse file, in any of the three versions."""
    return bool(pax.sparse_runs) or b"GNU.sparse.map" in pax.values or b"GNU.sparse.major" in pax.values


def pax_size_bytes(pax: PaxValues) -> int:
    """The file's size with holes. Raises DamagedError when it is not given."""
    for key in (b"GNU.sparse.realsize", b"GNU.sparse.size"):
        size_bytes = pax.whole_number(key)
        if size_bytes is not None:
            return size_bytes
    raise DamagedError(_WRONG)


def pax_runs(pax: PaxValues, stored: Window) -> tuple[list[Run], int]:
    """Runs of a pax sparse file, and how many of its stored bytes are the list itself (version 1.0)."""
    if b"GNU.sparse.map" in pax.values:  # 0.1, whatever version is stated, as Python reads it
        return _paired(pax.values[b"GNU.sparse.map"].split(b",")), 0
    return (_paired(pax.sparse_runs), 0) if pax.sparse_runs else _runs_in_body(stored)


def _paired(numbers: list[bytes]) -> list[Run]:
    if len(numbers) % 2 or not all(n.isdigit() and len(n) < 20 for n in numbers):
        raise DamagedError(_WRONG)
    values = [int(n) for n in numbers]
    return list(zip(values[::2], values[1::2], strict=True))


def _runs_in_body(stored: Window) -> tuple[list[Run], int]:
    """Version 1.0: the count and the numbers as decimal lines, padded to full blocks."""
    head = stored.read_at(0, _BLOCK_BYTES)
    count, _, _ = head.partition(b"\n")
    if not count.isdigit() or len(count) > 7:
        raise DamagedError(_WRONG)
    wanted = 2 * int(count) + 1
    lines = 0
    body = bytearray()
    while lines < wanted and len(body) < _MAP_CAP_BYTES:
        block = stored.read_at(len(body), _BLOCK_BYTES)
        if not block:
            raise DamagedError(_WRONG)
        body += block
        lines += block.count(b"\n")
    return _paired(bytes(body).split(b"\n")[1:wanted]), len(body)
