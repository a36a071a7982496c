import pytest

from inspector.core.severity import Severity
from inspector.rules.ai.ai_instructions import AiInstructions
from tests.rules.view_builder import view_of

RULE = AiInstructions()


@pytest.mark.parametrize(
    "name", ["package/CLAUDE.md", "AGENTS.md", ".cursorrules", ".github/copilot-instructions.md", ".cursor/rules/a.mdc"]
)
def test_flags_instructions(name: str) -> None:
    (finding,) = RULE.check(view_of({name: b"x"}))
    assert finding.severity is Severity.LOW


def test_flags_files_and_folders_once_each() -> None:
    view = view_of({"CLAUDE.md": b"", "a/AGENTS.md": b"", ".cursor/rules/a.mdc": b"", ".cursor/rules/b.mdc": b""})
    assert [f.message for f in RULE.check(view)] == [
        "Instructions for assistants: CLAUDE.md, a/AGENTS.md (2 files, 0 B).",
        "Instructions for assistants: .cursor (2 files, 0 B).",
    ]


def test_flags_personal_instructions_one_level_worse() -> None:
    (finding,) = RULE.check(view_of({"CLAUDE.local.md": b"x"}))
    assert finding.severity is Severity.MEDIUM


def test_flags_source_and_bundled_packages_as_information() -> None:
    for files in ({"x-1/CLAUDE.md": b"", "x-1/PKG-INFO": b""}, {"package/node_modules/x/AGENTS.md": b""}):
        assert [f.severity for f in RULE.check(view_of(files))] == [Severity.INFO]


def test_clean_names() -> None:
    names = ["docs/agents.md", "claude.md", "CLAUDE.md.html", "cursor/x", "src/AGENTS.ts", ".github/CODEOWNERS"]
    assert not list(RULE.check(view_of(dict.fromkeys(names, b""))))
