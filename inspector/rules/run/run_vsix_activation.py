"""An editor extension that starts with the editor and brings compiled code.

## What it flags

`extension/package.json` with the activation event `*` or `onStartupFinished`, in an extension that holds native
programs, libraries or WebAssembly.

## Why it matters

The extension runs in every window, in every project, with all rights of the user, whether anybody uses it or not.
Compiled code in it cannot be read. The worms that spread through extensions in 2025 and 2026 used exactly this pair.

## Example

`"activationEvents": ["*"]` beside `extension/bin/agent.node`.

## What to do

Name the events that the extension is for: `onLanguage:…`, `onCommand:…`, `workspaceContains:…`. Download or build
compiled parts only where they are needed.

## Limits

Language servers and debuggers often need both. What the code does is not looked at.
"""

from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Evidence, Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import shortened, visible
from inspector.core.view import ArtifactView
from inspector.packages.level import PackageLevel, level_of
from inspector.packages.npm import read_manifest
from inspector.rules.bounded import some_names

_MANIFEST = "extension/package.json"
_ALWAYS = frozenset({"*", "onStartupFinished"})
_COMPILED = (".node", ".wasm", ".dll", ".so", ".dylib", ".exe")


class RunVsixActivation:
    """Compiled code in every window."""

    info: Final = RuleInfo(
        id="run-vsix-activation",
        title="Extension with compiled code that always runs",
        severity=Severity.LOW,
        confidence=Confidence.MEDIUM,
        since="0.1.0",
        remediation="Name the events the extension is for in `activationEvents`, such as `onLanguage:…`.",
        cwe=(829,),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """At most one finding per extension."""
        for number, entries in view.shipped_levels().items():
            if any(entry.name == "extension.vsixmanifest" for entry in entries):
                yield from self._of_extension(level_of(view, None if number is None else view.entries[number]))

    def _of_extension(self, level: PackageLevel) -> Iterator[Finding]:
        manifest = read_manifest(level.body(_MANIFEST))
        events = sorted(_ALWAYS.intersection(manifest.activation)) if manifest else []
        programs = level.view.programs
        compiled = [name for name, e in level.files.items() if name.endswith(_COMPILED) or e.number in programs]
        if events and compiled:
            yield self.info.finding(
                level.files[_MANIFEST],
                f"It starts on {events[0]} and holds compiled code: {some_names(compiled)}.",
                f"activation: {events[0]}",
                evidence=Evidence(shortened(visible(f'"activationEvents": {list(manifest.activation)}'), 200))
                if manifest
                else None,
            )
