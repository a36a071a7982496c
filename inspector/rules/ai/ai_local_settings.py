"""Personal settings of an AI assistant are part of the artifact.

## What it flags

Files that AI assistants keep for one person: `.claude/settings.local.json`, `.claude.json`, credentials and
histories of Claude, Codex, Gemini, Aider, Continue and OpenCode.

## Why it matters

Lists of permitted commands quote whole command lines, tokens included. In April 2026 a survey of 46,500 npm
packages found such a settings file in 428 of them, and credentials in one of thirteen.

## Example

`package/.claude/settings.local.json` that permits `curl -H "Authorization: Bearer ..."`.

## What to do

Exclude the folder from the package, add it to the ignore file of the repository, and replace every token that
the file quotes.

## Limits

An empty file is flagged mildly. A file in which a secret was found is critical. What assistants keep under
names that are not listed here is not recognised.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.rules.bounded import bounded
from inspector.rules.leftover import Leftover, amount, leftovers
from inspector.rules.level import Level, levels, place_key, shown

_SETTINGS = re.compile(
    r"(?:^|/)(?P<settings>\.claude/settings\.local\.json|\.claude\.json|\.claude/\.credentials\.json"
    r"|\.codex/(?:auth\.json|config\.toml|history\.jsonl)|\.gemini/(?:settings|oauth_creds|google_accounts)\.json"
    r"|\.aider\.conf\.ya?ml|\.aider\.(?:chat|input|llm)\.history(?:\.md)?|\.continue/config\.(?:json|ya?ml)"
    r"|\.local/share/opencode/auth\.json|\.opencode/auth\.json)\Z"
)
_EMPTY_BYTES = 4
"""Up to here a file holds at most an empty object."""


class AiLocalSettings:
    """Settings and credentials of one person's assistant."""

    info: Final = RuleInfo(
        id="ai-local-settings",
        title="Personal settings of an AI assistant",
        severity=Severity.HIGH,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Exclude the folder from the package, and replace every token that the file quotes.",
        cwe=(538, 200),
    )

    def check(self, view: ArtifactView) -> Iterable[Finding]:
        """One finding per file, bounded per container."""
        with_secrets = {
            place.entry.number for places in view.secrets.values() for place in places if not place.is_harmless
        }
        for level in levels(view):
            yield from bounded(self.info, level, self._findings(level, with_secrets), "settings of assistants")

    def _findings(self, level: Level, with_secrets: set[int]) -> Iterator[Finding]:
        for place in leftovers(level, _SETTINGS):
            severity, reason = self._severity(place, with_secrets)
            yield self.info.finding(
                place.entry,
                f"{shown(place.path)} holds what an assistant keeps for one person ({amount([place])}).",
                place_key(place.path),
                severity=severity,
                reasons=(reason,) if reason else (),
            )

    def _severity(self, place: Leftover, with_secrets: set[int]) -> tuple[Severity, str | None]:
        if place.entry.number in with_secrets:
            return Severity.CRITICAL, "A secret was found in the file."
        size_bytes = place.entry.size_bytes
        if size_bytes is not None and size_bytes <= _EMPTY_BYTES:
            return Severity.LOW, "The file is empty."
        return self.info.severity, None
