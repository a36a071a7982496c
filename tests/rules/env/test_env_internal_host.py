import pytest

from inspector.core.severity import Severity
from inspector.core.words import Words
from inspector.documents.decode import document_for
from inspector.rules.document_rule import DocumentFacts
from inspector.rules.env.env_internal_host import EnvInternalHost
from tests.secrets.loaded_engine import entry_named, own_facts

RULE = EnvInternalHost()


@pytest.mark.parametrize("host", ["jira.corp.acme.internal", "build.acme.corp", "10.20.30.40", "172.20.1.9", "nas.lan"])
def test_flags_hosts_in_addresses(host: str) -> None:
    (finding,) = RULE.check(own_facts(f"x\nfetch('https://u@{host}:8443/a'); fetch('http://{host}/b')", "dist/a.js"))
    assert (finding.severity, finding.line) == (Severity.MEDIUM, 2)
    assert finding.message == f"It names the internal host {host}."


def test_flags_own_domains_without_a_scheme() -> None:
    document = document_for(entry_named("README.md"), b"ask git.Acme.example or acme.example, not xacme.example")
    found = RULE.check(DocumentFacts(document, (), Words(own_domains=(".acme.example",))))
    assert [finding.content_key for finding in found] == ["host: git.acme.example", "host: acme.example"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("https://host.docker.internal:80/", "a.js"),
        ("https://corp.example.com/", "a.js"),
        ("version 10.20.30.40", "a.js"),
        ("https://10.20.30.40/", "docs/a.md"),
        ("https://10.20.30.40/", "tests/a.js"),
        ("https://10.20.30.40/", "node_modules/x/a.js"),
        ("https://172.40.1.1/", "a.js"),
        ("https://x.internal.example.org/", "a.js"),
    ],
)
def test_clean_texts(text: str, name: str) -> None:
    assert not list(RULE.check(own_facts(text, name)))
