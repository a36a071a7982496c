"""Worker messages to scan events. Everything else (replies, ends) is the session's own business."""

from collections.abc import Callable
from typing import Any

from inspector.core import events
from inspector.core.artifact import Artifact
from inspector.engine.worker import finding_messages, messages
from inspector.engine.worker.protocol import FromWorker

_EVENTS: dict[type[Any], Callable[[Any], events.ScanEvent]] = {
    messages.Isolated: lambda m: events.WorkerIsolated(m.isolation),
    messages.ArtifactOpened: lambda m: events.Opened(Artifact(m.name, m.format, m.size_bytes)),
    messages.EntryBatch: lambda m: events.EntriesFound(m.entries),
    messages.ListingDone: lambda _: events.Listed(),
    messages.ContainerBatch: lambda m: events.ContainersRead(m.containers),
    messages.ImageBatch: lambda m: events.ImagesRead(m.container, m.images),
    messages.DigestBatch: lambda m: events.EntriesHashed(m.digests),
    messages.ArtifactDigest: lambda m: events.ArtifactHashed(m.sha256),
    messages.ProblemBatch: lambda m: events.ProblemsMet(m.problems),
    finding_messages.FindingBatch: lambda m: events.FindingsMade(m.findings),
    finding_messages.SecretBatch: lambda m: events.SecretsSeen(m.secrets),
    finding_messages.PackageNamed: lambda m: events.PackageRecognised(m.package),
    finding_messages.ExposureCounted: lambda m: events.ExposureMeasured(m.exposure),
}


def event_of(message: FromWorker) -> events.ScanEvent | None:
    """The event that a message stands for, if it stands for one."""
    make = _EVENTS.get(type(message))
    return None if make is None else make(message)
