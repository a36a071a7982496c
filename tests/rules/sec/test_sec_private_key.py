from inspector.core.severity import Severity
from inspector.rules.sec.sec_private_key import SecPrivateKey
from tests.secrets.loaded_engine import own_facts
from tests.secrets.planted import pem

flagged = pem("RSA PRIVATE KEY")
clean = pem("PUBLIC KEY")


def test_flagged() -> None:
    (finding,) = SecPrivateKey().check(own_facts(flagged, "package/certs/server.key"))
    assert (finding.rule, finding.severity, finding.line, finding.offset) == (
        "sec-private-key", Severity.CRITICAL, 1, 0,
    )  # fmt: skip
    assert finding.message == "RSA private key."
    assert finding.evidence is not None
    assert finding.evidence.redacted
    assert flagged.splitlines()[1] not in finding.evidence.excerpt


def test_clean() -> None:
    assert list(SecPrivateKey().check(own_facts(clean))) == []


def test_what_lowers_it() -> None:
    (locked,) = SecPrivateKey().check(own_facts(pem("ENCRYPTED PRIVATE KEY")))
    assert (locked.severity, locked.reasons) == (Severity.HIGH, ("It is protected by a passphrase.",))
    (among_tests,) = SecPrivateKey().check(own_facts(flagged, "lib/tests/data/a.pem"))
    assert among_tests.severity is Severity.MEDIUM
