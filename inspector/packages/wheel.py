"""Python wheels: METADATA, WHEEL and RECORD in the `.dist-info` folder at the top (PEP 427)."""

import base64
import binascii
import csv
from collections.abc import Iterator
from dataclasses import dataclass

from inspector.core.artifact import PackageClaim
from inspector.core.view import ArtifactView
from inspector.packages.build_backend import builder_of_generator
from inspector.packages.claim import claim
from inspector.packages.headers import read_headers
from inspector.packages.level import PackageLevel, level_of

MAX_RECORD_LINES = 500_000
_DIST_INFO = ".dist-info"
SIGNATURES = ("RECORD.jws", "RECORD.p7s")
"""Files beside RECORD that PEP 427 exempts: they sign it."""


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One line of RECORD (PEP 376): path, hash, size."""

    number: int
    """1-based."""
    path: str
    """As written, relative to the folder that holds `.dist-info`."""
    algorithm: str
    """Empty where the line has no hash."""
    digest: str | None
    """In hex; None where there is none or it cannot be decoded."""
    size_bytes: int | None


@dataclass(frozen=True, slots=True)
class WheelRecord:
    """A RECORD that was read."""

    lines: tuple[RecordLine, ...]
    damaged: tuple[int, ...] = ()
    """Numbers of the lines that are no record."""
    complete: bool = True
    """False where there were more than MAX_RECORD_LINES."""


@dataclass(frozen=True, slots=True)
class DistInfo:
    """One `.dist-info` folder of a container."""

    level: PackageLevel
    folder: str
    """Such as `demo-1.0.dist-info`, with what lies before it."""
    is_wheel: bool
    """Whether the container is a wheel, not a place where packages are installed."""

    @property
    def root(self) -> str:
        """What RECORD's paths are relative to: empty, or a folder with its slash."""
        head, slash, _ = self.folder.rpartition("/")
        return head + slash

    @property
    def record_name(self) -> str:
        """Name of RECORD in the container."""
        return f"{self.folder}/RECORD"


def dist_infos(level: PackageLevel) -> list[DistInfo]:
    """The `.dist-info` folders of a container, in order of discovery.

    A file called `.whl` is a wheel. Anything else is one when it has a single such folder at its top, with
    WHEEL in it and without the INSTALLER that an installation adds.
    """
    parents = (name.rpartition("/")[0] for name in level.files if _DIST_INFO in name)
    folders = [folder for folder in dict.fromkeys(parents) if folder.endswith(_DIST_INFO)]
    top = [folder for folder in folders if "/" not in folder]
    is_called_wheel = level.file_name.lower().endswith(".whl")
    is_wheel = is_called_wheel or (len(top) == 1 and _is_packed(level, top[0]))
    return [DistInfo(level, folder, is_wheel and "/" not in folder) for folder in folders]


def _is_packed(level: PackageLevel, folder: str) -> bool:
    return f"{folder}/WHEEL" in level.files and f"{folder}/INSTALLER" not in level.files


def iter_dist_infos(view: ArtifactView) -> Iterator[DistInfo]:
    """Every `.dist-info` folder of every container, in order of discovery."""
    for number, entries in view.shipped_levels().items():
        if any(_DIST_INFO in entry.name for entry in entries):
            yield from dist_infos(level_of(view, None if number is None else view.entries[number]))


def read_record(body: bytes) -> WheelRecord:
    """A RECORD's lines. Never raises; what is no line of three fields is counted as damaged."""
    lines: list[RecordLine] = []
    damaged: list[int] = []
    rows = csv.reader(body.decode("utf-8", "replace").splitlines()[: MAX_RECORD_LINES + 1])
    number = 0
    while (row := _next_row(rows)) is not None:
        number += 1
        if number > MAX_RECORD_LINES:
            return WheelRecord(tuple(lines), tuple(damaged), complete=False)
        if len(row) == 3 and row[0]:
            lines.append(_line(number, row))
        elif row:
            damaged.append(number)
    return WheelRecord(tuple(lines), tuple(damaged))


def _next_row(rows: Iterator[list[str]]) -> list[str] | None:
    try:
        return next(rows, None)
    except csv.Error:  # a field beyond the module's limit
        return ["", ""]


def _line(number: int, row: list[str]) -> RecordLine:
    path, stated, size = row
    algorithm, _, encoded = stated.partition("=")
    size_bytes = int(size) if size.isascii() and size.isdigit() and len(size) < 16 else None
    return RecordLine(number, path, algorithm.lower(), _hex(encoded), size_bytes)


def _hex(encoded: str) -> str | None:
    """A digest in base64url without padding, as hex."""
    try:
        raw = base64.b64decode(encoded + "=" * (-len(encoded) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    return raw.hex() or None


def recognise(level: PackageLevel) -> PackageClaim | None:
    """The claim of a wheel."""
    for info in dist_infos(level):
        body = level.body(f"{info.folder}/METADATA")
        if info.is_wheel and body is not None:
            fields = read_headers(body)
            wheel = read_headers(level.body(f"{info.folder}/WHEEL") or b"")
            builder = builder_of_generator(wheel.get("generator"))
            return claim("pypi", fields.get("name"), fields.get("version"), builder)
    return None
