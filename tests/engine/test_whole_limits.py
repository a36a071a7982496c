"""Limits of the whole scan: what was listed before is read, what is left out is named, and named in one sentence."""

import io
import random
import struct
import tarfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from inspector.core.end_state import EndState
from inspector.core.entry import Entry, EntryKind, Origin
from inspector.core.events import Ended, EntriesFound, EntriesHashed, ProblemsMet, ScanEvent
from inspector.core.limits import Limits
from inspector.core.problem import Problem, ProblemKind
from inspector.engine.scan import scan_events
from inspector.engine.worker.left_out import LeftOut
from inspector.engine.worker_session import Session

SIZE = 600_000


def noise(seed: int) -> bytes:
    """Text that packs badly."""
    return random.Random(seed).randbytes(SIZE // 2).hex().encode()


def tarball(path: Path, files: dict[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz", compresslevel=1) as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return path


def overlapping(path: Path, count: int) -> Path:
    """A zip whose entries all share one packed run of zeros."""
    data = bytes(1 << 20)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(data) + packer.flush()
    facts = struct.pack("<3L", zlib.crc32(data), len(packed), len(data))
    body = b"PK\x03\x04" + struct.pack("<5H", 20, 0, 8, 0, 0x21) + facts + struct.pack("<2H", 1, 0) + b"a" + packed
    directory = b""
    for number in range(count):
        name = f"f{number:04}".encode()
        head = b"PK\x01\x02" + struct.pack("<6H", 20, 20, 0, 8, 0, 0x21) + facts
        directory += head + struct.pack("<5H2L", len(name), 0, 0, 0, 0, 0, 0) + name
    end = b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, count, count, len(directory), len(body), 0)
    path.write_bytes(body + directory + end)
    return path


def scanned(path: Path, **limits: int) -> list[ScanEvent]:
    session = Session(str(path), replace(Limits(), **limits), scan=False)
    try:
        return list(scan_events(session))
    finally:
        session.close()


def problems_of(events: list[ScanEvent]) -> list[Problem]:
    return [problem for event in events if isinstance(event, ProblemsMet) for problem in event.problems]


def read_of(events: list[ScanEvent]) -> set[str]:
    listed = [entry for event in events if isinstance(event, EntriesFound) for entry in event.entries]
    paths = {entry.number: entry.path for entry in listed}
    return {paths[number] for event in events if isinstance(event, EntriesHashed) for number, _, _ in event.digests}


def test_what_was_unpacked_before_the_limit_is_read(tmp_path: Path) -> None:
    path = tarball(tmp_path / "p.tgz", {f"p/{n}.txt": noise(n) for n in range(8)})
    events = scanned(path, max_unpacked_bytes=3 * SIZE)
    assert {"p/0.txt", "p/1.txt"} <= read_of(events) < {f"p/{n}.txt" for n in range(8)}
    first, last = problems_of(events)
    assert (first.kind, first.limit) == (ProblemKind.LIMIT, "max_unpacked_bytes")
    assert "max-unpacked-bytes" in first.resolution
    assert "left out or cut: p/" in last.message
    assert isinstance(events[-1], Ended)


def test_entries_that_were_listed_before_the_limit_are_read(tmp_path: Path) -> None:
    path = tarball(tmp_path / "p.tgz", {f"p/{n}.txt": b"x\n" for n in range(8)})
    events = scanned(path, max_entries=5)
    assert read_of(events) == {f"p/{n}.txt" for n in range(5)}
    (problem,) = problems_of(events)
    assert "5 entries before that place are listed" in problem.resolution


def test_containers_behind_the_limit_are_named_together(tmp_path: Path) -> None:
    inner = tarball(tmp_path / "inner.tgz", {"x.txt": b"x\n", "y.txt": b"y\n"}).read_bytes()
    events = scanned(tarball(tmp_path / "p.tgz", {f"p/{n}.tgz": inner for n in range(6)}), max_entries=7)
    first, last = problems_of(events)
    assert first.path == "p/0.tgz"
    assert last.message == "5 listed entries were left out or cut: p/1.tgz, p/2.tgz, p/3.tgz and 2 more."


def test_entries_that_share_their_bytes_end_early_by_the_ratio_of_all(tmp_path: Path) -> None:
    path = overlapping(tmp_path / "bomb.zip", 400)
    events = scanned(path, ratio_floor_bytes=20 << 20, max_ratio=200)
    first, last = problems_of(events)
    assert (first.kind, first.limit) == (ProblemKind.LIMIT, "max_ratio")
    assert "all that is nested in it included" in first.message
    assert len(read_of(events)) == 20
    assert last.message.startswith("379 listed entries were left out")
    assert isinstance(events[-1], Ended)
    assert events[-1].state is EndState.COMPLETE


def test_nested_bombs_share_one_budget(tmp_path: Path) -> None:
    inner = overlapping(tmp_path / "bomb.zip", 15).read_bytes()
    events = scanned(tarball(tmp_path / "p.tgz", {f"{n}.zip": inner for n in range(3)}), ratio_floor_bytes=20 << 20)
    (limit,) = {problem.limit for problem in problems_of(events) if problem.kind is ProblemKind.LIMIT}
    assert limit == "max_ratio"
    assert {path.partition("!/")[0] for path in read_of(events) if "!/" in path} == {"0.zip", "1.zip"}


def test_no_time_at_all_names_what_was_not_read(tmp_path: Path) -> None:
    path = tarball(tmp_path / "p.tgz", {f"p/{n}.txt": b"x\n" for n in range(3)})
    events = scanned(path, max_seconds=0)
    assert isinstance(events[-1], Ended)
    assert events[-1].state is EndState.TIMED_OUT
    assert {(problem.kind, problem.limit) for problem in problems_of(events)} == {(ProblemKind.LIMIT, "max_seconds")}


def entries(count: int) -> list[Entry]:
    return [Entry(n, None, f"p/{n}.js", f"p/{n}.js", EntryKind.FILE, Origin.ARCHIVED) for n in range(1, count + 1)]


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (1, "1 listed entry was left out or cut: p/1.js."),
        (3, "3 listed entries were left out or cut: p/1.js, p/2.js, p/3.js."),
        (1000, "1,000 listed entries were left out or cut: p/1.js, p/2.js, p/3.js and 997 more."),
    ],
)
def test_what_was_left_out_is_one_sentence(count: int, sentence: str) -> None:
    left_out = LeftOut()
    add: Callable[[Entry], None] = left_out.add
    for entry in entries(count):
        add(entry)
        add(entry)
    assert left_out.sentence() == sentence
