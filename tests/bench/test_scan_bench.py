"""Speed of a scan, as ratios in one run: `pytest -m bench tests/bench/test_scan_bench.py -s`.

Each artifact is read by a plain tool and scanned by us in turn, three times; the medians are printed.
"""

import os
import shutil
import statistics
import subprocess
import tarfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from inspector.core.events import Ended, EntriesFound, Listed
from inspector.engine.assess import Assessment
from inspector.engine.scan import scan_events
from inspector.engine.worker_session import Session
from inspector.policy.load import built_in_policy
from tests.bench import made
from tests.registry import published

pytestmark = pytest.mark.bench

ROUNDS = int(os.environ.get("INSPECTOR_BENCH_ROUNDS", "3"))
ARTIFACTS: list[tuple[str, Callable[[], Path]]] = [
    ("bootstrap", lambda: published.npm("bootstrap", "5.3.9")),
    ("babylonjs", lambda: published.npm("babylonjs", "9.34.0")),
    ("numpy wheel", lambda: published.wheel("numpy")),
    ("100,000 entries", made.many_entries),
    ("60 MB map", made.large_map),
    ("2 GB tarball", made.large_tarball),
]


def seconds(work: Callable[[], object]) -> float:
    start_s = time.perf_counter()
    work()
    return time.perf_counter() - start_s


def read_all(path: Path) -> None:
    """Every byte of every member with the standard library."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for info in archive.infolist():
                with archive.open(info) as member:
                    while member.read(1 << 20):
                        pass
        return
    with tarfile.open(path) as archive:
        for tar_info in archive:
            member_file = archive.extractfile(tar_info) if tar_info.isfile() else None
            while member_file is not None and member_file.read(1 << 20):
                pass


def peak_megabytes(session: Session) -> dict[str, int]:
    """Peak resident memory of both workers, where the system tells."""
    found = {}
    for role, pid in session.worker_pids().items():
        status = Path(f"/proc/{pid}/status")
        if status.exists():
            line = next((x for x in status.read_text().splitlines() if x.startswith("VmHWM")), "VmHWM: 0 kB")
            found[role] = int(line.split()[1]) // 1024
    return found


def scan_times(path: Path) -> tuple[dict[str, float], dict[str, int]]:
    session, assessment = Session(str(path)), Assessment()
    start_s = time.perf_counter()
    times: dict[str, float] = {}
    memory: dict[str, int] = {}
    try:
        for event in scan_events(session):
            assessment.feed(event)
            now_s = time.perf_counter() - start_s
            if isinstance(event, EntriesFound):
                times.setdefault("first rows", now_s)
            elif isinstance(event, Listed):
                times["tree"] = now_s
            elif isinstance(event, Ended):
                assessment.report(built_in_policy())
                times["verdict"] = time.perf_counter() - start_s
            memory |= peak_megabytes(session)
    finally:
        session.close()
    return times, memory


@pytest.mark.parametrize(("name", "make"), ARTIFACTS, ids=[name for name, _ in ARTIFACTS])
def test_scan(name: str, make: Callable[[], Path]) -> None:
    path = make()
    bsdtar = shutil.which("bsdtar")
    runs: dict[str, list[float]] = {}
    memory: dict[str, int] = {}
    for _ in range(ROUNDS):
        if bsdtar is not None:
            listing = [bsdtar, "-tf", str(path)]
            runs.setdefault("bsdtar -tf", []).append(
                seconds(lambda: subprocess.run(listing, stdout=subprocess.DEVNULL, check=True))  # noqa: B023
            )
        runs.setdefault("plain reading", []).append(seconds(lambda: read_all(path)))
        times, peaks = scan_times(path)
        for key, value in times.items():
            runs.setdefault(key, []).append(value)
        memory = {role: max(memory.get(role, 0), size) for role, size in peaks.items()}
    medians = {key: statistics.median(values) for key, values in runs.items()}
    shown = ", ".join(f"{key} {value:.2f} s" for key, value in medians.items())
    ratios = f"tree / bsdtar {medians['tree'] / medians.get('bsdtar -tf', float('nan')):.2f}"
    ratios += f", verdict / plain reading {medians['verdict'] / medians['plain reading']:.2f}"
    print(f"\n{name}: {shown}; {ratios}; peak MB {memory}")  # noqa: T201
    assert medians["tree"] <= medians["verdict"]
