import pytest

from inspector.rules.pre.pre_staging_endpoints import PreStagingEndpoints
from tests.secrets.loaded_engine import own_facts

RULE = PreStagingEndpoints()


@pytest.mark.parametrize("host", ["api.staging.acme.io", "staging-api.acme.io", "qa2.acme.io", "uat.acme.co.uk"])
def test_flags_hosts_before_a_release(host: str) -> None:
    (finding,) = RULE.check(own_facts(f"\nfetch('https://{host}/v2')", "package/a.js"))
    assert (finding.message, finding.line) == (f"It names the host {host}.", 2)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("https://api.acme.io/staging", "a.js"),
        ("https://backstage.io/docs", "a.js"),
        ("https://staging.example.com", "a.js"),
        ("https://staging.acme.io", "README.md"),
        ("https://staging.acme.io", "node_modules/a/a.js"),
        ("https://staging.acme.io", "tests/a.js"),
    ],
)
def test_clean_addresses(text: str, name: str) -> None:
    assert not list(RULE.check(own_facts(text, f"package/{name}")))
