"""Listing a map of 60 MB, and reading one source of it. `pytest -m bench tests/bench/test_source_map_bench.py -s`"""

import json
import subprocess
import sys

import pytest

from tests.bench.test_mappings_bench import map_file

pytestmark = pytest.mark.bench

ROUNDS = 5


def test_a_large_map_is_listed_at_once() -> None:
    command = [sys.executable, "-m", "tests.bench.listing_run", str(map_file())]
    runs = [json.loads(subprocess.run(command, capture_output=True, check=True).stdout) for _ in range(ROUNDS)]
    best = min(runs, key=lambda figures: figures["listed_ms"])
    print("\n" + ", ".join(f"{name} {figure:,.2f}" for name, figure in best.items()))  # noqa: T201
    assert best["sources"] > 4_000
    assert best["listed_ms"] < 500
    assert best["peak_mb"] < 250
    assert best["source_ms"] < 1
