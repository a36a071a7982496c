from inspector.core.severity import Severity
from inspector.rules.sec.sec_provider_token import SecProviderToken
from inspector.rules.sec.sec_registry_credentials import SecRegistryCredentials
from tests.secrets.loaded_engine import facts_of, own_facts
from tests.secrets.planted import npm_token, password

flagged = f"//npm.acme.io/:_authToken={password()}\n"
clean = "//npm.acme.io/:_authToken=${NPM_TOKEN}\n"


def test_flagged() -> None:
    (finding,) = SecRegistryCredentials().check(own_facts(flagged, "package/.npmrc"))
    assert (finding.rule, finding.severity, finding.line, finding.column) == (
        "sec-registry-credentials", Severity.CRITICAL, 1, 27,
    )  # fmt: skip
    assert finding.message == "npm registry token."


def test_clean() -> None:
    assert list(SecRegistryCredentials().check(own_facts(clean, "package/.npmrc"))) == []
    assert list(SecRegistryCredentials().check(own_facts(f"DB_PASSWORD={password()}", ".env"))) == []


def test_one_rule_reports_a_token_in_a_credential_file() -> None:
    facts = facts_of(f"//registry.npmjs.org/:_authToken={npm_token()}\n", ".npmrc")
    assert len(list(SecRegistryCredentials().check(facts))) == 1
    assert list(SecProviderToken().check(facts)) == []
