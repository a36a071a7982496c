"""A fault of our own costs the entry it happens at: it is told of, and everything else is read and scanned."""

import io
import os
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from inspector.containers.budget import Budget
from inspector.containers.container import Container, OpenContext
from inspector.containers.failures import ContainerError, DamagedError, FaultError
from inspector.containers.recognise import open_container
from inspector.containers.source import ByteSource
from inspector.containers.spool import Spool
from inspector.core.end_state import EndState
from inspector.core.limits import Limits
from inspector.core.problem import Problem, ProblemKind
from inspector.core.view import ArtifactView
from inspector.engine.worker import own_faults, scanner, walk
from inspector.engine.worker.artifact_source import hold_artifact, open_artifact
from inspector.engine.worker.assembly import Piece
from inspector.engine.worker.examine import Examiner
from inspector.engine.worker.feed import ContentFeed
from inspector.engine.worker.feed_messages import Feed
from inspector.engine.worker.intake import Intake
from inspector.engine.worker.message import Message
from inspector.engine.worker.messages import Begin, DigestBatch, EntryBatch, ProblemBatch, WorkEnded
from inspector.engine.worker.turns import Turns
from inspector.engine.worker.wire import Receiver, Sender


def tarball(path: Path, files: dict[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz", compresslevel=1) as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return path


@pytest.fixture
def package(tmp_path: Path) -> Path:
    inner = tarball(tmp_path / "inner.tgz", {"x.txt": b"x\n"}).read_bytes()
    return tarball(tmp_path / "p.tgz", {"a.txt": b"a\n", "b.tgz": inner, "c.tgz": inner, "d.txt": b"d\n"})


def walked(path: Path, feed: int | None = None) -> tuple[list[Message], EndState]:
    limits, said = Limits(), list[Message]()
    context = OpenContext(limits, Budget(limits), Spool())
    begin = Begin(str(path), limits, scan=True)
    content_feed = ContentFeed(feed)
    state = walk.Walk(begin, context, Turns(), content_feed, said.append).run(
        open_artifact(hold_artifact(str(path), context), "", context)
    )
    content_feed.finish(complete=state is EndState.COMPLETE)
    return said, state


def problems_of(said: list[Message]) -> list[Problem]:
    return [problem for message in said if isinstance(message, ProblemBatch) for problem in message.problems]


def failing_at(name: str) -> Callable[..., Container | None]:
    def opened(content: ByteSource, entry: str, context: OpenContext, *, is_root: bool) -> Container | None:
        if entry == name:
            raise KeyError("what nobody thought of")
        return open_container(content, entry, context, is_root=is_root)

    return opened


def test_a_reader_that_fails_at_an_entry_reads_the_others(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walk, "open_container", failing_at("b.tgz"))
    said, state = walked(package)
    assert state is EndState.COMPLETE
    (problem,) = problems_of(said)
    assert (problem.kind, problem.path) == (ProblemKind.NOT_SCANNED, "b.tgz")
    assert problem.message == "The reader failed here (KeyError: 'what nobody thought of')."
    paths = {e.number: e.path for m in said if isinstance(m, EntryBatch) for e in m.entries}
    read = {paths[number] for m in said if isinstance(m, DigestBatch) for number, _, _ in m.digests}
    assert read == {"a.txt", "b.tgz", "c.tgz", "c.tgz!/x.txt", "d.txt"}


def test_a_listing_that_fails_keeps_the_entries_before(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def records(self: Any) -> Any:
        yield from ()
        raise IndexError

    monkeypatch.setattr("inspector.containers.tarball.Tarball.records", records)
    said, state = walked(package)
    assert state is EndState.COMPLETE
    (problem,) = problems_of(said)
    assert problem.message == "The reader failed here (IndexError)."
    assert "0 entries before that place" in problem.resolution


class _Kept(Sender):
    """Keeps what is said in the place of sending it."""

    def __init__(self) -> None:
        super().__init__(-1)
        self.said: list[Message] = []

    def send(self, message: Message) -> None:
        self.said.append(message)


def test_a_scanner_that_fails_at_an_entry_scans_the_others(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    examine, seen = Examiner.examine, list[str]()

    def failing(self: Examiner, piece: Piece) -> None:
        seen.append(piece.entry.path)
        if piece.entry.path == "a.txt":
            raise RecursionError
        examine(self, piece)

    def measure(_view: ArtifactView) -> None:
        raise ValueError("too odd")

    monkeypatch.setattr(Examiner, "examine", failing)
    monkeypatch.setattr(scanner, "measure", measure)
    read, write = os.pipe()
    walked(package, feed=write)
    sender, receiver = _Kept(), Receiver[Feed](read, Feed)
    scanner.Scan(Begin(str(package), Limits(), scan=True), Intake(receiver), sender).run(None)
    assert seen[-1] == "d.txt"
    assert [(p.path, p.kind) for p in problems_of(sender.said)] == [
        ("a.txt", ProblemKind.NOT_SCANNED),
        ("", ProblemKind.NOT_SCANNED),
    ]
    (end,) = [message for message in sender.said if isinstance(message, WorkEnded)]
    assert end.state is EndState.COMPLETE


@pytest.mark.parametrize("error", [DamagedError("cut"), MemoryError(), KeyboardInterrupt(), InterruptedError("passed")])
def test_what_is_no_fault_passes_as_it_is(error: BaseException) -> None:
    with pytest.raises(type(error)), own_faults.OwnFaults(InterruptedError):
        raise error


def test_a_fault_is_an_error_of_its_container_and_its_words_are_short() -> None:
    with pytest.raises(FaultError) as caught, own_faults.OwnFaults():
        raise LookupError("x" * 10_000)
    assert isinstance(caught.value, ContainerError)
    assert len(str(caught.value)) < 300
