import pytest

from inspector.rules.doc.doc_tracker_links import DocTrackerLinks
from tests.secrets.loaded_engine import own_facts

RULE = DocTrackerLinks()


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://acme.atlassian.net/browse/PAY-1234", "acme.atlassian.net"),
        ("https://jira.acme.example/browse/PAY-1", "jira.acme.example"),
        ("https://acme.slack.com/archives/C012/p34", "acme.slack.com"),
        ("https://www.notion.so/acme/Plan-0123", "www.notion.so"),
        ("https://docs.google.com/document/d/1abc/edit", "docs.google.com"),
    ],
)
def test_flags_links_for_members(address: str, host: str) -> None:
    (finding,) = RULE.check(own_facts(f"\n// see {address}\n", "src/pay.ts"))
    assert (finding.message, finding.line) == (f"It links to {host}.", 2)
    assert finding.evidence is not None
    assert finding.evidence.excerpt == address.removeprefix("https://")


def test_flags_few_per_file() -> None:
    text = "".join(f"https://acme.atlassian.net/browse/A-{number} " for number in range(9))
    assert len(list(RULE.check(own_facts(text, "src/a.ts")))) == 3


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("https://jira.mongodb.org/browse/NODE-1", "a.js"),
        ("https://acme.slack.com/", "a.js"),
        ("https://acme.atlassian.net/browse/A-1", "package.json"),
        ("https://acme.atlassian.net/browse/A-1", "node_modules/a/a.js"),
        ("https://acme.atlassian.net/browse/A-1", "tests/a.js"),
    ],
)
def test_clean_links(text: str, name: str) -> None:
    assert not list(RULE.check(own_facts(text, name)))
