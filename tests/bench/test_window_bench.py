"""The window on large artifacts: `pytest -m bench tests/bench/test_window_bench.py -s`."""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bench import made
from tests.registry import published

pytestmark = pytest.mark.bench

ROUNDS = int(os.environ.get("INSPECTOR_BENCH_ROUNDS", "3"))
CASES: list[tuple[str, Callable[[], Path], list[str]]] = [
    (
        "bootstrap",
        lambda: published.npm("bootstrap", "5.3.9"),
        ["package/package.json", "package/dist/js/bootstrap.bundle.min.js"],
    ),
    (
        "babylonjs",
        lambda: published.npm("babylonjs", "9.34.0"),
        ["package/babylon.js", "package/babylon.es5.js", "package/babylon.module.d.ts", "package/readme.md"],
    ),
    ("numpy wheel", lambda: published.wheel("numpy"), ["numpy/__init__.py", "numpy/_core/fromnumeric.py"]),
    ("100,000 entries", made.many_entries, ["package/d0/m1.js", "package/d999/m99999.js"]),
    ("60 MB map", made.large_map, ["package/package.json", "package/cli.js.map!/_up1/src/m1/f1.ts"]),
]


@pytest.mark.parametrize(("name", "make", "entries"), CASES, ids=[case[0] for case in CASES])
def test_window(name: str, make: Callable[[], Path], entries: list[str]) -> None:
    command = [sys.executable, str(Path(__file__).with_name("window_run.py")), str(make()), *entries]
    runs = []
    for _ in range(ROUNDS):
        done = subprocess.run(command, capture_output=True, text=True, timeout=400, check=False)
        assert done.returncode == 0, done.stderr
        runs.append(json.loads(done.stdout))
    print(f"\n{name} ({runs[0]['entries']:,} entries), medians of {ROUNDS}:")  # noqa: T201
    for kind in ("figures", "stalls"):
        for key in runs[0][kind]:
            values = [run[kind].get(key, 0.0) for run in runs]
            print(f"  {kind[:-1]:7} {key:45} {statistics.median(values):8.0f} ms  (worst {max(values):.0f})")  # noqa: T201
