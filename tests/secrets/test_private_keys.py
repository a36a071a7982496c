import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.secrets.hit import HitKind
from inspector.secrets.private_keys import ENCRYPTED, PLAIN, private_keys
from tests.secrets.planted import noise, pem


@pytest.mark.parametrize(
    ("label", "title", "rule"),
    [
        ("RSA PRIVATE KEY", "RSA private key", PLAIN),
        ("EC PRIVATE KEY", "EC private key", PLAIN),
        ("PRIVATE KEY", "Private key", PLAIN),
        ("OPENSSH PRIVATE KEY", "OpenSSH private key", PLAIN),
        ("PGP PRIVATE KEY BLOCK", "OpenPGP private key", PLAIN),
        ("ENCRYPTED PRIVATE KEY", "Private key, protected by a passphrase", ENCRYPTED),
    ],
)
def test_armoured_keys(label: str, title: str, rule: str) -> None:
    text = f"before\n{pem(label)}\nafter"
    (hit,) = private_keys(text.encode())
    assert (hit.kind, hit.title, hit.engine_rule, hit.secret) == (HitKind.PRIVATE_KEY, title, rule, pem(label))
    assert text[hit.start : hit.end] == pem(label)


def test_the_same_key_in_every_spelling_is_one_secret() -> None:
    spellings = [pem("PRIVATE KEY", line_end=end) for end in ("\n", "\r\n", "\\n", '" +\n  "', "\\r\\n")]
    digests = {hit.digest for text in spellings for hit in private_keys(text.encode())}
    assert len(digests) == 1


def test_headers_are_no_body() -> None:
    (hit,) = private_keys(pem("RSA PRIVATE KEY", header="Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0011").encode())
    assert (hit.engine_rule, hit.title) == (ENCRYPTED, "RSA private key, protected by a passphrase")
    (plain,) = private_keys(pem("PGP PRIVATE KEY BLOCK", header="Version: GnuPG v2").encode())
    assert plain.engine_rule == PLAIN


def test_a_cut_key_is_a_key() -> None:
    text = pem("RSA PRIVATE KEY").rpartition("\n")[0] + "\n}; more code here"
    (hit,) = private_keys(text.encode())
    assert hit.confidence == "medium"
    assert text[hit.end :].strip().startswith("}; more")


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"const {n} = '{d * 5}{n} RSA PRIVATE KEY{d * 5}';\n" for n, d in (("BEGIN", "-"), ("END", "-"))),
        pem("RSA PRIVATE KEY", 0),
        pem("PUBLIC KEY"),
        pem("RSA PRIVATE KEY", 1).replace("KEY-----\n", "KEY-----\n....", 1),
        "PuTTY-User-Key-File-2: ssh-rsa\nno lines",
    ],
)
def test_what_only_looks_like_a_key(text: str) -> None:
    hits = [hit for hit in private_keys(text.encode()) if len(text) < 200 or hit.confidence == "high"]
    assert hits == []


def test_putty_keys() -> None:
    body = "\n".join(noise(64, seed) for seed in (1, 2))
    text = f"PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nPrivate-Lines: 2\n{body}\nPrivate-MAC: 00\n"
    (hit,) = private_keys(text.encode())
    assert (hit.title, hit.engine_rule, hit.start) == ("PuTTY private key", PLAIN, 0)
    (locked,) = private_keys(text.replace("none", "aes256-cbc").encode())
    assert locked.engine_rule == ENCRYPTED


def test_many_openings_are_walked_once() -> None:
    assert list(private_keys(("-" * 5 + "BEGIN RSA PRIVATE KEY" + "-" * 5).encode() * 20_000)) == []


@settings(max_examples=50)
@given(st.binary(max_size=200))
def test_any_body_is_taken(body: bytes) -> None:
    list(private_keys(b"-----BEGIN PRIVATE KEY-----" + body + b"-----END PRIVATE KEY-----"))
