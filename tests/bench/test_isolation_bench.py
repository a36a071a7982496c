"""What locking a worker down costs, and what it would cost to load before it all that is loaded when needed.

`pytest -m bench tests/bench/test_isolation_bench.py -s`. Each run is a process of its own: there is no way back.
"""

import json
import statistics
import subprocess
import sys

import pytest

pytestmark = [pytest.mark.bench, pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits")]

ROUNDS = 7
LATE_MODULES = (
    "inspector.containers.libarchive_binding",
    "inspector.engine.worker.answers",
    "inspector.engine.worker.pages",
    "inspector.engine.worker.structures",
    "inspector.previews.text",
    "PIL.Image",
    "numpy",
)
"""What a reader loads when it is needed."""
LOCK_DOWN = """
import json, time
import inspector.engine.worker.reader
from inspector.core.limits import Limits
from inspector.engine.worker.isolation.lock_down import lock_down
from inspector.engine.worker.isolation.resource_limits import resource_limits
start_s = time.perf_counter()
isolation = lock_down("reader", resource_limits(Limits()))
print(json.dumps([1000 * (time.perf_counter() - start_s), isolation.sentence()]))
"""
LOADING = f"""
import importlib, json, time
import inspector.engine.worker.reader
start_s = time.process_time()
for name in {LATE_MODULES!r}:
    importlib.import_module(name)
print(json.dumps([1000 * (time.process_time() - start_s), ""]))
"""


def run(program: str) -> tuple[float, str]:
    """Milliseconds, the median, and what the last run said."""
    rounds = []
    for _ in range(ROUNDS):
        done = subprocess.run([sys.executable, "-P", "-c", program], capture_output=True, text=True, check=True)
        rounds.append(json.loads(done.stdout))
    return statistics.median(value for value, _ in rounds), rounds[-1][1]


def test_locking_down_costs_less_than_loading_everything_before() -> None:
    locked_ms, sentence = run(LOCK_DOWN)
    loaded_ms, _ = run(LOADING)
    print(f"\nlock-down {locked_ms:.1f} ms ({sentence}); loading all of it first {loaded_ms:.0f} ms")  # noqa: T201
    assert locked_ms < loaded_ms
