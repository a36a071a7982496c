"""A secret in the configuration or the history of a container image.

## What it flags

Environment variables, labels, build arguments and build steps of an image that carry a password, key or token: values
of a known shape, and values of variables whose name calls them a secret.

## Why it matters

The configuration is a small JSON file that every registry hands out with the image, and `docker history` prints it.
Build arguments stay in the history although no container sees them.

## Example

`"Env": ["PATH=/usr/bin", "NPM_TOKEN=npm_…"]`, or `ARG DB_PASSWORD=…` in a build step.

## What to do

Revoke the secret. Use `RUN --mount=type=secret` while building, and give it to the container when it starts.

## Limits

Names decide where a value has no known shape; placeholders and references such as `$TOKEN` are left out.
"""

import hashlib
import re
from collections.abc import Iterator
from typing import Final

from inspector.core.entry import Entry
from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.packages.bounded_json import string_fields, strings
from inspector.packages.image import Image, images_in
from inspector.rules.level import shown
from inspector.rules.sec.kind_severity import kind_reasons, place_severity
from inspector.secrets.examples import is_example, is_placeholder, is_reference

MAX_VALUES = 5000
_SECRET_NAME = re.compile(
    r"(?:^|[_.-])(?:PASS|PASSWD|PASSWORD|PASSPHRASE|PWD|SECRET|TOKEN|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIALS?)"
    r"(?:$|[_.-](?:KEY|VALUE|ID)?$)",
    re.IGNORECASE,
)
_ASSIGNMENT = re.compile(
    r"\b(?P<name>[A-Za-z_][A-Za-z0-9_.-]{0,80})=(?P<value>\"[^\"\n]{1,400}\"|'[^'\n]{1,400}'|[^\s;&|]{1,400})"
)
_MIN_CHARACTERS = 6

_BY_NAME: Final = ("Only its name says that it is a secret.",)


class SecInImageConfig:
    """Secrets in the configuration."""

    info: Final = RuleInfo(
        id="sec-in-image-config",
        title="Secret in the configuration of a container image",
        severity=Severity.HIGH,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Revoke the secret, use `RUN --mount=type=secret` while building, and hand it over at start.",
        cwe=(538, 798),
        references=("https://docs.docker.com/build/building/secrets/",),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per secret and configuration."""
        for _, images in images_in(view):
            for image in images:
                if image.config_entry is not None:
                    yield from self._known(view, image.config_entry)
                    yield from self._named(image, image.config_entry)

    def _known(self, view: ArtifactView, config: Entry) -> Iterator[Finding]:
        """What the secret engine recognised in the file."""
        for digest, places in view.secrets.items():
            for place in places:
                if place.entry.number == config.number and not place.is_harmless:
                    severity = place_severity(place)
                    yield self.info.finding(
                        config,
                        "The configuration of the image holds a secret of a known shape.",
                        digest,
                        severity=severity,
                        line=place.line,
                        reasons=kind_reasons(severity, self.info.severity),
                    )
                    break

    def _named(self, image: Image, config: Entry) -> Iterator[Finding]:
        """Values whose variable is called a secret."""
        told: set[str] = set()
        for where, name, value in _values(image):
            if name in told or not _is_secret(name, value):
                continue
            told.add(name)
            key = hashlib.sha256(f"{name}={value}".encode("utf-8", "surrogateescape")).hexdigest()
            message = f"{where} sets {shown(name)} to a value."
            yield self.info.finding(
                config, message, key, severity=Severity.MEDIUM, confidence=Confidence.MEDIUM, reasons=_BY_NAME
            )


def _values(image: Image) -> Iterator[tuple[str, str, str]]:
    """(where it stands, name, value), bounded."""
    for item in strings(image.runtime.get("Env"))[:MAX_VALUES]:
        name, _, value = item.partition("=")
        yield "An environment variable of the image", name, value
    for name, value in list(string_fields(image.runtime.get("Labels")).items())[:MAX_VALUES]:
        yield "A label of the image", name, value
    left = MAX_VALUES
    for step in image.history:
        for match in _ASSIGNMENT.finditer(step[:65_536]):
            left -= 1
            if left < 0:
                return
            yield "A build step of the image", match["name"], match["value"].strip("\"'")


def _is_secret(name: str, value: str) -> bool:
    if len(value) < _MIN_CHARACTERS or not _SECRET_NAME.search(name) or value.startswith(("/", "file:", "$")):
        return False
    return not (is_placeholder(value) or is_reference(value) or is_example(value))
