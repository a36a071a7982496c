import pytest

from inspector.core.severity import Severity
from inspector.core.words import Words
from inspector.rules.document_rule import DocumentFacts
from inspector.rules.env.env_email import EnvEmail
from tests.secrets.loaded_engine import own_facts

RULE = EnvEmail()
PERSON = "kim.lee" + "@" + "orbit-software.io"


def test_flags_a_person_once() -> None:
    (finding,) = RULE.check(own_facts(f"\nnotify('{PERSON}'); cc('{PERSON}')", "dist/a.json"))
    assert (finding.severity, finding.line, finding.column) == (Severity.INFO, 2, 9)
    assert finding.message == f"It names {PERSON}."


def test_flags_at_most_three_per_file() -> None:
    text = "\n".join(f"u{number}@orbit-software.io" for number in range(9))
    assert len(list(RULE.check(own_facts(text, "a.json")))) == 3


def test_flags_own_domains_in_any_text() -> None:
    facts = own_facts(f"// {PERSON}, ann@other-company.io", "a.js")
    found = RULE.check(DocumentFacts(facts.document, (), Words(own_domains=("orbit-software.io",))))
    assert [finding.message for finding in found] == [f"It names {PERSON}."]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"# Author: <{PERSON}>", "a.yaml"),
        (PERSON, "LICENSE"),
        (PERSON, "package/package.json"),
        (PERSON, "node_modules/x/a.js"),
        ("info@orbit-software.io support@orbit-software.io", "a.json"),
        (PERSON, "a.js"),
        ("kim@example.com git@github.com a@1.2.3 @scope/pkg.io", "a.js"),
    ],
)
def test_clean_texts(text: str, name: str) -> None:
    assert not list(RULE.check(own_facts(text, name)))
