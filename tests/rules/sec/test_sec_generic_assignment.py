from inspector.core.severity import Confidence, Severity
from inspector.rules.sec.sec_generic_assignment import SecGenericAssignment
from tests.secrets.loaded_engine import facts_of
from tests.secrets.planted import password

flagged = f"curl -u deploy:{password()} https://ci.acme.io/job"
clean = 'curl -u "$CI_LOGIN" https://ci.acme.io/job'


def test_flagged() -> None:
    (finding,) = SecGenericAssignment().check(facts_of(flagged, "release.sh"))
    assert (finding.rule, finding.severity, finding.confidence, finding.message) == (
        "sec-generic-assignment", Severity.LOW, Confidence.LOW, "User name and password in a curl command.",
    )  # fmt: skip


def test_clean() -> None:
    assert list(SecGenericAssignment().check(facts_of(clean, "release.sh"))) == []
