"""Spoils archives and walks them, thousands of times in one process; every run can be repeated by its number.

`python -m tests.fuzz.campaign ROUNDS` runs all kinds, and says how many, how slow and what failed.
"""

import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from types import FrameType

from tests.fuzz.map_seeds import maps, scripts, spoiled_map
from tests.fuzz.map_walk import walk_map, walk_script
from tests.fuzz.mutations import spoiled, spoiled_gzip, spoiled_tar
from tests.fuzz.seeds import asars, gzips, tars, zips
from tests.fuzz.whole_walk import walk_whole

SLOW_SECONDS = 1.0
_HUNG_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing to spoil."""

    seeds: Callable[[], list[bytes]]
    spoil: Callable[[Random, bytes, list[bytes]], bytes]
    name: str
    walk: Callable[[bytes, str], int] = walk_whole


KINDS: dict[str, Kind] = {
    "zip": Kind(zips, spoiled, "x.zip"),
    "tar": Kind(tars, spoiled_tar, "x.tar"),
    "gzip": Kind(gzips, spoiled_gzip, "x.tgz"),
    "asar": Kind(asars, spoiled, "x.asar"),
    "map": Kind(maps, spoiled_map, "x.js.map", walk_map),
    "script": Kind(scripts, spoiled_map, "x.js", walk_script),
}


@dataclass(slots=True)
class Outcome:
    """What one kind went through."""

    rounds: int = 0
    records: int = 0
    slowest_s: float = 0.0
    failures: list[str] = field(default_factory=list)
    """One line each: the round's number and what happened."""


class HungError(Exception):
    """One archive took much too long."""


def archive_of(kind: str, number: int, seeds: list[bytes]) -> bytes:
    """The archive of one round."""
    random = Random(f"{kind} {number}")
    return KINDS[kind].spoil(random, random.choice(seeds), seeds)


def run(kind: str, first: int, count: int) -> Outcome:
    """Rounds `first` to `first + count` of a kind."""
    outcome, seeds = Outcome(), KINDS[kind].seeds()
    earlier = signal.signal(signal.SIGALRM, _on_alarm)
    try:
        for number in range(first, first + count):
            data = archive_of(kind, number, seeds)
            start_s = time.process_time()
            signal.alarm(_HUNG_SECONDS)
            try:
                outcome.records += KINDS[kind].walk(data, KINDS[kind].name)
            except Exception as error:  # noqa: BLE001 - what a campaign is for
                where = traceback.extract_tb(error.__traceback__)[-1]
                outcome.failures.append(f"{kind} {number}: {error!r} at {where.filename}:{where.lineno}")
            finally:
                signal.alarm(0)
            took_s = time.process_time() - start_s
            outcome.slowest_s = max(outcome.slowest_s, took_s)
            if took_s > SLOW_SECONDS:
                outcome.failures.append(f"{kind} {number}: took {took_s:.1f} s")
            outcome.rounds += 1
    finally:
        signal.signal(signal.SIGALRM, earlier)
    return outcome


def _on_alarm(_number: int, _frame: FrameType | None) -> None:
    raise HungError


def peak_bytes() -> int:
    """The most memory that this process ever held."""
    import resource  # noqa: PLC0415 - not on Windows

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10


def main() -> None:
    """See the module."""
    rounds = int(sys.argv[1])
    for kind in sys.argv[2:] or KINDS:
        start_s, total = time.process_time(), Outcome()
        for first in range(0, rounds // (len(sys.argv[2:]) or len(KINDS)), 1000):
            outcome = run(kind, first, 1000)
            total.rounds += outcome.rounds
            total.records += outcome.records
            total.slowest_s = max(total.slowest_s, outcome.slowest_s)
            for failure in outcome.failures:
                _say(failure)
        took_s = time.process_time() - start_s
        _say(
            f"{kind}: {total.rounds:,} archives, {total.records:,} records, slowest {total.slowest_s:.2f} s,"
            f" {took_s:.0f} s in all, peak {peak_bytes() >> 20} MB"
        )


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
