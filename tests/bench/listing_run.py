"""Lists one map in a process of its own, so that its peak of memory can be told. Prints JSON.

`python -m tests.bench.listing_run MAP`
"""

import json
import random
import resource
import statistics
import sys
import time
from pathlib import Path

from inspector.containers.budget import Budget
from inspector.containers.container import OpenContext
from inspector.containers.files import FileSource
from inspector.containers.recognise import open_container
from inspector.containers.spool import Spool
from inspector.core.limits import Limits

SAMPLES = 500


def run(path: Path) -> dict[str, float]:
    """Lists all sources, then reads some in random order."""
    limits = Limits()
    content = FileSource(path)
    start_s, used_s = time.perf_counter(), time.process_time()
    container = open_container(content, path.name, OpenContext(limits, Budget(limits), Spool()), is_root=False)
    assert container is not None
    records = list(container.records())
    listed_s, used_s = time.perf_counter() - start_s, time.process_time() - used_s
    chance, times = random.Random(3), []
    for record in chance.sample(records, SAMPLES):
        assert record.content is not None
        start_s = time.perf_counter()
        record.content.read_at(0, 1 << 20)
        times.append(time.perf_counter() - start_s)
    return {
        "sources": len(records),
        "listed_ms": 1000 * listed_s,
        "listed_cpu_ms": 1000 * used_s,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "source_ms": 1000 * statistics.median(times),
        "source_worst_ms": 1000 * max(times),
    }


if __name__ == "__main__":
    print(json.dumps(run(Path(sys.argv[1]))))  # noqa: T201
