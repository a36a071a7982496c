"""The scanner process: decodes content, runs the rules and the secret engine, and sends findings."""

import contextlib
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from inspector.core.end_state import EndState
from inspector.core.entry import Entry
from inspector.core.finding import Finding
from inspector.core.problem import Problem, ProblemKind
from inspector.core.text import line_count
from inspector.core.view import ArtifactView
from inspector.engine.exposure import measure
from inspector.engine.worker.assembly import Assembly, Piece
from inspector.engine.worker.batches import Batch
from inspector.engine.worker.examine import Examiner
from inspector.engine.worker.feed_messages import (
    AnomalyBatch,
    Body,
    BodyEnd,
    BodyPart,
    BodyStart,
    Feed,
    FeedEnd,
    FurtherDigests,
    Head,
)
from inspector.engine.worker.finding_messages import ExposureCounted, FindingBatch, PackageNamed, SecretBatch
from inspector.engine.worker.guard import watch_memory
from inspector.engine.worker.intake import Intake
from inspector.engine.worker.isolation.lock_down import lock_down
from inspector.engine.worker.isolation.resource_limits import resource_limits
from inspector.engine.worker.map_parts import MapJoiner
from inspector.engine.worker.messages import (
    ArtifactOpened,
    AvoidedStep,
    Begin,
    ContainerBatch,
    EntryBatch,
    Isolated,
    MapBatch,
    MapPart,
    ProblemBatch,
    WorkEnded,
    WorkProgress,
)
from inspector.engine.worker.observe import observe_container
from inspector.engine.worker.own_faults import STRICT, fault_sentence
from inspector.engine.worker.rule_building import wait_for_rules
from inspector.engine.worker.rule_runner import run_rule
from inspector.engine.worker.wire import Receiver, Sender
from inspector.packages.registry import recognise
from inspector.rules.registry import TREE_RULES, rules_digest
from inspector.secrets.engine import SecretEngine, load_engine
from inspector.secrets.failures import EngineMissingError
from inspector.sourcemaps.languages import OTHER, language_of

_PROGRESS_SECONDS = 0.1
_T = TypeVar("_T")


def run_scanner(feed: int, messages: int, rules: int | None) -> int:
    """Scans what the feed brings until it ends; `rules` ends when the cache of the secret engine is built."""
    receiver: Receiver[Feed] = Receiver(feed, Feed)
    begin = receiver.receive()
    if not isinstance(begin, Begin):
        return 2
    sender = Sender(messages)
    watch = watch_memory(begin.limits.max_worker_bytes)
    readable = [Path(begin.cache_folder)] if begin.cache_folder else []
    sender.send(Isolated(lock_down("scanner", resource_limits(begin.limits), readable)))
    watch.start()
    with contextlib.suppress(OSError):
        try:
            Scan(begin, Intake(receiver), sender).run(rules)
        except MemoryError:
            sender.send(WorkEnded(EndState.OUT_OF_MEMORY, "Scanning needed more memory than there is."))
    return 0


