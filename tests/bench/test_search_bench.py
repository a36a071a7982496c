"""Searching everything against the usual pipe: `pytest -m bench tests/bench/test_search_bench.py -s`."""

import queue
import shutil
import subprocess
import time
from collections.abc import Callable

import pytest

from inspector.engine.artifact_search import ArtifactSearch
from inspector.engine.search.events import HitsFound, SearchDone, SearchEvent
from inspector.engine.search.query import SearchQuery
from tests.bench import made

pytestmark = [
    pytest.mark.bench,
    pytest.mark.skipif(not (shutil.which("tar") and shutil.which("grep")), reason="needs tar and grep"),
]

NEEDLE = "name3fca"
COLD_TIMES = 3


def seconds(work: Callable[[], int]) -> tuple[float, int]:
    start_s = time.perf_counter()
    count = work()
    return time.perf_counter() - start_s, count


def piped(path: str) -> int:
    done = subprocess.run(
        ["sh", "-c", f"tar -xOf '{path}' | grep -F -c {NEEDLE}"], capture_output=True, text=True, check=True
    )
    return int(done.stdout)


def searched(search: ArtifactSearch, query: SearchQuery) -> int:
    events: queue.SimpleQueue[SearchEvent] = queue.SimpleQueue()
    search.search(query, events.put)
    lines: set[tuple[int, int | None]] = set()
    while not isinstance(event := events.get(timeout=300), SearchDone):
        if isinstance(event, HitsFound):
            lines |= {(hit.entry, hit.line) for hit in event.hits}
    return len(lines)


def test_a_literal_in_half_a_gigabyte() -> None:
    path = str(made.text_tarball())
    piped(path)  # both find the file in memory
    pipe_s, expected = seconds(lambda: piped(path))
    search = ArtifactSearch(path)
    try:
        cold_s, found = seconds(lambda: searched(search, SearchQuery(NEEDLE, is_case_sensitive=True)))
        warm_s, _ = seconds(lambda: searched(search, SearchQuery(NEEDLE, is_case_sensitive=True)))
        folded_s, _ = seconds(lambda: searched(search, SearchQuery(NEEDLE)))
        regex_s, _ = seconds(lambda: searched(search, SearchQuery(NEEDLE + "[0-9a-f]+ =", is_regex=True)))
    finally:
        search.close()
    print(  # noqa: T201
        f"\n500 MB: tar | grep {pipe_s:.2f} s; cold {cold_s:.2f} s ({cold_s / pipe_s:.2f}x), warm {warm_s:.2f} s "
        f"({warm_s / pipe_s:.2f}x), any case {folded_s:.2f} s, regular expression {regex_s:.2f} s"
    )
    assert found == expected
    assert cold_s <= COLD_TIMES * pipe_s
    assert warm_s <= pipe_s
