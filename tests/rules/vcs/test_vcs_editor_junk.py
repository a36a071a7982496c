import pytest

from inspector.core.severity import Severity
from inspector.rules.vcs.vcs_editor_junk import VcsEditorJunk
from tests.rules.view_builder import view_of

RULE = VcsEditorJunk()


def test_flags_folders_together() -> None:
    (finding,) = RULE.check(view_of({"p/.idea/workspace.xml": b"x", "p/.idea/vcs.xml": b"y", "p/.vscode/x.json": b""}))
    assert finding.severity is Severity.LOW
    assert finding.message == "Settings of an editor: p/.idea, p/.vscode (3 files, 2 B)."


def test_flags_swap_files_one_level_worse() -> None:
    (finding,) = RULE.check(view_of({"p/.config.js.swp": b"x"}))
    assert finding.severity is Severity.MEDIUM
    assert finding.reasons


@pytest.mark.parametrize("name", ["a/main.c~", "#notes#", "a/.#lock", "x.sublime-workspace", "app.iml", ".project"])
def test_flags_single_files(name: str) -> None:
    assert [f.severity for f in RULE.check(view_of({name: b""}))] == [Severity.LOW]


def test_clean_names() -> None:
    names = ["a~b", "~", "vscode/x", ".editorconfig", "swap.swp", "idea/x", "project", "a#b", ".vscodeignore"]
    assert not list(RULE.check(view_of(dict.fromkeys(names, b""))))
