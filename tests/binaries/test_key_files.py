"""Certificates and keys that were built here: nothing is real."""

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.binaries.der import OCTETS, SEQUENCE, Der, DerError
from inspector.binaries.key_files import KeyItem, read_key_file
from inspector.binaries.x509 import PublicKey
from tests.binaries.der_builder import (
    EC,
    P256,
    RSA,
    certificate,
    ec_key,
    integer,
    message,
    named,
    oid,
    pem,
    private_key,
    rsa_key,
    value,
)


def only(data: bytes) -> KeyItem:
    (item,) = read_key_file(data)
    return item


@pytest.mark.parametrize("is_pem", [False, True])
def test_a_certificate(*, is_pem: bool) -> None:
    data = certificate("demo", "authority")
    found = only(pem("CERTIFICATE", data) if is_pem else data).certificate
    assert found is not None
    assert (found.subject, found.issuer) == ("CN=demo", "CN=authority")
    assert (found.not_before, found.not_after) == ("2020-01-01 00:00:00 UTC", "2049-12-31 23:59:59 UTC")
    assert found.key == PublicKey("RSA", 2048)
    assert found.names == ["example.org", "IP 127.0.0.1"]
    assert found.is_authority
    assert found.usages == ("signatures",)
    assert found.extended_usages == ("servers",)
    assert found.signature == "SHA-256 with RSA"
    assert found.problem is None


def test_a_chain_and_a_key_in_one_file() -> None:
    data = pem("CERTIFICATE", certificate("a", "b")) + b"text between\n" + pem("CERTIFICATE", certificate("b"))
    items = read_key_file(data + pem("PRIVATE KEY", private_key()))
    assert [item.kind for item in items] == ["Certificate", "Certificate", "Private key"]
    assert items[2].key == PublicKey("RSA", 2048)
    assert items[2].is_private


def test_certificates_of_a_signed_message() -> None:
    items = read_key_file(message(certificate("a"), certificate("b")))
    assert [item.certificate.subject for item in items if item.certificate] == ["CN=a", "CN=b"]


def test_keys_of_all_kinds() -> None:
    assert only(private_key(1024)).key == PublicKey("RSA", 1024)
    assert only(rsa_key()).key == PublicKey("RSA", 2048)
    assert only(ec_key()).key == PublicKey("EC on P-256")
    numbers = value(SEQUENCE, integer(0), integer(1 << 2047), *(integer(1) for _ in range(7)))
    assert only(pem("RSA PRIVATE KEY", numbers)).key == PublicKey("RSA", 2048)
    on_curve = value(SEQUENCE, integer(1), value(OCTETS, bytes(32)), value(0xA0, oid(P256)))
    assert only(pem("EC PRIVATE KEY", on_curve)).key == PublicKey("EC on P-256")
    encrypted = value(SEQUENCE, value(SEQUENCE, oid(RSA)), value(OCTETS, bytes(32)))
    assert only(pem("ENCRYPTED PRIVATE KEY", encrypted)).is_encrypted
    headed = pem("RSA PRIVATE KEY", b"x").replace(b"\n", b"\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES\n\n", 1)
    assert only(headed).is_encrypted
    ssh = b"openssh-key-v1\0" + b"".join(len(t).to_bytes(4, "big") + t for t in (b"none", b"none", b""))
    ssh += bytes([0, 0, 0, 1, 0, 0, 0, 15, 0, 0, 0, 11]) + b"ssh-ed25519"
    found = only(pem("OPENSSH PRIVATE KEY", ssh))
    assert (found.key, found.is_encrypted, found.is_private) == (PublicKey("ssh-ed25519"), False, True)


def test_a_request() -> None:
    fields = value(SEQUENCE, integer(0), named("demo"), ec_key(), value(0xA0))
    found = only(pem("CERTIFICATE REQUEST", value(SEQUENCE, fields, value(SEQUENCE, oid(EC)), value(3, b"\0"))))
    assert (found.name, found.key) == ("CN=demo", PublicKey("EC on P-256"))


def test_damage_is_said() -> None:
    assert only(pem("CERTIFICATE", certificate()[:-40])).problem
    assert (
        only(b"-----" + b"BEGIN PRIVATE KEY-----\n!!\n-----" + b"END PRIVATE KEY-----").problem
        == "Its text is no base64."
    )
    assert read_key_file(b"\x30\x80\0\0") == []
    assert read_key_file(b"") == []


SEEDS = (certificate(), message(certificate()), private_key(), rsa_key(), ec_key())


@given(
    st.sampled_from(SEEDS),
    st.lists(st.tuples(st.integers(0, 700), st.integers(0, 255)), max_size=5),
    st.integers(0, 900),
)
def test_mutated_bytes_never_raise(seed: bytes, changes: list[tuple[int, int]], keep: int) -> None:
    data = bytearray(seed)
    for at, number in changes:
        if at < len(data):
            data[at] = number
    read_key_file(bytes(data[:keep]))
    read_key_file(pem("CERTIFICATE", bytes(data[:keep])))


@given(st.binary(max_size=60))
def test_der_never_raises_anything_else(data: bytes) -> None:
    der = Der(data)
    with contextlib.suppress(DerError):
        for child in der.children(der.value()):
            der.oid(child)


def test_blocks_without_an_end_cost_nothing() -> None:
    begin = b"-----" + b"BEGIN CERTIFICATE-----\n"
    began_s = time.process_time()
    assert read_key_file(begin * 200_000) == []
    assert only(begin * 50_000 + pem("CERTIFICATE", certificate())).certificate is not None
    assert time.process_time() - began_s < 5


def test_a_block_with_another_end_is_passed_over() -> None:
    odd = pem("CERTIFICATE", certificate()).replace(b"END CERTIFICATE", b"END PKCS7")
    assert [item.kind for item in read_key_file(odd + pem("PUBLIC KEY", rsa_key()))] == ["Public key"]
