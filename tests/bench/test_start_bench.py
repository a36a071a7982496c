"""What starting costs, in CPU time: `pytest -m bench tests/bench/test_start_bench.py -s`.

CPU time of the process itself, because the clock measures whatever else the machine does. Bare Python is
measured in the same run.
"""

import io
import os
import statistics
import subprocess
import sys
import tarfile
import time
from pathlib import Path

import pytest

from inspector.core.events import EntriesFound
from inspector.engine.scan import scan_events
from inspector.engine.spare_reader import SPARE
from inspector.engine.worker_session import Session

pytestmark = [pytest.mark.bench, pytest.mark.skipif(sys.platform == "win32", reason="wait4 and /proc")]

ROUNDS = 7
IDLE_S = 0.8
"""Long enough for a spare reader to have loaded its modules, as it has when a person opens something."""
FIRST_ROWS_MS = 100
STARTS = {
    "bare Python": ["-c", "pass"],
    "the reader's modules": ["-c", "import inspector.engine.worker.reader"],
    "the scanner's modules": ["-c", "import inspector.engine.worker.scanner"],
    "inspector --help": ["-m", "inspector", "--help"],
    "inspector rules": ["-m", "inspector", "rules"],
    "the window's modules": ["-c", "import inspector.gui.app, inspector.gui.main_window"],
}


def cpu_milliseconds(arguments: list[str]) -> float:
    process = subprocess.Popen([sys.executable, "-P", *arguments], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return (usage.ru_utime + usage.ru_stime) * 1000


def test_starts() -> None:
    runs: dict[str, list[float]] = {name: [] for name in STARTS}
    for _ in range(ROUNDS):
        for name, arguments in STARTS.items():
            runs[name].append(cpu_milliseconds(arguments))
    bare = statistics.median(runs["bare Python"])
    for name, times in runs.items():
        median = statistics.median(times)
        print(f"\n{name}: {median:.0f} ms of CPU, {median / bare:.1f} times bare Python", end="")  # noqa: T201
    assert all(len(times) == ROUNDS for times in runs.values())


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads /proc")
@pytest.mark.parametrize("has_spare", [False, True], ids=["cold", "with the spare reader of the window"])
def test_first_rows(tmp_path: Path, *, has_spare: bool) -> None:
    """What a person waits for, while the scanner starts at the same time."""
    path = tmp_path / "small.tgz"
    with tarfile.open(path, "w:gz") as archive:
        member = tarfile.TarInfo("package/a.js")
        member.size = 2
        archive.addfile(member, io.BytesIO(b"x\n"))
    times, used = [], []
    for _ in range(ROUNDS):
        if has_spare:
            SPARE.keep()
            time.sleep(IDLE_S)
        session = Session(str(path))
        start_s = time.perf_counter()
        try:
            next(event for event in scan_events(session) if isinstance(event, EntriesFound))
            times.append((time.perf_counter() - start_s) * 1000)
            used.append(cpu_of(session.worker_pids()["reader"]))
        finally:
            session.close()
            SPARE.close()
    shown = f"{statistics.median(times):.0f} ms, {statistics.median(used):.0f} ms of the reader's CPU"
    print(f"\nfirst rows: {shown}")  # noqa: T201
    assert len(times) == ROUNDS
    assert not has_spare or statistics.median(times) < FIRST_ROWS_MS


def cpu_of(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")
