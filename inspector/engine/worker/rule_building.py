"""The cache of the secret engine is built by a process that never sees a byte of an artifact."""

import os
import threading
from collections.abc import Callable

from inspector.secrets.rule_cache import build_cache

_PATIENCE_SECONDS = 60
"""Then the scanner compiles the rules for itself."""
_SIGN_OF_LIFE_SECONDS = 0.2


def run_rule_builder(folder: str) -> int:
    """Builds the cache; that the process ends tells everybody that it is there, or that there will be none."""
    build_cache(folder)
    return 0


def wait_for_rules(descriptor: int, on_wait: Callable[[], None]) -> None:
    """Until the other end of the pipe is closed. Calls `on_wait` now and then."""
    is_over = threading.Event()

    def listen() -> None:
        while os.read(descriptor, 1024):
            pass
        os.close(descriptor)
        is_over.set()

    threading.Thread(target=listen, name="rules", daemon=True).start()
    for _ in range(round(_PATIENCE_SECONDS / _SIGN_OF_LIFE_SECONDS)):
        if is_over.wait(_SIGN_OF_LIFE_SECONDS):
            return
        on_wait()
