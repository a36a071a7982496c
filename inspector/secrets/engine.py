"""The adapter to the secret engine: the only module that knows `kingfisher_sdk`, imported on first use.

The engine gets bytes without a name: its rules skip files by path (lock files, `node_modules`, maps),
which is right for a repository and wrong for an artifact. It never goes online.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from inspector.core.problem import Problem, ProblemKind
from inspector.documents.document import Document
from inspector.secrets.bare_tokens import bare_tokens
from inspector.secrets.engine_hits import hits_of
from inspector.secrets.escaped_ends import windows
from inspector.secrets.failures import EngineFailedError, EngineMissingError, EngineTimeoutError
from inspector.secrets.hit import SecretHit, moved
from inspector.secrets.kinds import EngineRule, reading_of
from inspector.secrets.rule_cache import default_cache_folder, trusted_folder
from inspector.secrets.search import all_hits
from inspector.secrets.watchdog import Watchdog

__all__ = [
    "EngineFailedError", "EngineMissingError", "EngineTimeoutError", "SecretEngine", "load_engine",
]  # fmt: skip

MAX_HITS_PER_DOCUMENT = 1000
DEFAULT_TIMEOUT_S = 30.0
"""Well below the silence after which a worker counts as hung: one file must not cost the scan of the others."""

BRIEF_BYTES = 16 << 10
"""A document this short is scanned within milliseconds: nobody needs to watch the time."""


class SecretEngine:
    """Looks for secrets in documents; made by `load_engine`."""

    def __init__(self, rules: Any, sdk: Any) -> None:
        """`rules` is the engine's loaded catalogue, `sdk` its module."""
        self._sdk = sdk
        policy = sdk.DetectionPolicy(inline_ignores=False, markup_context=False)
        self._scanner = sdk.Scanner(rules, policy=policy)
        catalogue = rules.metadata()
        self._readings: dict[str, EngineRule] = {rule["id"]: reading_of(rule["id"], rule["name"]) for rule in catalogue}
        self._token = sdk.CancellationToken()
        self._is_scanning = False
        self._watchdog = Watchdog(self.cancel)
        self._problems: list[Problem] = []

    @property
    def rule_ids(self) -> tuple[str, ...]:
        """Ids of all rules of the engine, sorted."""
        return tuple(sorted(self._readings))

    def catalogue_digest(self) -> str:
        """SHA-256 in hex over the engine's version and its rule ids."""
        lines = [str(self._sdk.__version__), *self.rule_ids]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()

    def scan(self, document: Document, *, timeout_s: float = DEFAULT_TIMEOUT_S) -> tuple[SecretHit, ...]:
        """All secrets of a document in order of their place, those of our own parsers included.

        Neither time nor `cancel` ends the scan of a document shorter than BRIEF_BYTES. At most
        MAX_HITS_PER_DOCUMENT: what is beyond is told by `drain_problems`. Raises EngineTimeoutError when time is
        up or `cancel` was called, EngineFailedError when the engine gives up.
        """
        findings = self._findings(document.data, timeout_s)
        hits = list(hits_of(findings, document.data, self._readings)) if findings else []
        for window in windows(document.data, document.places) if document.is_text else ():
            behind = self._findings(window.data, timeout_s)
            found = (*hits_of(behind, window.data, self._readings), *bare_tokens(window.data))
            hits += (moved(hit, window.start) for hit in found)
        return self._bounded(all_hits(document, hits), document)

    def _findings(self, data: bytes, timeout_s: float) -> Any:
        if len(data) < BRIEF_BYTES:
            return self._asked(data)
        if self._token.is_cancelled:  # too late for the document before
            self._token = self._sdk.CancellationToken()
        self._is_scanning = True
        self._watchdog.start(timeout_s)
        try:
            findings = self._asked(data, cancellation=self._token)
        except EngineFailedError as error:
            if self._watchdog.stop():
                raise EngineTimeoutError(
                    f"The search for secrets took longer than {timeout_s:g} seconds here."
                ) from error
            if self._token.is_cancelled:
                raise EngineTimeoutError("The search for secrets was cancelled here.") from error
            raise
        finally:
            self._watchdog.stop()
            self._is_scanning = False
        return findings

    def _asked(self, data: bytes, **options: Any) -> Any:
        try:
            return self._scanner.scan(data, **options)
        except (RuntimeError, ValueError) as error:
            raise EngineFailedError("The search for secrets failed here.") from error

    def _bounded(self, hits: list[SecretHit], document: Document) -> tuple[SecretHit, ...]:
        if len(hits) > MAX_HITS_PER_DOCUMENT:
            message = f"It holds {len(hits):,} secrets, more than are listed for one file."
            resolution = f"The first {MAX_HITS_PER_DOCUMENT:,} are reported."
            entry = document.entry
            self._problems.append(Problem(ProblemKind.LIMIT, entry.path, message, resolution, entry.number))
        return tuple(hits[:MAX_HITS_PER_DOCUMENT])

    def cancel(self) -> None:
        """Ends the scan that is running in another thread."""
        if self._is_scanning:
            self._token.cancel()

    def drain_problems(self) -> list[Problem]:
        """What was cut since the last call."""
        problems, self._problems = self._problems, []
        return problems


def load_engine(cache_folder: str | Path | None = None, progress: Callable[[str], None] | None = None) -> SecretEngine:
    """Loads the engine: some seconds, or well below one where `rule_cache.build_cache` was there before.

    `cache_folder` None takes the user's cache. A folder that others may write to is not used. `progress`
    is told once, with a sentence for people. Raises EngineMissingError.
    """
    try:
        import kingfisher_sdk as sdk  # noqa: PLC0415 - a platform without a wheel must still start
    except ImportError as error:
        raise EngineMissingError(
            "The secret engine has no build for this system, so tokens were not looked for."
        ) from error
    except Exception as error:  # a native module can fail in any way, and all other rules must still run
        raise EngineMissingError("The secret engine cannot be loaded, so tokens were not looked for.") from error
    if progress is not None:
        progress("Loading secret rules")
    folder = trusted_folder(Path(cache_folder) if cache_folder else default_cache_folder())
    try:
        rules = sdk.Rules(cache=folder is not None, cache_dir=folder)
        return SecretEngine(rules, sdk)
    except (RuntimeError, ValueError, OSError) as error:
        raise EngineMissingError(
            "The rules of the secret engine cannot be loaded, so tokens were not looked for."
        ) from error
