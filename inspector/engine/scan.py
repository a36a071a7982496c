"""A scan as a generator of events: what the command line reads, and what tests assert."""

import queue
from collections.abc import Iterator

from inspector.core.events import Ended, ScanEvent
from inspector.engine.session import ArtifactSession


def scan_events(session: ArtifactSession) -> Iterator[ScanEvent]:
    """Starts the session at once; yields its events, the last one is `Ended`. The session stays open.

    A consumer that stops early must close the session.
    """
    events: queue.SimpleQueue[ScanEvent] = queue.SimpleQueue()
    session.start(events.put)
    return _until_end(events)


def _until_end(events: "queue.SimpleQueue[ScanEvent]") -> Iterator[ScanEvent]:
    while True:
        event = events.get()
        yield event
        if isinstance(event, Ended):
            return