class Scan:
    """One scan's state in the scanner."""

    def __init__(self, begin: Begin, intake: Intake, sender: Sender) -> None:
        self._begin = begin
        self._intake = intake
        self._sender = sender
        self._view = ArtifactView(limits=begin.limits, words=begin.words)
        self._findings: Batch[Finding] = Batch(FindingBatch, sender.send)
        self._problems: Batch[Problem] = Batch(ProblemBatch, sender.send)
        self._assembly: Assembly | None = None
        self._map_joiner = MapJoiner()
        self._scanned_bytes = 0
        self._complete = False
        self._progress_due_s = 0.0

    def run(self, rules: int | None) -> None:
        """Takes messages until the feed ends, then judges the artifact as a whole."""
        self._sender.send(WorkProgress("Loading secret rules"))
        if rules is not None:
            wait_for_rules(rules, self._tell_loading)
        engine = self._load_engine()
        self._examiner = Examiner(self._view, engine, self._add_findings, self._send_secrets, self._problems.add)
        while (message := self._intake.take(self._tell_waiting)) is not None:
            self._handle(message)
        self._judge_whole()
        digest = rules_digest(engine.catalogue_digest() if engine else "")
        state = EndState.COMPLETE if self._complete else EndState.FAILED
        self._sender.send(WorkEnded(state, "" if self._complete else "Content did not arrive to its end.", digest))

    def _load_engine(self) -> SecretEngine | None:
        try:
            return load_engine(self._begin.cache_folder or None)
        except EngineMissingError as error:
            self._problems.add(Problem(ProblemKind.ENGINE_MISSING, "", str(error), "No secrets were looked for."))
            return None

    def _handle(self, message: Feed) -> None:
        match message:
            case Body():
                self._take_body(message)
            case BodyStart():
                self._begin_body(message.entry, message.skip)
            case BodyPart():
                self._add_part(message.data)
            case BodyEnd():
                self._end_body(message.sha256, complete=message.complete)
            case Head():
                self._take_head(message)
            case FurtherDigests():
                self._view.further_digests[message.entry] = message.digests
            case FeedEnd():
                self._complete = message.complete
            case _:
                self._learn(message)

    def _learn(self, message: Feed) -> None:
        """Facts about the artifact that come along with the content."""
        view = self._view
        match message:
            case EntryBatch():
                for entry in message.entries:
                    view.add(entry)
            case ContainerBatch():
                view.containers.update({facts.entry: facts for facts in message.containers})
            case MapPart():
                self._map_joiner.take(message)
            case MapBatch():
                view.maps.update({facts.entry: facts for facts in self._map_joiner.whole(message.maps)})
            case AnomalyBatch():
                view.anomalies.extend(message.anomalies)
            case ArtifactOpened():
                view.artifact_name, view.artifact_format = message.name, message.format
                view.artifact_bytes = message.size_bytes
            case _:
                pass

    def _take_body(self, body: Body) -> None:
        if len(body.data) <= self._begin.limits.max_document_bytes:
            self._take_whole(body)
            return
        self._begin_body(body.entry, body.skip)
        self._add_part(body.data)
        self._end_body(body.sha256, complete=body.complete)

    def _take_whole(self, body: Body) -> None:
        """Content that came in one message is a piece as it is: nearly all files are such."""
        if body.complete:
            self._view.digests[body.entry] = body.sha256
        self._view.sizes[body.entry] = len(body.data)
        if language_of(self._view.entries[body.entry].name) != OTHER:
            self._view.line_counts[body.entry] = line_count(body.data)
        self._announce(body.entry)
        self._examine(Piece(self._view.entries[body.entry], body.data, 0, 1, is_partial=False, skip=body.skip))

    def _take_head(self, head: Head) -> None:
        """A container whose records are scanned: what it is must still fit its name."""
        self._view.digests[head.entry] = head.sha256
        self._view.sizes[head.entry] = head.size_bytes
        self._announce(head.entry)
        observe_container(self._view, self._view.entries[head.entry], head.data)
        self._tell_progress(head.entry)

    def _begin_body(self, entry: int, skip: tuple[tuple[int, int], ...]) -> None:
        self._assembly = Assembly(self._view.entries[entry], skip, self._begin.limits.max_document_bytes)
        self._read_bytes = 0
        self._announce(entry)

    def _add_part(self, data: bytes) -> None:
        if self._assembly is None:
            return
        self._read_bytes += len(data)
        piece = self._assembly.add(data)
        if piece is not None:
            self._examine(piece)

    def _end_body(self, sha256: str, *, complete: bool) -> None:
        if self._assembly is None:
            return
        number = self._assembly.entry.number
        if complete:
            self._view.digests[number] = sha256
        self._view.sizes[number] = self._read_bytes
        self._examine(self._assembly.finish())
        self._assembly = None

    def _examine(self, piece: Piece) -> None:
        if self._begin.avoids(piece.entry.number, AvoidedStep.SCAN) is not None:
            return
        try:
            self._examiner.examine(piece)
        except OSError:
            raise  # the parent is gone
        except Exception as error:  # noqa: BLE001 - see `_take_fault`
            self._take_fault(error, piece.entry, "Other entries were scanned.")
        self._scanned_bytes += len(piece.data)
        self._tell_progress(piece.entry.number)

    def _judge_whole(self) -> None:
        """Everything that needs to know the artifact as a whole."""
        package = self._whole_of(recognise, "The package was not recognised.")
        if package is not None:
            self._view.package = package
            self._sender.send(PackageNamed(package))
        for rule in TREE_RULES:
            self._tell_progress(None)
            findings, problem = run_rule(rule.info, partial(rule.check, self._view), None)
            self._add_findings(findings)
            if problem is not None:
                self._problems.add(problem)
        exposure = self._whole_of(measure, "What can be rebuilt was not counted.")
        self._findings.flush()
        self._problems.flush()
        if exposure is not None:
            self._sender.send(ExposureCounted(exposure))
        self._progress_due_s = 0.0
        self._tell_progress(None)

    def _whole_of(self, judge: Callable[[ArtifactView], _T], resolution: str) -> _T | None:
        try:
            return judge(self._view)
        except Exception as error:  # noqa: BLE001 - see `_take_fault`
            self._take_fault(error, None, resolution)
            return None

    def _take_fault(self, error: Exception, entry: Entry | None, resolution: str) -> None:
        """A fault of our own costs what it happened at, not the scan; memory that ran out is another matter."""
        if STRICT or isinstance(error, MemoryError):
            raise error
        path, number = (entry.path, entry.number) if entry else ("", None)
        message = fault_sentence("scanner", error)
        self._problems.add(Problem(ProblemKind.NOT_SCANNED, path, message, resolution, number))

    def _add_findings(self, findings: list[Finding]) -> None:
        for finding in findings:
            self._findings.add(finding)

    def _send_secrets(self, secrets: list[str]) -> None:
        self._sender.send(SecretBatch(tuple(secrets)))

    def _tell_loading(self) -> None:
        self._sender.send(WorkProgress("Loading secret rules"))

    def _tell_waiting(self) -> None:
        """A sign of life while the reader lists or unpacks."""
        self._tell_progress(None)

    def _announce(self, entry: int) -> None:
        """Whose turn it is; at once where a scanner died before and this one may, too."""
        if self._begin.avoids(entry, AvoidedStep.SCAN) is not None:
            return
        if self._begin.is_careful:
            self._progress_due_s = 0.0
        self._tell_progress(entry)

    def _tell_progress(self, entry: int | None) -> None:
        now_s = time.monotonic()
        if now_s >= self._progress_due_s:
            self._progress_due_s = now_s + _PROGRESS_SECONDS
            self._findings.flush()
            self._problems.flush()
            path = "" if entry is None else self._view.entries[entry].path
            self._sender.send(WorkProgress("Scanning", self._scanned_bytes, None, 0, entry, path))
