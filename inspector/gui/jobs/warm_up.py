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
