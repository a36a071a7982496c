"""The order in which two processes speak, and the day on which they do, change nothing in a report."""

import dataclasses
import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector.core import events
from inspector.core.events import ScanEvent
from inspector.engine.assess import Assessment
from inspector.engine.scan import scan_events
from inspector.engine.worker_session import Session
from inspector.policy.load import built_in_policy
from inspector.reports.json_report import write_json
from inspector.reports.registry import FORMATS, written

_BATCHES = {
    events.EntriesFound: "entries",
    events.ContainersRead: "containers",
    events.MapsRead: "maps",
    events.FindingsMade: "findings",
    events.ProblemsMet: "problems",
    events.SecretsSeen: "secrets",
}


@pytest.fixture(scope="module")
def said(demo: Path) -> list[ScanEvent]:
    session = Session(str(demo))
    try:
        return list(scan_events(session))
    finally:
        session.close()


def report_of(said: list[ScanEvent], day: dt.date = dt.date(2026, 1, 31)) -> bytes:
    assessment = Assessment()
    for event in said:
        assessment.feed(event)
    return write_json(assessment.report(built_in_policy(), as_of=day))


def one_by_one(said: list[ScanEvent]) -> Iterator[ScanEvent]:
    """The same events with one item each."""
    for event in said:
        field = _BATCHES.get(type(event))
        if field is None:
            yield event
        else:
            for item in getattr(event, field):
                yield dataclasses.replace(event, **{field: (item,)})  # type: ignore[arg-type]  # it has this field


@pytest.mark.parametrize("seed", range(5))
def test_any_order_gives_the_same_bytes(said: list[ScanEvent], seed: int) -> None:
    *during, end = one_by_one(said)
    assert isinstance(end, events.Ended)
    random.Random(seed).shuffle(during)
    assert report_of([*during, end]) == report_of(said)


def test_the_day_does_not_matter_where_nothing_lapses(said: list[ScanEvent]) -> None:
    assert report_of(said, dt.date(1999, 12, 31)) == report_of(said, dt.date(2040, 2, 29))


def test_every_format_repeats(said: list[ScanEvent]) -> None:
    def report() -> list[bytes]:
        assessment = Assessment()
        for event in said:
            assessment.feed(event)
        made = assessment.report(built_in_policy(), as_of=dt.date(2026, 1, 31))
        return [written([made], each) for each in FORMATS]

    assert report() == report()
