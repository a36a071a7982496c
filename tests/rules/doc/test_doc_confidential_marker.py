import pytest

from inspector.rules.doc.doc_confidential_marker import DocConfidentialMarker
from tests.secrets.loaded_engine import own_facts

RULE = DocConfidentialMarker()


@pytest.mark.parametrize(
    ("text", "name", "line"),
    [
        ("// ACME CONFIDENTIAL\nrun()", "dist/a.js", 1),
        ("Internal use only", "notes.txt", 1),
        ("# Plan\nStrictly confidential", "docs/plan.md", 2),
        (f"{'x ' * 8000}\nProprietary and Confidential", "docs/plan.md", 2),
        ("Do not distribute.", "a.txt", 1),
        ("Do not\n distribute.", "a.txt", 1),
        ("// Company  internal", "dist/a.js", 1),
    ],
)
def test_flags_phrases(text: str, name: str, line: int) -> None:
    (finding,) = RULE.check(own_facts(text, f"package/{name}"))
    assert finding.message.startswith("It says “")
    assert finding.line == line


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("any confidential information", "a.js"),
        ("confidential: true", "a.js"),
        ("# For internal use only.", "a.py"),
        ("Strictly confidential", "LICENSE.txt"),
        ("Strictly confidential", "node_modules/a/a.js"),
        ("Strictly confidential", "tests/a.js"),
        (f"{'x ' * 8000}// ACME CONFIDENTIAL", "a.js"),
    ],
)
def test_clean_texts(text: str, name: str) -> None:
    assert not list(RULE.check(own_facts(text, f"package/{name}")))
