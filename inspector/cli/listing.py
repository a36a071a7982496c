"""Runs a session that lists without scanning, and collects what commands need of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from inspector.core.container import ContainerFacts
from inspector.core.end_state import EndState
from inspector.core.entry import Entry
from inspector.core.events import (
    ContainersRead,
    Ended,
    EntriesFound,
    EntriesHashed,
    ImagesRead,
    MapsRead,
    ProblemsMet,
    ScanEvent,
)
from inspector.core.image import ImageFacts
from inspector.core.problem import Problem, ProblemKind
from inspector.core.sourcefacts import MapFacts
from inspector.core.text import visible
from inspector.engine.scan import scan_events
from inspector.engine.spec import Spec
from inspector.engine.worker_session import Session


@dataclass(slots=True)
class Listing:
    """All entries of an artifact, with what was learnt on the way."""

    entries: list[Entry] = field(default_factory=list)
    containers: dict[int | None, ContainerFacts] = field(default_factory=dict)
    maps: list[MapFacts] = field(default_factory=list)
    images: dict[int | None, tuple[ImageFacts, ...]] = field(default_factory=dict)
    """Container images by the container that holds them."""
    digests: dict[int, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    end: Ended = field(default_factory=lambda: Ended(EndState.FAILED, ""))

    @property
    def is_cut(self) -> bool:
        """Whether a limit left something out."""
        return any(problem.kind is ProblemKind.LIMIT for problem in self.problems)

    def feed(self, event: ScanEvent) -> None:
        """Takes in one event."""
        match event:
            case EntriesFound():
                self.entries += event.entries
            case ContainersRead():
                self.containers.update((facts.entry, facts) for facts in event.containers)
            case MapsRead():
                self.maps += event.maps
            case ImagesRead():
                self.images[event.container] = event.images
            case EntriesHashed():
                self.digests.update((number, sha256) for number, sha256, _size in event.digests)
            case ProblemsMet():
                self.problems += event.problems
            case Ended():
                self.end = event
            case _:
                pass


def told(problem: Problem, spec: Spec) -> str:
    """A problem as one line for people; one of the artifact as a whole names the artifact."""
    return f"{visible(problem.path or spec.path)}: {problem.message}"


@contextmanager
def listing(session: Session, *also: Callable[[ScanEvent], object]) -> Iterator[Listing]:
    """The listing of a session that runs to its end; the session can be read from inside the block.

    `also` get every event, too.
    """
    result = Listing()
    try:
        for event in scan_events(session):
            for take in (result.feed, *also):
                take(event)
        yield result
    finally:
        session.close()
