"""A Python package is built by code of its own.

## What it flags

`backend-path` in the `[build-system]` table of `pyproject.toml`.

## Why it matters

Whoever installs from source runs that code, with all rights of the user, before a single file was looked at. A
backend that is published by itself is seen by many; one inside the package is not.

## Example

`build-backend = "backend"` with `backend-path = ["_build"]`.

## What to do

Use a published build backend and its hooks, or keep the in-tree backend short and reviewed.

## Limits

What the backend does is not judged. Build backends build themselves this way; large projects have reasons too.
"""

from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Evidence, Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.packages.bounded_toml import toml_table
from inspector.packages.kept import base_name
from inspector.rules.level import components, place_key


class RunInTreeBackend:
    """A build backend inside the package."""

    info: Final = RuleInfo(
        id="run-in-tree-backend",
        title="Build backend inside the package",
        severity=Severity.LOW,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Use a published build backend, or keep the in-tree one short and reviewed.",
        cwe=(829,),
        references=("https://peps.python.org/pep-0517/#in-tree-build-backends",),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """At most one finding per project."""
        for number, body in sorted(view.bodies.items()):
            entry = view.entries[number]
            if base_name(entry.name) != "pyproject.toml" or len(components(entry.name)) > 2:
                continue
            backend, paths = _backend(body)
            if paths:
                message = f"It is built by {backend or 'a backend'} in its own folder {paths[0]}."
                evidence = Evidence(f"backend-path = {list(paths)}"[:200])
                yield self.info.finding(entry, message, f"backend: {place_key(entry.name)}", evidence=evidence)


def _backend(body: bytes) -> tuple[str, tuple[str, ...]]:
    """Name and folders of the backend; empty where the file is damaged or names none."""
    table = (toml_table(body) or {}).get("build-system")
    if not isinstance(table, dict):
        return "", ()
    name, paths = table.get("build-backend"), table.get("backend-path")
    folders = tuple(path[:100] for path in paths if isinstance(path, str)) if isinstance(paths, list) else ()
    return (name[:100] if isinstance(name, str) else ""), folders
