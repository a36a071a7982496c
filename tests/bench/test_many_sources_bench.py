"""A map with 200,000 sources, and 1,500 small maps: from the command line, and no worse than in proportion.

`pytest -m bench tests/bench/test_many_sources_bench.py -s`
"""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.bench import made

pytestmark = pytest.mark.bench

FEW, MANY = 20_000, 200_000
SMALL_MAPS = 1_500
SMALL_MAPS_LIST_S = 3
MOST_GROWTH = 1.5
"""How much longer one source may take where there are ten times as many."""
TIMEOUT_S = 600


@dataclass(frozen=True)
class Times:
    wall_s: float
    cpu_s: float
    """Of all processes."""

    def __str__(self) -> str:
        return f"{self.wall_s:.1f} s, {self.cpu_s:.1f} s of CPU"


def map_with(count: int) -> Path:
    """A folder with one map of many small sources in 500 folders."""
    path = made.FOLDER / f"sources-{count}" / "app.js.map"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        fields = {
            "version": 3,
            "sources": [f"../src/m{n % 500}/f{n}.ts" for n in range(count)],
            "sourcesContent": [f"export const v{n} = {n};\nfunction f{n}() {{ return v{n}; }}\n" for n in range(count)],
            "names": [],
            "mappings": ";".join(["AAAA", *["AACA"] * (count - 1)]),
        }
        path.write_text(json.dumps(fields))
    return path.parent


def small_maps() -> Path:
    """A folder with many scripts, each with its map."""
    folder = made.FOLDER / f"maps-{SMALL_MAPS}"
    if not folder.exists():
        for number in range(SMALL_MAPS):
            script = folder / f"lib/p{number % 40}/m{number}.js"
            script.parent.mkdir(parents=True, exist_ok=True)
            script.write_text(f"export const a={number};\n//# sourceMappingURL=m{number}.js.map\n")
            fields = {"sources": [f"../../src/m{number}.ts"], "sourcesContent": [f"export const a: number = {number};"]}
            text = json.dumps({"version": 3, **fields, "names": [], "mappings": "AAAA,MAAM"})
            script.with_name(f"{script.name}.map").write_text(text)
    return folder


def timed(*arguments: str | Path) -> Times:
    """One run of the command, whatever it finds."""
    before, start_s = os.times(), time.perf_counter()
    command = [sys.executable, "-m", "inspector", *map(str, arguments)]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, timeout=TIMEOUT_S, check=False)
    wall_s, after = time.perf_counter() - start_s, os.times()
    assert done.returncode in (0, 1)
    used_s = after.children_user + after.children_system - before.children_user - before.children_system
    return Times(wall_s, used_s)


@pytest.mark.parametrize("command", ["list", "scan", "restore"])
def test_time_grows_in_proportion(command: str, tmp_path: Path) -> None:
    found = {}
    for count in (FEW, MANY):
        options = {"list": ["--json"], "scan": ["-f", "json"], "restore": ["-o", str(tmp_path / f"{count}.zip")]}
        found[count] = timed(command, map_with(count), *options[command])
        print(f"\n{command} of {count:,} sources: {found[count]}", end="")  # noqa: T201
    print()  # noqa: T201
    # What starting costs is left out: it hides how the rest grows.
    start = timed("rules", "--json").cpu_s
    growth = (found[MANY].cpu_s - start) / max(found[FEW].cpu_s - start, 0.1)
    assert growth < MOST_GROWTH * MANY / FEW


def test_many_small_maps_are_listed_at_once() -> None:
    times = timed("list", small_maps(), "--sources")
    print(f"\n{SMALL_MAPS:,} small maps listed as one tree: {times}")  # noqa: T201
    assert times.cpu_s < SMALL_MAPS_LIST_S
