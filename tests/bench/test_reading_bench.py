"""Listing and reading the four artifacts of the targets: `pytest -m bench tests/bench/test_reading_bench.py -s`.

Ratios are of CPU time in one run; what a person waits for is wall time.
"""

import json
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tarfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from inspector.core.end_state import EndState
from inspector.core.entry import Entry
from inspector.core.events import Ended, EntriesFound, Listed
from inspector.engine.scan import scan_events
from inspector.engine.spare_reader import SPARE
from inspector.engine.worker_session import Session
from tests.bench import made

pytestmark = [pytest.mark.bench, pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads /proc")]

ROWS_RATIO, ENTRIES_RATIO = 2.0, 6.0
"""Of `bsdtar -tf`, for tar.gz."""
DIRECTORY_RATIO, TRUTH_RATIO = 0.5, 1.0
"""Of `zipfile.infolist()`."""
NOISE = 1.15
"""What a busy machine may add to a ratio."""
PREVIEW_MS, FIRST_ROWS_MS, WORKER_MB = 25, 100, 600
SAMPLES = 60
TIMEOUT_S = 600
KINDS = ["100,000 entries", "npm-like", "wheel", "image"]


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("image")
    yield made.image_tar(folder)
    shutil.rmtree(folder)


@pytest.fixture
def path(request: pytest.FixtureRequest) -> Path:
    makers: dict[str, Callable[[], Path]] = {
        "100,000 entries": made.many_entries,
        "npm-like": made.npm_like,
        "wheel": made.large_wheel,
        "image": lambda: request.getfixturevalue("image"),
    }
    return makers[request.param]()


def cpu_of(command: list[str]) -> float:
    """CPU seconds of a program, the median of three runs."""
    runs = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True, timeout=TIMEOUT_S)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        runs.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(runs)


def listed_by_python(path: Path) -> float:
    start_s = time.process_time()
    if zipfile.is_zipfile(path):
        zipfile.ZipFile(path).infolist()
    else:
        with tarfile.open(path) as archive:
            archive.getmembers()
    return time.process_time() - start_s


@pytest.mark.parametrize("path", KINDS, indirect=True, ids=KINDS)
def test_listing(path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.walker_run", str(path)], capture_output=True, text=True, check=True
    )
    ours: dict[str, float] = json.loads(done.stdout)
    others = {"Python": listed_by_python(path)}
    for name, command in {"bsdtar -tf": ["bsdtar", "-tf", str(path)], "unzip -l": ["unzip", "-l", str(path)]}.items():
        if shutil.which(command[0]) and (name != "unzip -l" or zipfile.is_zipfile(path)):
            others[name] = cpu_of(command)
    shown = ", ".join(f"{name} {value:.3f} s" for name, value in others.items())
    mine = ", ".join(f"{name} {value:.3f} s" for name, value in ours.items() if name != "peak_mb")
    print(f"\n{path.name}: {shown}; ours: {mine}; peak {ours['peak_mb']:.0f} MB")  # noqa: T201
    if "infolist" in ours:
        ratios = ours["directory"] / ours["infolist"], ours["rows"] / ours["infolist"]
        print(f"  of infolist: directory {ratios[0]:.2f}, with all entries checked {ratios[1]:.2f}")  # noqa: T201
        assert ratios[0] < DIRECTORY_RATIO * NOISE
        assert ratios[1] < TRUTH_RATIO * NOISE
    elif "bsdtar -tf" in others and path.suffix != ".tar":
        ratios = ours["rows"] / others["bsdtar -tf"], ours["entries"] / others["bsdtar -tf"]
        print(f"  of bsdtar -tf: rows {ratios[0]:.2f}, complete entries {ratios[1]:.2f}")  # noqa: T201
        assert ratios[0] < ROWS_RATIO * NOISE
        assert ratios[1] < ENTRIES_RATIO * NOISE
    assert ours["peak_mb"] < WORKER_MB


class Run:
    """One session with what it took."""

    def __init__(self, path: Path, *, scan: bool, has_spare: bool = False) -> None:
        if has_spare:
            SPARE.keep()
            time.sleep(1)
        self.session = Session(str(path), scan=scan)
        self.times_s: dict[str, float] = {}
        self.peaks_mb: dict[str, int] = {}
        self.files: list[Entry] = []
        start_s = time.perf_counter()
        for event in scan_events(self.session):
            now_s = time.perf_counter() - start_s
            if isinstance(event, EntriesFound):
                self.times_s.setdefault("first rows", now_s)
                self.files += [entry for entry in event.entries if entry.is_file]
            elif isinstance(event, Listed):
                self.times_s["listed"] = now_s
            elif isinstance(event, Ended):
                self.times_s["read"] = now_s
                assert event.state is EndState.COMPLETE
            self._measure()

    def _measure(self) -> None:
        for role, pid in self.session.worker_pids().items():
            status = Path(f"/proc/{pid}/status")
            line = next((x for x in status.read_text().splitlines() if x.startswith("VmHWM")), "VmHWM: 0 kB")
            self.peaks_mb[role] = max(self.peaks_mb.get(role, 0), int(line.split()[1]) // 1024)

    def shown(self) -> str:
        times = ", ".join(f"{name} {value:.2f} s" for name, value in self.times_s.items())
        return f"{times}; peak MB {self.peaks_mb}"


@pytest.mark.parametrize("path", KINDS, indirect=True, ids=KINDS)
def test_reading_all(path: Path) -> None:
    """Every byte read and hashed, previews anywhere, and a whole scan; each worker's memory."""
    if shutil.which("bsdtar"):
        print(f"\n{path.name}: bsdtar -xOf {cpu_of(['bsdtar', '-xOf', str(path)]):.2f} s of CPU")  # noqa: T201
    read = Run(path, scan=False)
    try:
        times_ms = previews_ms(read)
    finally:
        read.session.close()
    print(f"  read: {read.shown()}; preview {statistics.median(times_ms):.1f} ms, worst {max(times_ms):.1f}")  # noqa: T201
    scanned = Run(path, scan=True, has_spare=True)
    scanned.session.close()
    SPARE.close()
    print(f"  scanned, with a spare reader: {scanned.shown()}")  # noqa: T201
    assert statistics.median(times_ms) < PREVIEW_MS
    assert scanned.times_s["first rows"] * 1000 < FIRST_ROWS_MS
    assert max(*read.peaks_mb.values(), *scanned.peaks_mb.values()) < WORKER_MB


def previews_ms(run: Run) -> list[float]:
    """The first screen of entries all over the artifact, each for the first time."""
    chance, times = random.Random(6), []
    for entry in chance.sample(run.files, SAMPLES):
        start_s = time.perf_counter()
        run.session.read(entry.number, 0, 4096).result(TIMEOUT_S)
        times.append((time.perf_counter() - start_s) * 1000)
    return times
