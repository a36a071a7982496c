"""RECORD of a wheel as a table, each line compared with the file that it names (PEP 376, PEP 427).

Files are read a little with every answer, so that a wheel of gigabytes is compared without anybody waiting for it.
"""

import hashlib
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from inspector.containers.failures import ContainerError
from inspector.packages.wheel import SIGNATURES, RecordLine, read_record
from inspector.previews.covering import SecretCover
from inspector.previews.pages.built_page import BuiltPage, BuiltRow, Shown
from inspector.previews.pages.page import PageWindow, RowKind
from inspector.previews.pages.page_input import PageInput

TITLE = "Python package: RECORD"
MAX_RECORD_BYTES = 32 << 20
"""A wheel with 100,000 files has a RECORD of about 12 MB."""
_SECONDS = 0.06
"""Of comparing in one answer."""
_TITLES = ("File", "Check", "Size", "Hash as listed")
WAITING, MATCHES, DIFFERS, MISSING, UNLISTED = "not compared yet", "matches", "differs", "missing", "unlisted"
SIZE_ONLY, NOT_COMPARED, UNREADABLE = "size matches", "not compared", "unreadable"
_ORDER = (DIFFERS, MISSING, UNREADABLE, UNLISTED, MATCHES, SIZE_ONLY, NOT_COMPARED, WAITING)
_BAD = _ORDER[:4]
_MAX_UNLISTED = 10_000


@dataclass(slots=True)
class _Line:
    """One file, listed or not, and what the comparison found."""

    name: str
    listed: RecordLine | None
    state: str = WAITING
    mark: str = ""


class RecordPage:
    """See Page. Compares as long as somebody asks."""

    def __init__(self, given: PageInput) -> None:
        """Reads the list; files are read by `window`."""
        self._given = given
        self._record = read_record(given.data[:MAX_RECORD_BYTES])
        self._is_cut = not self._record.complete or len(given.data) > MAX_RECORD_BYTES
        folder, _, _ = given.name.replace("\\", "/").rpartition("/")
        self._root = folder[: folder.rfind("/") + 1]
        """What the paths of RECORD are relative to."""
        self._folder = folder
        self._exempt = {f"{folder}/{name}" for name in ("RECORD", *SIGNATURES)}
        self._lines = [_Line(_place(self._root, line.path), line) for line in self._record.lines]
        self._work: Iterator[None] | None = self._compare()
        self._is_done = False

    def window(self, first: int, count: int, cover: SecretCover) -> PageWindow:
        """See Page."""
        self._go_on()
        shown, page = Shown(cover), self._head()
        first = max(first, 0)
        rows = [*page.rows[first : first + count]]
        start = max(first - len(page.rows), 0)
        rows += [_row(line) for line in self._lines[start : start + count - len(rows)]]
        known = len(page.rows) + len(self._lines)
        finished = tuple(shown.row(row) for row in rows)
        return PageWindow(TITLE, finished, known, len(_TITLES), self._is_done, page.note, shown.has_covered)

    def _head(self) -> BuiltPage:
        page = BuiltPage(TITLE)
        counts: dict[str, int] = dict.fromkeys(_ORDER, 0)
        for line in self._lines:
            counts[line.state] += 1
        page.heading("Comparison with the files")
        said = "  ·  ".join(f"{state}: {counts[state]:,}" for state in _ORDER if counts[state])
        is_bad = any(counts[state] for state in _BAD)
        page.field("Files", said or "RECORD lists none.", "Not all is as the list says." if is_bad else "")
        if self._record.damaged:
            numbers = ", ".join(str(number) for number in self._record.damaged[:20])
            page.field("Lines that cannot be read", numbers, f"{len(self._record.damaged):,} lines are no record.")
        if self._is_cut:
            page.say("RECORD is too long: its last lines were not compared.")
        if self._given.neighbours.is_cut:
            page.say("The container could not be listed to its end: files can be missing for that reason.")
        page.heading("Files", *_TITLES)
        return page

    def _go_on(self) -> None:
        until_s = time.monotonic() + _SECONDS
        if not self._given.neighbours.is_complete or self._work is None:
            return
        for _ in self._work:
            if time.monotonic() >= until_s:
                return
        self._work = None
        self._is_done = True
        self._lines.sort(key=lambda line: line.state not in _BAD)

    def _compare(self) -> Iterator[None]:
        numbers = self._given.neighbours.numbers()
        if self._is_wheel(numbers):
            listed = {line.name for line in self._lines} | self._exempt
            others = [name for name in numbers if name not in listed]
            self._lines += [
                _Line(name, None, UNLISTED, "RECORD does not list this file.") for name in others[:_MAX_UNLISTED]
            ]
        for line in self._lines:
            if line.listed is not None:
                yield from self._compare_line(line, line.listed, numbers.get(line.name))
            yield

    def _is_wheel(self, numbers: Mapping[str, int]) -> bool:
        """Whether all files of the container belong to this list: not so where packages are installed."""
        folder = self._folder
        if not folder or "/" in folder or f"{folder}/INSTALLER" in numbers:
            return False
        return not any(
            name.endswith(".dist-info/RECORD") and name.count("/") == 1 and not name.startswith(f"{folder}/")
            for name in numbers
        )

    def _compare_line(self, line: _Line, listed: RecordLine, number: int | None) -> Iterator[None]:
        if number is None:
            line.state, line.mark = MISSING, "There is no such file in the container."
            return
        if line.name in self._exempt and listed.digest is None:
            line.state = NOT_COMPARED
            return
        digest = hashlib.new(listed.algorithm) if listed.algorithm in ("sha256", "sha384", "sha512") else None
        size_bytes = 0
        try:
            while part := self._given.neighbours.step(number, size_bytes):
                size_bytes += len(part)
                if digest is not None:
                    digest.update(part)
                yield
        except ContainerError as error:
            line.state, line.mark = UNREADABLE, str(error)
            return
        _judge(line, listed, size_bytes, digest.hexdigest() if digest else None)


def _judge(line: _Line, listed: RecordLine, size_bytes: int, digest: str | None) -> None:
    if listed.size_bytes is not None and listed.size_bytes != size_bytes:
        line.state, line.mark = DIFFERS, f"The file has {size_bytes:,} bytes, not {listed.size_bytes:,}."
    elif digest is not None and listed.digest is not None:
        is_same = digest == listed.digest
        line.state, line.mark = (MATCHES, "") if is_same else (DIFFERS, f"The file's hash is {digest}.")
    elif listed.algorithm and digest is not None:
        line.state, line.mark = NOT_COMPARED, "The hash as listed cannot be read."
    elif listed.algorithm:
        line.state, line.mark = SIZE_ONLY, "Hashes of this kind are not calculated, or weak ones are forbidden."
    else:
        line.state, line.mark = NOT_COMPARED, "RECORD gives no hash."


def _row(line: _Line) -> BuiltRow:
    listed = line.listed
    if listed is None:
        return BuiltRow(RowKind.CELLS, (line.name, line.state, "", ""), line.mark)
    size = f"{listed.size_bytes:,}" if listed.size_bytes is not None else ""
    stated = f"{listed.algorithm}={listed.digest or 'unreadable'}" if listed.algorithm else ""
    return BuiltRow(RowKind.CELLS, (line.name, line.state, size, stated), line.mark)


def _place(root: str, path: str) -> str:
    """The name of a listed file in the container; a path that leaves its folder stays as it is and is found missing."""
    path = path.replace("\\", "/")
    parts: list[str] = []
    for part in (root + path).split("/"):
        if part == ".." and parts:
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)
