"""Instructions for AI assistants are part of the artifact.

## What it flags

`CLAUDE.md`, `AGENTS.md`, `GEMINI.md`, `.cursorrules`, instructions for Copilot, and the folders in which
assistants keep rules, commands and skills of a project, summed up per container.

## Why it matters

Such files tell an assistant how the team works: internal names, servers, unreleased features, and habits that
a reader from outside should not know. They were written for colleagues, and nobody reread them before the
release.

## Example

`package/CLAUDE.md` that explains how to reach the staging environment.

## What to do

Exclude them from wheels, npm packages and images, or reread them as you would a public page.

## Limits

Open-source projects ship them knowingly in source distributions; there, and in bundled packages of others,
the finding is information only. Files for one person only (`CLAUDE.local.md`) are one level worse.
"""

import re
from collections.abc import Iterable
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.rules.leftover import THIRD_PARTY_REASON, Leftover, amount, by_kind, leftovers, named
from inspector.rules.level import Level, levels
from inspector.rules.setting import source_reason

_INSTRUCTIONS = re.compile(
    r"(?:^|/)(?:(?P<personal>CLAUDE\.local\.md)\Z"
    r"|(?P<file>CLAUDE\.md|AGENTS\.md|GEMINI\.md|\.cursorrules|\.windsurfrules|\.clinerules|\.goosehints"
    r"|\.claude/settings\.json|\.github/copilot-instructions\.md|\.junie/guidelines\.md)\Z"
    r"|(?P<folder>\.cursor|\.windsurf/rules|\.clinerules|\.roo|\.claude/(?:agents|commands|skills|hooks|rules)"
    r"|\.github/(?:instructions|prompts|chatmodes)|\.aiassistant|\.kiro)(?=/))"
)
_PERSONAL_REASON = "The file is meant for one person only."


class AiInstructions:
    """What a project tells assistants."""

    info: Final = RuleInfo(
        id="ai-instructions",
        title="Instructions for an AI assistant",
        severity=Severity.LOW,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Exclude them from the package, or reread them as you would a public page.",
        cwe=(538,),
    )

    def check(self, view: ArtifactView) -> Iterable[Finding]:
        """One finding for files, one for folders, one for personal files of each container."""
        for level in levels(view):
            for places in by_kind(leftovers(level, _INSTRUCTIONS)):
                yield self._finding(level, places)

    def _finding(self, level: Level, places: list[Leftover]) -> Finding:
        severity, reason = self._severity(level, places)
        return self.info.finding(
            next((place for place in places if not place.is_third_party), places[0]).entry,
            f"Instructions for assistants: {named(places)} ({amount(places)}).",
            f"{places[0].kind}: {level.key}",
            severity=severity,
            reasons=(reason,) if reason else (),
        )

    def _severity(self, level: Level, places: list[Leftover]) -> tuple[Severity, str | None]:
        reason = THIRD_PARTY_REASON if all(place.is_third_party for place in places) else source_reason(level)
        if reason:
            return Severity.INFO, reason
        if places[0].kind == "personal":
            return Severity.MEDIUM, _PERSONAL_REASON
        return self.info.severity, None
