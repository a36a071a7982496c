from inspector.core.severity import Confidence, Severity
from inspector.rules.sec.sec_connection_string import SecConnectionString
from tests.secrets.loaded_engine import facts_of
from tests.secrets.planted import password

flagged = f"const url = 'postgres://app:{password()}@db.acme.io:5432/orders';"
clean = "const url = 'postgres://db.acme.io:5432/orders';"


def test_flagged() -> None:
    (finding,) = SecConnectionString().check(facts_of(flagged))
    assert (finding.rule, finding.severity, finding.confidence) == (
        "sec-connection-string", Severity.HIGH, Confidence.MEDIUM,
    )  # fmt: skip
    assert (finding.message, finding.column) == ("Password in a connection URI.", 29)


def test_clean() -> None:
    assert list(SecConnectionString().check(facts_of(clean))) == []
    assert list(SecConnectionString().check(facts_of("postgres://app:${PASSWORD}@db.acme.io/x"))) == []


def test_a_local_sample_is_milder() -> None:
    (finding,) = SecConnectionString().check(facts_of("postgres://user:pass@localhost/db"))
    assert (finding.severity, finding.confidence, finding.tags) == (
        Severity.LOW, Confidence.LOW, ("first-party", "example"),
    )  # fmt: skip
