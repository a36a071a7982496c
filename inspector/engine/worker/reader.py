"""The reader process: owns the file, lists it, reads it once for the scanner, and answers previews."""

import contextlib
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspector.containers.budget import Budget
from inspector.containers.container import OpenContext
from inspector.containers.failures import ContainerError, LimitReachedError
from inspector.containers.spool import Spool
from inspector.core.end_state import EndState
from inspector.core.problem import Problem, ProblemKind
from inspector.engine.worker.artifact_source import HeldArtifact, hold_artifact, open_artifact, readable_places
from inspector.engine.worker.feed import ContentFeed
from inspector.engine.worker.guard import watch_memory
from inspector.engine.worker.isolation.lock_down import lock_down
from inspector.engine.worker.isolation.resource_limits import lift_cpu_limit, resource_limits
from inspector.engine.worker.message import Message
from inspector.engine.worker.messages import (
    ArtifactOpened,
    Begin,
    Cancel,
    CoverSecrets,
    Isolated,
    ProblemBatch,
    RevealSecrets,
    Stop,
    WorkEnded,
)
from inspector.engine.worker.turns import Turns
from inspector.engine.worker.walk import Walk
from inspector.engine.worker.wire import Receiver, Sender

if TYPE_CHECKING:
    from inspector.engine.worker.answers import Answers
    from inspector.engine.worker.protocol import Request, ToReader
    from inspector.engine.worker.structures import Structures

_CHANGED = Problem(
    ProblemKind.UNREADABLE,
    "",
    "The file was changed while it was read.",
    "What is reported may mix what it held before and after; scan it again.",
)


def run_reader(commands: int, messages: int, feed: int | None) -> int:
    """Serves one artifact until the parent says Stop or goes away."""
    receiver: Receiver[Begin | ToReader] = Receiver(commands, Begin)
    begin = receiver.receive()
    if not isinstance(begin, Begin):
        return 2
    receiver.agree_on(_commands)
    context = OpenContext(begin.limits, Budget(begin.limits), Spool(begin.limits.max_spool_bytes))
    sender, turns, content_feed = Sender(messages), Turns(), ContentFeed(feed if begin.scan else None)
    if feed is not None and not begin.scan:
        os.close(feed)
    held = hold_artifact(begin.path, context)
    watch = watch_memory(begin.limits.max_worker_bytes)
    limits = resource_limits(begin.limits, begin.limits.max_spool_bytes)
    sender.send(Isolated(lock_down("reader", limits, readable_places(held))))
    watch.start()
    walk = Walk(begin, context, turns, content_feed, sender.send, on_listed=_prepare_previews)
    work = threading.Thread(target=_work, args=(walk, held, context, content_feed, sender), daemon=True)
    work.start()
    with contextlib.suppress(OSError):
        _serve(receiver, walk, lambda: _make_answers(walk, turns, context, sender))
    walk.cancel()
    context.spool.close()
    return 0


def _commands() -> Any:
    """Loads what a window may ask: nobody does before there are rows."""
    from inspector.engine.worker.protocol import ToReader  # noqa: PLC0415 - see above

    return ToReader


def _make_answers(walk: Walk, turns: Turns, context: OpenContext, sender: Sender) -> "Answers":
    """Loads what answers requests; the rows need not wait for it."""
    from inspector.engine.worker.answers import Answers  # noqa: PLC0415 - see above

    return Answers(
        walk.catalogue, turns, sender.send, lambda: _open_structures(walk, turns, context), lambda: walk.artifact_name
    )


def _serve(receiver: "Receiver[Begin | ToReader]", walk: Walk, make_answers: "Callable[[], Answers]") -> None:
    answers: Answers | None = None
    while True:
        command = receiver.receive()
        match command:
            case None | Stop():
                return
            case Cancel():
                walk.cancel()
            case Begin():
                pass
            case _:
                answers = answers or make_answers()
                _pass_on(command, answers)


def _pass_on(command: "Request | CoverSecrets | RevealSecrets", answers: "Answers") -> None:
    match command:
        case CoverSecrets():
            answers.cover(command.secrets)
        case RevealSecrets():
            answers.reveal(is_revealed=command.is_revealed)
        case _:
            answers.answer(command)


def _open_structures(walk: Walk, turns: Turns, context: OpenContext) -> "Structures":
    """Loads what shows raw records: few artifacts are looked at so closely."""
    from inspector.engine.worker.structures import Structures  # noqa: PLC0415 - see above

    return Structures(walk.catalogue, turns, context, lambda: walk.artifact_name)


def _prepare_previews() -> None:
    """Loads what the first preview needs while nobody waits for it."""
    threading.Thread(target=_load_previews, name="previews", daemon=True).start()


def _load_previews() -> None:
    from inspector.engine.worker.answers import load_previews  # noqa: PLC0415 - see `_make_answers`

    load_previews()


def _work(
    walk: Walk, held: HeldArtifact | ContainerError, context: OpenContext, feed: ContentFeed, sender: Sender
) -> None:
    state, message = EndState.FAILED, "The artifact could not be opened."
    try:
        state, message = _walk(walk, held, context, sender.send)
    except OSError:
        return  # the parent is gone
    except MemoryError:
        state, message = EndState.OUT_OF_MEMORY, "Reading needed more memory than there is."
    except Exception as error:  # noqa: BLE001 - hostile content must end in a named state
        # Told like a crash: the parent starts the workers anew and goes on without what this one failed at.
        state, message = EndState.WORKER_DIED, f"The reader failed ({type(error).__name__}: {error})."
    finally:
        walk.catalogue.finish()
        feed.finish(complete=state is EndState.COMPLETE)
    lift_cpu_limit()
    context.budget.lift_time()
    with contextlib.suppress(OSError):
        sender.send(WorkEnded(state, message))


def _walk(
    walk: Walk, held: HeldArtifact | ContainerError, context: OpenContext, send: Callable[[Message], None]
) -> tuple[EndState, str]:
    try:
        artifact = open_artifact(held, walk.begin.inner, context)
    except ContainerError as error:
        limit = error.limit if isinstance(error, LimitReachedError) else None
        kind = ProblemKind.UNREADABLE if limit is None else ProblemKind.LIMIT
        send(ArtifactOpened(Path(walk.begin.path).name, "", 0))
        send(ProblemBatch((Problem(kind, "", str(error), "Nothing could be read.", limit=limit or ""),)))
        return (EndState.TIMED_OUT if limit == "max_seconds" else EndState.FAILED), str(error)
    state = walk.run(artifact)
    if isinstance(held, HeldArtifact) and held.was_changed:
        send(ProblemBatch((_CHANGED,)))
    return state, ""
