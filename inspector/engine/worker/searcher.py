"""The searcher process: opens the artifact anew and searches all of it, where nothing else waits for it.

A regular expression can run for years and listens to nobody. The parent then ends this process, and neither
the scan nor a preview notices.
"""

import contextlib
import threading
import time
from dataclasses import replace

from inspector.containers.budget import Budget
from inspector.containers.container import OpenContext
from inspector.containers.failures import ContainerError
from inspector.containers.spool import Spool
from inspector.engine.search.content import ContentSearch
from inspector.engine.search.finder import finder_of
from inspector.engine.search.query import QueryError
from inspector.engine.worker.artifact_source import HeldArtifact, hold_artifact, open_artifact, readable_places
from inspector.engine.worker.guard import watch_memory
from inspector.engine.worker.isolation.lock_down import lock_down
from inspector.engine.worker.isolation.resource_limits import lift_cpu_limit, resource_limits
from inspector.engine.worker.messages import Begin, CoverSecrets, RevealSecrets, Stop
from inspector.engine.worker.protocol import Command
from inspector.engine.worker.search_list import Searchable, SearchList
from inspector.engine.worker.search_messages import (
    Search,
    SearchAt,
    SearchEnded,
    StopSearch,
)
from inspector.engine.worker.search_run import SearchRun
from inspector.engine.worker.wire import Receiver, Sender
from inspector.previews.covering import SecretCover

MAX_ENTRY_SECONDS = 20
_SIGN_OF_LIFE_SECONDS = 1
_MANY_YEARS_S = 1 << 40


class StoppedError(Exception):
    """Somebody asked to stop."""


def run_searcher(commands: int, messages: int) -> int:
    """Serves one artifact until the parent says Stop or goes away."""
    receiver: Receiver[Command] = Receiver(commands, Command)
    begin = receiver.receive()
    if not isinstance(begin, Begin):
        return 2
    # People search as often and as late as they like: the time of the scan is not their limit.
    limits = replace(begin.limits, max_seconds=_MANY_YEARS_S)
    context = OpenContext(limits, Budget(limits), Spool(begin.limits.max_spool_bytes))
    held = hold_artifact(begin.path, context)
    watch = watch_memory(begin.limits.max_worker_bytes)
    lock_down("searcher", resource_limits(begin.limits, begin.limits.max_spool_bytes), readable_places(held))
    lift_cpu_limit()
    watch.start()
    searcher = Searcher(held, begin.inner, context, Sender(messages))
    threading.Thread(target=searcher.work, name="search", daemon=True).start()
    with contextlib.suppress(OSError):
        _serve(receiver, searcher)
    context.spool.close()
    return 0


def _serve(receiver: Receiver[Command], searcher: "Searcher") -> None:
    while True:
        command = receiver.receive()
        match command:
            case None | Stop():
                return
            case Search():
                searcher.ask(command)
            case StopSearch():
                searcher.ask(None)
            case CoverSecrets():
                searcher.cover.add(command.secrets)
            case RevealSecrets():
                searcher.cover.is_open = command.is_revealed
            case _:
                pass


class Searcher:
    """Lists once, then answers one search at a time; a newer one ends the one before."""

    def __init__(self, held: HeldArtifact | ContainerError, inner: str, context: OpenContext, sender: Sender) -> None:
        self.cover = SecretCover()
        self._held = held
        self._inner = inner
        self._context = context
        self._sender = sender
        self._changed = threading.Condition()
        self._wanted: Search | None = None
        self._answered: Search | None = None
        self._entries: list[Searchable] = []
        self._unopened: list[tuple[int, str]] = []
        self._said_s = 0.0

    def ask(self, search: Search | None) -> None:
        """Ends the search under way and begins another; None for none."""
        with self._changed:
            self._wanted = search
            self._changed.notify_all()

    def work(self) -> None:
        """Runs on a thread of its own until the process ends."""
        with contextlib.suppress(OSError):  # the parent is gone
            self._list()
            while True:
                self._sender.send(self._answer(self._next()))

    def _next(self) -> Search:
        with self._changed:
            self._changed.wait_for(lambda: self._wanted not in (None, self._answered))
            assert self._wanted is not None
            self._answered = self._wanted
            return self._wanted

    def _list(self) -> None:
        listing = SearchList(self._context, self._say_alive)
        try:
            artifact = open_artifact(self._held, self._inner, self._context)
            self._entries.extend(listing.entries(artifact))
        except ContainerError as error:
            listing.unopened.append((0, str(error)))
        except OSError:
            raise
        except Exception as error:  # noqa: BLE001 - hostile content must not leave a search without an answer
            listing.unopened.append((0, f"Not all could be listed for the search ({type(error).__name__})."))
        self._unopened = list(dict.fromkeys(listing.unopened))

    def _say_alive(self) -> None:
        now_s, wanted = time.monotonic(), self._wanted
        if wanted is not None and now_s - self._said_s >= _SIGN_OF_LIFE_SECONDS:
            self._said_s = now_s
            self._sender.send(SearchAt(wanted.request, wanted.first, 0, 0, 0))

    def _answer(self, search: Search) -> SearchEnded:
        def check() -> None:
            if self._wanted is not search:
                raise StoppedError

        try:
            content = ContentSearch(finder_of(search.query), search.query.scope, self.cover, MAX_ENTRY_SECONDS)
            return SearchRun(search, content, self._sender.send, check).search(self._entries, self._unopened)
        except StoppedError:
            return SearchEnded(search.request, "The search was stopped.")
        except QueryError as error:
            return SearchEnded(search.request, str(error))
        except MemoryError:
            return SearchEnded(search.request, "The search needed more memory than there is.")
        except OSError:
            raise
        except Exception as error:  # noqa: BLE001 - the same
            return SearchEnded(search.request, f"The search failed ({type(error).__name__}).")
