"""What a container image runs when it starts, where that deserves a look.

## What it flags

Images whose entry point, command or health check downloads something and runs it, and images without a user of their
own, which start as root.

## Why it matters

What is downloaded at each start is not in the image: it was not scanned, and it can be another thing tomorrow. A
process that runs as root has more to break out with.

## Example

`"Cmd": ["sh", "-c", "curl -s https://example.com/start.sh | sh"]` in the configuration.

## What to do

Pack what is needed into the image at a fixed version, and add a `USER` line.

## Limits

Scripts that the image starts are not followed, but they are scanned like every file. Starting as root alone is an
information.
"""

import re
from collections.abc import Iterator
from typing import Final

from inspector.core.entry import Entry
from inspector.core.finding import Evidence, Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import shortened, visible
from inspector.core.view import ArtifactView
from inspector.packages.bounded_json import strings
from inspector.packages.image import Image, images_in

MAX_COMMAND_CHARACTERS = 4096
_FETCHES = re.compile(
    r"\b(?:curl|wget|fetch|Invoke-WebRequest|iwr)\b[^\n]{0,400}"
    r"(?:\|\s{0,10}(?:ba|z|da|a)?sh\b|\|\s{0,10}python|&&|;|\$\()|\b(?:npx|bunx|uvx|pipx run)\s"
)
_COMMANDS = ("Entrypoint", "Cmd", "OnBuild")


class RunImageEntry:
    """How containers start."""

    info: Final = RuleInfo(
        id="run-image-entry",
        title="Start of a container image",
        severity=Severity.LOW,
        confidence=Confidence.MEDIUM,
        since="0.1.0",
        remediation="Pack what is needed into the image at a fixed version, and add a USER line to the Dockerfile.",
        cwe=(494, 250),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per command that fetches, and one per image that starts as root."""
        for _, images in images_in(view):
            for image in images:
                if image.config_entry is not None and image.runtime:
                    yield from self._fetching(image, image.config_entry)
                    yield from self._as_root(image, image.config_entry)

    def _fetching(self, image: Image, config: Entry) -> Iterator[Finding]:
        for name, command in _commands(image):
            if _FETCHES.search(command):
                yield self.info.finding(
                    config,
                    f"{name} downloads something and runs it at every start.",
                    f"{name} {shortened(command, 300)}",
                    severity=Severity.MEDIUM,
                    reasons=("What it runs can be another program tomorrow.",),
                    evidence=Evidence(visible(shortened(command, 200))),
                )

    def _as_root(self, image: Image, config: Entry) -> Iterator[Finding]:
        user = image.runtime.get("User")
        if not isinstance(user, str) or user.partition(":")[0] in ("", "0", "root"):
            reasons = ("Most images do, and who runs them can choose another user.",)
            message = "The image starts as root."
            yield self.info.finding(config, message, "root", severity=Severity.INFO, reasons=reasons)


def _commands(image: Image) -> Iterator[tuple[str, str]]:
    for name in _COMMANDS:
        words = strings(image.runtime.get(name))
        if words:
            yield name, " ".join(words)[:MAX_COMMAND_CHARACTERS]
    check = image.runtime.get("Healthcheck")
    if isinstance(check, dict) and (words := strings(check.get("Test"))):
        yield "Healthcheck", " ".join(words)[:MAX_COMMAND_CHARACTERS]
