import pytest

from inspector.core.severity import Severity
from inspector.core.view import SecretPlace
from inspector.rules.ai.ai_local_settings import AiLocalSettings
from tests.rules.view_builder import view_of

RULE = AiLocalSettings()
NAME = "package/.claude/settings.local.json"


@pytest.mark.parametrize("name", [NAME, ".codex/auth.json", ".claude.json", "x/.aider.chat.history.md"])
def test_flags_personal_files(name: str) -> None:
    (finding,) = RULE.check(view_of({name: b'{"permissions": []}'}))
    assert finding.severity is Severity.HIGH
    assert finding.path == name


def test_flags_empty_files_mildly() -> None:
    (finding,) = RULE.check(view_of({NAME: b"{}\n"}))
    assert finding.severity is Severity.LOW
    assert finding.reasons == ("The file is empty.",)


def test_flags_files_with_a_secret_as_critical() -> None:
    view = view_of({NAME: b'{"allow": "curl"}'})
    view.secrets["0" * 64].append(SecretPlace(view.entries[1], "sec-provider-token", 1))
    (finding,) = RULE.check(view)
    assert finding.severity is Severity.CRITICAL


def test_clean_names() -> None:
    names = [".claude/settings.json", "settings.local.json", "claude/settings.local.json", "docs/.claude.json.md"]
    assert not list(RULE.check(view_of(dict.fromkeys(names, b"{}"))))
