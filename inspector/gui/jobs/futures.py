"""Brings the result of a session's future to the GUI thread."""

from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from typing import TypeVar

from inspector.engine.session import RefusedError
from inspector.gui.jobs.background import Job, Token, keep_until_done
from inspector.gui.language import tr

T = TypeVar("T")


def when_done(
    future: "Future[T]", on_done: Callable[[T], None], on_failed: Callable[[str], None], token: Token | None = None
) -> None:
    """Calls one of the two on the calling thread once the future is done, unless the token was dropped."""
    job = keep_until_done(Job(on_done, lambda error: on_failed(sentence_of(error)), token))
    future.add_done_callback(lambda done: job.run(done.result))


def sentence_of(error: BaseException) -> str:
    """What to tell a person about a request that failed."""
    if isinstance(error, RefusedError):
        return str(error)
    if isinstance(error, CancelledError):
        return tr("The artifact was closed before this could be read.")
    return tr("This could not be read: {error}.", error=str(error) or type(error).__name__)
