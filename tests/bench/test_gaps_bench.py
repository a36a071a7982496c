"""How long the window ever stands still: `pytest -m bench tests/bench/test_gaps_bench.py -s`.

Each activity: the longest gap of the event loop, the 90th percentile, and that of the idle window in the same run.
"""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bench import made
from tests.bench.beats import IDLE

pytestmark = pytest.mark.bench

ROUNDS = int(os.environ.get("INSPECTOR_BENCH_ROUNDS", "3"))
LONGEST_MS = 50.0
OVER_IDLE_MS = 10.0
TOURS: list[tuple[str, str, Callable[[], Path]]] = [
    ("100,000 entries", "entries", made.many_entries),
    ("1,000,000 entries", "entries", made.small_entries),
    ("500 MB", "scan", made.text_tarball),
    ("texts", "texts", made.texts),
]


@pytest.mark.parametrize(("name", "tour", "make"), TOURS, ids=[name for name, *_ in TOURS])
def test_gaps(name: str, tour: str, make: Callable[[], Path]) -> None:
    command = [sys.executable, "-m", "tests.bench.gaps_run", tour, str(make())]
    runs = []
    for _ in range(ROUNDS):
        done = subprocess.run(command, capture_output=True, text=True, timeout=900, check=False)
        assert done.returncode == 0, done.stderr
        runs.append(json.loads(done.stdout))
    print(f"\n{name}, medians of {ROUNDS} (longest gap, 90th percentile):")  # noqa: T201
    late = []
    for phase in runs[0]["gaps"]:
        longest, p90 = (statistics.median(run["gaps"][phase][key] for run in runs) for key in ("longest", "p90"))
        idle = statistics.median(run["gaps"][IDLE]["p90"] for run in runs)
        print(f"  {phase:40} {longest:7.1f} ms {p90:7.1f} ms (idle {idle:.1f} ms)")  # noqa: T201
        if longest > LONGEST_MS or p90 > idle + OVER_IDLE_MS:
            late.append(phase)
    for kind in ("took_ms", "memory_mb"):
        for what in runs[0][kind]:
            print(f"  {kind} {what:40} {statistics.median(run[kind][what] for run in runs):8.0f}")  # noqa: T201
    assert not late
