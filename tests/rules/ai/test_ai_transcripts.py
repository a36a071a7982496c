import pytest

from inspector.core.severity import Severity
from inspector.rules.ai.ai_transcripts import AiTranscripts
from tests.rules.view_builder import view_of

RULE = AiTranscripts()


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (".aider.chat.history.md", ".aider.chat.history.md"),
        (".specstory/history/a.md", ".specstory/history"),
        (".claude/projects/x/1.jsonl", ".claude/projects"),
        ("claude-session-2026.jsonl", "claude-session-2026.jsonl"),
    ],
)
def test_flags_conversations(name: str, shown: str) -> None:
    (finding,) = RULE.check(view_of({f"package/{name}": b"12"}))
    assert finding.message == f"Conversations: package/{shown} (1 file, 2 B)."
    assert finding.severity is Severity.HIGH


def test_flags_those_of_others_as_milder() -> None:
    (finding,) = RULE.check(view_of({"package/node_modules/a/.aider.chat.history.md": b""}))
    assert finding.severity is Severity.LOW


@pytest.mark.parametrize("name", ["README.md", "src/chat.js", ".claude/settings.json", "tests/.specstory/history/a.md"])
def test_clean_files(name: str) -> None:
    assert not list(RULE.check(view_of({f"package/{name}": b""})))
