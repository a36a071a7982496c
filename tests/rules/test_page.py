import pytest

from inspector.assets import ResourceMissingError
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.rules.page import HEADINGS, PageError, manual_page, page_of, parse_page

SECTIONS = "\n\n".join(f"## {heading}\n\nText of {heading}." for heading in HEADINGS)
DOCSTRING = f"It is a sentence.\n\n{SECTIONS}\n"


class Example:
    info = RuleInfo(
        id="arc-example",
        title="Example of a rule",
        severity=Severity.LOW,
        confidence=Confidence.MEDIUM,
        since="0.1.0",
        remediation="Nothing.",
        cwe=(22, 59),
        references=("ECMA-426, section 10",),
    )


def test_a_page_is_taken_apart() -> None:
    page = parse_page(DOCSTRING)
    assert page.lead == "It is a sentence."
    assert page.sections == tuple((heading, f"Text of {heading}.") for heading in HEADINGS)


@pytest.mark.parametrize(
    ("docstring", "complaint"),
    [
        ("", "must be a sentence"),
        ("No full stop\n\n" + SECTIONS, "must be a sentence"),
        ("One.\nTwo.\n\n" + SECTIONS, "Only one sentence"),
        ("One.", "found none"),
        (DOCSTRING.replace("## Limits\n", "## Limit\n"), "found What it flags"),
        ("One.\n\n" + "\n\n".join(f"## {h}\n\nText." for h in reversed(HEADINGS)), "The headings must be"),
        (DOCSTRING.replace("Text of Example.", ""), "Nothing stands below Example"),
    ],
)
def test_an_incomplete_page_is_refused(docstring: str, complaint: str) -> None:
    with pytest.raises(PageError, match=complaint):
        parse_page(docstring)


def test_a_manual_page_has_title_facts_and_references(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(manual_page.__globals__, "sys", type("Modules", (), {"modules": {__name__: FakeModule}}))
    lines = manual_page(Example()).split("\n")
    assert lines[0] == "# Example of a rule"
    assert lines[2] == "`arc-example` · severity low · confidence medium · since 0.1.0 · CWE-22 · CWE-59"
    assert lines[4] == "It is a sentence."
    assert "- ECMA-426, section 10" in lines


def test_a_rule_without_page_is_refused() -> None:
    with pytest.raises(PageError, match="arc-example has no docstring"):
        manual_page(Example())


def test_readers_get_the_generated_page() -> None:
    assert page_of("arc-bomb").startswith("# Container that unpacks")
    with pytest.raises(ResourceMissingError):
        page_of("arc-nothing")


class FakeModule:
    __doc__ = DOCSTRING
