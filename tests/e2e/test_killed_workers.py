"""Worker processes of `inspector scan` that somebody kills at any moment: a report with a named state, and the rows."""

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import tarfile
import time
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.fuzz,
    pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds the workers by /proc"),
]

MOMENTS = 50
_START_S = 10


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Much enough to be interrupted anywhere."""
    chance = random.Random(12)
    path = tmp_path_factory.mktemp("killed") / "p.tgz"
    with tarfile.open(path, "w:gz", compresslevel=1) as archive:
        for number in range(150):
            data = chance.randbytes(20_000).hex().encode()
            member = tarfile.TarInfo(f"p/{number}.js")
            member.size = len(data)
            archive.addfile(member, BytesIO(data))
    return path


def scan(package: Path, after_s: float | None, chance: random.Random) -> tuple[int, dict[str, object], int]:
    """Exit code, report, and how many processes were killed."""
    command = [sys.executable, "-m", "inspector", "scan", str(package), "-f", "json", "--quiet"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=package.parent)
    killed = 0
    if after_s is not None:
        until_s = time.monotonic() + _START_S
        while not children_of(process.pid) and time.monotonic() < until_s:
            time.sleep(0.005)
        time.sleep(after_s)
        workers = children_of(process.pid)
        if workers:
            with contextlib.suppress(ProcessLookupError):
                os.kill(chance.choice(workers), signal.SIGKILL)
                killed = 1
    out, _ = process.communicate(timeout=120)
    report: dict[str, object] = json.loads(out)
    return process.returncode, report, killed


def children_of(pid: int) -> list[int]:
    found: list[int] = []
    with contextlib.suppress(OSError):
        for thread in Path(f"/proc/{pid}/task").iterdir():
            found += map(int, (thread / "children").read_text("ascii").split())
    return found


def test_the_command_ends_in_a_named_state_after_fifty_kills(package: Path) -> None:
    chance = random.Random()
    start_s = time.monotonic()
    code, whole, _ = scan(package, None, chance)
    took_s = time.monotonic() - start_s
    assert (code, whole["end_state"]) == (0, "complete")
    ends: Counter[str] = Counter()
    killed = 0
    runs = 0
    while killed < MOMENTS and runs < 3 * MOMENTS:
        runs += 1
        code, report, hit = scan(package, chance.uniform(0, 0.8 * took_s), chance)
        killed += hit
        ends[f"{report['end_state']}, exit {code}"] += 1
        assert report["end_state"] in ("complete", "worker-died")
        assert code == (0 if report["end_state"] == "complete" else 4)
        counts, all_counts = report["counts"], whole["counts"]
        assert isinstance(counts, dict)
        assert isinstance(all_counts, dict)
        if report["end_state"] == "complete":
            assert counts == all_counts
        else:
            assert counts["entries"] <= all_counts["entries"]
    assert killed == MOMENTS
    print(f"\n{killed} killed in {runs} runs within {took_s:.1f} s: {dict(ends)}")  # noqa: T201 - what it is run for
