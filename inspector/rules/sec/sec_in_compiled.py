"""A secret is in compiled code and in no readable file.

## What it flags

Secrets that were only seen in compiled Python files, class files, WebAssembly, programs and libraries: the sources
beside them, if any, do not hold them.

## Why it matters

The source was cleaned and the old compiled file stayed. In 2024 the token of an administrator of the Python index was
found that way: in a `.pyc` of an image, more than a year after it had been deleted from the `.py`.

## Example

`app/__pycache__/settings.cpython-311.pyc` with a token that `app/settings.py` no longer holds.

## What to do

Revoke the secret, and build from a clean checkout without caches.

## Limits

One level above the rule that reports the secret itself. Samples are left out.
"""

from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView, SecretPlace
from inspector.rules.place_tags import path_tags
from inspector.rules.sec.kind_severity import place_severity

_COMPILED = (
    ".pyc",
    ".pyo",
    ".class",
    ".wasm",
    ".so",
    ".pyd",
    ".dll",
    ".exe",
    ".dylib",
    ".o",
    ".a",
    ".node",
    ".dex",
    ".jsc",
    ".hbc",
)


class SecInCompiled:
    """Secrets that only compiled code holds."""

    info: Final = RuleInfo(
        id="sec-in-compiled",
        title="Secret that only compiled code holds",
        severity=Severity.HIGH,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Revoke the secret, and build from a clean checkout without caches.",
        cwe=(798, 540),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per secret, at the first place where it was seen."""
        for digest, places in view.secrets.items():
            real = [place for place in places if not place.is_harmless]
            if real and all(_is_compiled(place) for place in real):
                first = real[0]
                worst = min((place_severity(place) for place in real), key=lambda severity: severity.rank)
                yield self.info.finding(
                    first.entry,
                    "A secret is in compiled code and in no readable file.",
                    digest,
                    severity=worst.shifted(1),
                    reasons=("One level above the secret's own rule: whoever reads the sources does not see it.",),
                    tags=path_tags(first.entry),
                )


def _is_compiled(place: SecretPlace) -> bool:
    return place.entry.name.lower().endswith(_COMPILED)
