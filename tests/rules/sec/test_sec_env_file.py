from inspector.core.severity import Severity
from inspector.rules.sec.sec_env_file import SecEnvFile
from tests.secrets.loaded_engine import facts_of, own_facts
from tests.secrets.planted import github_token, password

flagged = f"# settings\nPORT=3000\nDB_PASSWORD={password()}\n"
clean = "PORT=\nDB_PASSWORD=changeme\nTOKEN=${TOKEN}\n"


def test_flagged() -> None:
    (finding,) = SecEnvFile().check(own_facts(flagged, "package/.env"))
    assert (finding.rule, finding.severity, finding.line) == ("sec-env-file", Severity.HIGH, 3)
    assert finding.message == "2 variables have values: PORT, DB_PASSWORD."
    assert finding.evidence is not None
    assert finding.evidence.excerpt == f"DB_PASSWORD={password()}"


def test_clean() -> None:
    assert list(SecEnvFile().check(own_facts(clean, "package/.env"))) == []
    assert list(SecEnvFile().check(own_facts(flagged, "package/.env.example"))) == []
    assert list(SecEnvFile().check(own_facts(flagged, "package/settings.txt"))) == []


def test_a_token_makes_it_critical() -> None:
    (finding,) = SecEnvFile().check(facts_of(f"GH={github_token()}\n", ".env.production"))
    assert finding.severity is Severity.CRITICAL
    assert finding.reasons == ("It holds a token of a known provider.",)


def test_settings_without_a_login_are_no_leak_of_one() -> None:
    (finding,) = SecEnvFile().check(own_facts("SPAM=1\nEGGS=2\nMODE=production\n", "tests/app/.env"))
    assert finding.severity is Severity.MEDIUM
    assert finding.reasons == ("No name or value in it looks like a login.",)


def test_layout_makes_no_other_file() -> None:
    lines = flagged.splitlines()
    (one,), (other,) = (SecEnvFile().check(own_facts("\n".join(text), ".env")) for text in (lines, lines[::-1]))
    assert one.content_key == other.content_key
