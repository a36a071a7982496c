"""Loads, beside the GUI thread and after the first window stands, what the first artifact will need."""

import importlib

_MODULES = (
    "inspector.gui.workspace",
    "inspector.gui.workspace_parts",
    "inspector.engine.worker_session",
    "inspector.policy.load",
    "inspector.engine.assess",
)


def warm_up() -> None:
    """Imports them; a module that fails says so when it is really needed."""
    for name in _MODULES:
        importlib.import_module(name)


def keep_spare_reader() -> None:
    """Starts a worker process that the next artifact need not wait for."""
    from inspector.engine.spare_reader import SPARE  # noqa: PLC0415 - loaded by `warm_up`

    SPARE.keep()


def renew_spare_reader() -> None:
    """The same after one was used, for those who keep one."""
    from inspector.engine.spare_reader import SPARE  # noqa: PLC0415 - as above

    SPARE.renew()


def close_spare_reader() -> None:
    """Ends it."""
    from inspector.engine.spare_reader import SPARE  # noqa: PLC0415 - as above

    SPARE.close()
