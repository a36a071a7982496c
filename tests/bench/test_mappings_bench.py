"""Decoding all mappings against `@jridgewell/trace-mapping`, and jumps.

`pytest -m bench tests/bench/test_mappings_bench.py -s`
"""

import json
import random
import shutil
import statistics
import subprocess
import time
from pathlib import Path

import pytest

from inspector.sourcemaps.mapping_lookup import MappingLookup
from inspector.sourcemaps.reader import read_map
from inspector.sourcemaps.segments import read_segments
from tests.bench import made
from tests.sourcemaps.plain_mappings import Row, encode

pytestmark = pytest.mark.bench

ROUNDS = 5
SEGMENTS = 2_400_000
SOURCES = 4_600
NODE_TIMEOUT_S = 300
SCRIPT = """
import { readFileSync } from "node:fs";
import { TraceMap, decodedMappings } from "@jridgewell/trace-mapping";
const map = JSON.parse(readFileSync(process.argv[2]));
const before = process.cpuUsage();
let count = 0;
for (const line of decodedMappings(new TraceMap(map))) count += line.length;
const used = process.cpuUsage(before);
console.log(JSON.stringify({ count, ms: (used.user + used.system) / 1000 }));
"""


def map_file() -> Path:
    """A map of about 60 MB as a minifier writes it: a few very long lines, short steps, every other segment named."""
    path = made.FOLDER / f"mappings-{SEGMENTS}.js.map"
    if path.exists():
        return path
    chance = random.Random(7)
    rows: list[Row] = []
    line, column, source, original_line = 0, 0, 0, 0
    for number in range(SEGMENTS):
        column += chance.randrange(1, 18)
        if number % 40_000 == 39_999:
            line, column = line + 1, 0
        if chance.random() < SOURCES / SEGMENTS:
            source, original_line = source + 1, 0
        original_line += chance.random() < 0.2
        place = (line, column, source, original_line, chance.randrange(80))
        rows.append((*place, chance.randrange(90_000)) if chance.random() < 0.5 else place)
    text = "export const value = await import('./other.js'); // what a line looks like\n" * 130
    sources = [f"../src/module{n}.ts" for n in range(source + 1)]
    names = [f"identifier{n}" for n in range(90_000)]
    fields = {"sources": sources, "sourcesContent": [text] * len(sources), "names": names, "mappings": encode(rows)}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"version": 3, **fields}))
    return path


@pytest.fixture(scope="module")
def peer() -> Path:
    """A folder with the library in it."""
    if not shutil.which("node") or not shutil.which("npm"):
        pytest.skip("node and npm are not installed")
    folder = made.FOLDER / "trace-mapping"
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "node_modules").exists():
        command = ["npm", "install", "--no-audit", "--no-fund", "--prefix", ".", "@jridgewell/trace-mapping"]
        if subprocess.run(command, cwd=folder, timeout=NODE_TIMEOUT_S, capture_output=True, check=False).returncode:
            pytest.skip("npm could not install @jridgewell/trace-mapping")
    (folder / "run.mjs").write_text(SCRIPT)
    return folder


def peer_run(folder: Path, path: Path) -> tuple[int, float]:
    command = ["node", "--max-old-space-size=4096", "run.mjs", str(path)]
    ran = subprocess.run(command, cwd=folder, timeout=NODE_TIMEOUT_S, capture_output=True, check=True)
    answer = json.loads(ran.stdout)
    return answer["count"], answer["ms"]


def test_decoding_is_not_slower_than_the_peer(peer: Path) -> None:
    path = map_file()
    found = read_map(path.read_bytes())
    ours, theirs = [], []
    for _ in range(ROUNDS):
        start_s = time.process_time()
        count = len(read_segments(found))
        ours.append((time.process_time() - start_s) * 1000)
        peer_count, peer_ms = peer_run(peer, path)
        theirs.append(peer_ms)
        assert count == peer_count
    ratio = statistics.median(ours) / statistics.median(theirs)
    size_mb = path.stat().st_size / 1e6
    times = f"{statistics.median(ours):.0f} ms, peer {statistics.median(theirs):.0f} ms, ratio {ratio:.2f}"
    print(f"\n{size_mb:.0f} MB, {count:,} segments: {times}")  # noqa: T201
    assert ratio <= 1


def test_jumps_take_less_than_five_milliseconds() -> None:
    lookup = MappingLookup(read_segments(read_map(map_file().read_bytes())))
    chance, segments, lines = random.Random(5), lookup.segments, lookup.segments.generated_line()
    forth, back, first = [], [], []
    for row in (chance.randrange(len(segments)) for _ in range(2000)):
        source, line = int(segments.source[row]), int(segments.original_line[row])
        start_s = time.perf_counter()
        lookup.rows_of_source(source)
        first.append(time.perf_counter() - start_s)
        start_s = time.perf_counter()
        assert lookup.originals_at(int(lines[row]), int(segments.generated_column[row])) is not None
        forth.append(time.perf_counter() - start_s)
        start_s = time.perf_counter()
        assert lookup.generated_at(source, line, int(segments.original_column[row]))
        back.append(time.perf_counter() - start_s)
    for name, times in (("first visit of a source", first[1:]), ("to the original", forth), ("to the shipped", back)):
        print(f"{name}: {statistics.median(times) * 1e6:.0f} us, worst {max(times) * 1e3:.2f} ms")  # noqa: T201
    assert statistics.quantiles(forth, n=100)[-1] < 0.005
    assert statistics.quantiles(back, n=100)[-1] < 0.005
