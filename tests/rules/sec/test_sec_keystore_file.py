import pytest

from inspector.core.severity import Severity
from inspector.rules.sec.sec_keystore_file import SecKeystoreFile
from tests.secrets.loaded_engine import own_facts

RULE = SecKeystoreFile()
DER = b"\x30\x82\x09\x11\x02\x01\x03\xff\xfe\x80"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("certs/release.p12", DER),
        ("a.PFX", DER),
        ("app.jks", b"\xfe\xed\xfe\xed\0\0\0\2\0\0\0\1"),
        ("id.ppk", b"PuTTY-User-Key-File-3: ssh-ed25519\n"),
        ("team.kdbx", b"\x03\xd9\xa2\x9a\x67\xfb\x4b\xb5"),
        ("x.mobileprovision", DER),
        ("profile/key4.db", b"SQLite format 3\0\x10\0"),
    ],
)
def test_flags_stores(name: str, data: bytes) -> None:
    (finding,) = RULE.check(own_facts(data, name))
    assert finding.severity is Severity.HIGH


def test_flags_trust_stores_and_test_keys_mildly() -> None:
    (trust,) = RULE.check(own_facts(DER, "conf/truststore.p12"))
    (test,) = RULE.check(own_facts(DER, "tests/fixtures/demo.p12"))
    assert (trust.severity, test.severity) == (Severity.INFO, Severity.LOW)
    assert trust.reasons
    assert test.reasons


@pytest.mark.parametrize(
    ("name", "data"), [("a.p12", b"see the wiki"), ("p12.js", DER), ("a.jks", b""), ("x.pem", DER)]
)
def test_clean_files(name: str, data: bytes) -> None:
    assert not list(RULE.check(own_facts(data, name)))
