from inspector.core.severity import Severity
from inspector.rules.sec.sec_provider_token import SecProviderToken
from tests.secrets.loaded_engine import facts_of
from tests.secrets.planted import aws_pair, github_token, google_key

flagged = f"one();\nconst token = '{github_token()}';\n"
clean = "const token = process.env.GITHUB_TOKEN;\n"


def test_flagged() -> None:
    (finding,) = SecProviderToken().check(facts_of(flagged, "package/dist/cli.js"))
    assert (finding.rule, finding.severity, finding.path) == (
        "sec-provider-token", Severity.CRITICAL, "package/dist/cli.js",
    )  # fmt: skip
    assert (finding.line, finding.column, finding.offset) == (2, 16, 22)
    assert finding.message == "GitHub personal access token."
    assert finding.evidence is not None
    assert finding.evidence.excerpt == f"const token = '{github_token()}';"
    assert finding.tags == ("first-party",)
    assert len(finding.content_key) == 64


def test_clean() -> None:
    assert list(SecProviderToken().check(facts_of(clean))) == []


def test_one_finding_for_one_token_in_one_file() -> None:
    assert len(list(SecProviderToken().check(facts_of(flagged * 3)))) == 1


def test_what_lowers_it() -> None:
    (among_tests,) = SecProviderToken().check(facts_of(flagged, "package/test/a.js"))
    assert (among_tests.severity, among_tests.tags) == (Severity.HIGH, ("first-party", "test-path"))
    (public,) = SecProviderToken().check(facts_of(f"key = '{google_key()}'"))
    assert (public.severity, len(public.reasons)) == (Severity.MEDIUM, 1)
    sample = github_token()[:-7] + "EXAMPLE"
    assert [f.severity for f in SecProviderToken().check(facts_of(f"'{sample}'"))] in ([], [Severity.MEDIUM])


def test_third_party_code_is_tagged() -> None:
    (finding,) = SecProviderToken().check(facts_of(flagged, "package/node_modules/x/a.js"))
    assert finding.tags == ("third-party",)


def test_a_key_id_without_its_secret_is_low_and_hidden() -> None:
    facts = facts_of(f"region = 'eu-west-1'; id = '{aws_pair()[0]}';")
    (finding,) = SecProviderToken().check(facts)
    assert (finding.severity, finding.message) == (Severity.LOW, "AWS access key ID without its secret.")
    assert finding.reasons == ("It names a key and opens nothing without the secret, which does not stand beside it.",)
    assert [hit.forms for hit in facts.hits] == [(aws_pair()[0],)]
