import pytest

from inspector.core.severity import Severity
from inspector.rules.obf.obf_hidden_by_whitespace import ObfHiddenByWhitespace
from tests.secrets.loaded_engine import own_facts

RULE = ObfHiddenByWhitespace()


@pytest.mark.parametrize("gap", [" " * 250, "\t" * 80])
def test_flags_code_behind_blanks(gap: str) -> None:
    (finding,) = RULE.check(own_facts(f"a = 1\nimport os{gap};exec(x)\n", "setup.py"))
    assert (finding.severity, finding.line, finding.column) == (Severity.HIGH, 2, 10 + len(gap))
    assert finding.message == f"Code stands at column {10 + len(gap)}, behind {len(gap)} blanks."
    assert finding.evidence is not None
    assert finding.evidence.excerpt == ";exec(x)"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a = 1" + " " * 100 + "b = 2", "a.py"),
        (" " * 400 + "deep(1)", "a.py"),
        ("a" + " " * 300 + "# remark (1)", "a.py"),
        ("a" + " " * 300 + "b(1)", "table.txt"),
        ("a" + " " * 300 + "\n", "a.js"),
    ],
)
def test_clean_lines(text: str, name: str) -> None:
    assert not list(RULE.check(own_facts(text, name)))
