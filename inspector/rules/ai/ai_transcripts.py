"""Conversations with an AI assistant are part of the artifact.

## What it flags

Histories and sessions that assistants keep beside the code: `.aider.chat.history.md`, `.specstory/history/`,
`.claude/projects/`, `.codex/sessions/`, `.cursor/chats/`, `.continue/sessions/`, exports of chats.

## Why it matters

People paste into a conversation what they would put into no file: tokens, customer data, the text of a whole
module, the reason why something is insecure. The assistant's answers quote it again.

## Example

`package/.aider.chat.history.md`, 2.1 MB.

## What to do

Exclude the folders, revoke whatever was pasted, and list what ships.

## Limits

Judged by name only; collections of sample conversations, as for training models, can be called alike.
"""

import re
from collections.abc import Iterable
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.rules.leftover import THIRD_PARTY_REASON, Leftover, amount, leftovers, named
from inspector.rules.level import Level, levels
from inspector.rules.place_tags import is_test_path

_TRANSCRIPTS = re.compile(
    r"(?:^|/)(?:(?P<file>\.aider\.(?:chat|input|llm)\.history(?:\.md)?|\.claude/history\.jsonl|chatgpt[-_ ]export[^/]*"
    r"|(?:claude|gemini|cursor)[-_ ](?:chat|conversation|session|transcript)[^/]*\.(?:md|json|jsonl|txt|html)"
    r"|cursor_[^/]{1,80}\.md)\Z"
    r"|(?P<folder>\.specstory/history|\.claude/(?:projects|todos|shell-snapshots)|\.codex/sessions|\.cursor/chats"
    r"|\.continue/sessions|\.gemini/tmp|\.crush|\.opencode/sessions?)(?=/))",
    re.IGNORECASE,
)


class AiTranscripts:
    """What people told an assistant."""

    info: Final = RuleInfo(
        id="ai-transcripts",
        title="Conversations with an AI assistant",
        severity=Severity.HIGH,
        confidence=Confidence.MEDIUM,
        since="0.1.0",
        remediation="Exclude the folders, and revoke whatever was pasted into the conversations.",
        cwe=(538, 532),
    )

    def check(self, view: ArtifactView) -> Iterable[Finding]:
        """One finding per container."""
        for level in levels(view):
            places = [place for place in leftovers(level, _TRANSCRIPTS) if not is_test_path(f"{place.path}/")]
            if places:
                yield self._finding(level, places)

    def _finding(self, level: Level, places: list[Leftover]) -> Finding:
        bundled = all(place.is_third_party for place in places)
        return self.info.finding(
            next((place for place in places if not place.is_third_party), places[0]).entry,
            f"Conversations: {named(places)} ({amount(places)}).",
            f"transcripts: {level.key}",
            severity=Severity.LOW if bundled else None,
            reasons=(THIRD_PARTY_REASON,) if bundled else (),
        )
