"""What a file of keys and certificates holds: PEM blocks (RFC 7468) or one DER value. Never the numbers of a key."""

import base64
import binascii
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from inspector.binaries.der import INTEGER, OCTETS, SEQUENCE, Der, DerError, is_group
from inspector.binaries.oids import CURVES
from inspector.binaries.x509 import (
    Certificate,
    PublicKey,
    certificates_of_message,
    key_kind,
    name,
    public_key,
    read_certificate,
)

MAX_BLOCKS = 1000
MAX_FILE_BYTES = 16 << 20
_BEGIN = re.compile(rb"-----BEGIN ([A-Z0-9 ]{1,40})-----")
_HEADERS = re.compile(rb"\A\s*(?:[A-Za-z-]{1,40}:[^\n]*\n)+\s*\n")
_OPENSSH = b"openssh-key-v1\0"


@dataclass(frozen=True, slots=True)
class KeyItem:
    """One certificate, key, request or list."""

    kind: str
    """`Certificate`, `Private key`, `Public key` ..."""
    certificate: Certificate | None = None
    key: PublicKey | None = None
    name: str = ""
    """Of a request's subject or a list's issuer."""
    is_private: bool = False
    is_encrypted: bool = False
    problem: str | None = None


def read_key_file(data: bytes) -> list[KeyItem]:
    """The items of a file, in order; empty where there is none. Never raises."""
    items: list[KeyItem] = []
    for _, (label, body) in zip(range(MAX_BLOCKS), _blocks(data[:MAX_FILE_BYTES]), strict=False):
        items += _pem_items(label, body)
    return items or list(_der_items(data))


def _blocks(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Label and text of each block; every byte is looked at once, also where ends are missing."""
    at = 0
    while (begin := _BEGIN.search(data, at)) is not None:
        end = data.find(b"-----END ", begin.end())
        if end < 0:
            return
        last = data.rfind(b"-----BEGIN ", begin.start(), end)  # a block that was cut may come before
        begin, at = _BEGIN.match(data, last, end) or begin, end
        if data.startswith(begin[1] + b"-----", end + 9):
            yield begin[1].decode("ascii"), data[begin.end() : end]


def _pem_items(label: str, body: bytes) -> list[KeyItem]:
    headers = _HEADERS.match(body)
    if headers is not None:
        body = body[headers.end() :]
        if b"ENCRYPTED" in headers[0]:
            return [KeyItem("Private key", is_private=True, is_encrypted=True)]
    try:
        raw = base64.b64decode(b"".join(body.split()), validate=True)
    except (binascii.Error, ValueError):
        return [KeyItem(_plain(label), is_private="PRIVATE" in label, problem="Its text is no base64.")]
    return _read(label, raw)


def _read(label: str, raw: bytes) -> list[KeyItem]:
    reader = _READERS.get(label)
    if reader is None:
        return [KeyItem(_plain(label), is_private="PRIVATE" in label)]
    try:
        return list(reader(Der(raw)))
    except DerError as error:
        return [KeyItem(_plain(label), is_private="PRIVATE" in label, problem=str(error))]


def _der_items(data: bytes) -> Iterator[KeyItem]:
    """The first reader that makes sense of the bytes."""
    if data[:1] != b"\x30":
        return
    for label in ("CERTIFICATE", "PKCS7", "PRIVATE KEY", "EC PRIVATE KEY", "RSA PRIVATE KEY", "PUBLIC KEY",
                  "ENCRYPTED PRIVATE KEY", "CERTIFICATE REQUEST", "X509 CRL"):  # fmt: skip
        try:
            found = list(_READERS[label](Der(data)))
        except DerError:
            continue
        if found:
            yield from found
            return


def _certificate(der: Der) -> Iterator[KeyItem]:
    yield KeyItem("Certificate", read_certificate(der))


def _message(der: Der) -> Iterator[KeyItem]:
    for certificate in certificates_of_message(der):
        yield KeyItem("Certificate of a signed message", certificate)


def _private_key(der: Der) -> Iterator[KeyItem]:
    """PKCS #8 (RFC 5958)."""
    parts = der.children(der.value())
    if len(parts) < 3 or [part.tag for part in parts[:3]] != [INTEGER, SEQUENCE, OCTETS]:
        raise DerError("It is no private key.")
    kind = key_kind(der, parts[1])
    if kind.kind == "RSA":
        numbers = der.children(der.value(parts[2].start, parts[2].stop))
        kind = PublicKey("RSA", der.integer_bits(numbers[1]) if len(numbers) > 1 else None)
    yield KeyItem("Private key", key=kind, is_private=True)


def _encrypted_key(der: Der) -> Iterator[KeyItem]:
    parts = der.children(der.value())
    if len(parts) != 2 or [part.tag for part in parts] != [SEQUENCE, OCTETS]:
        raise DerError("It is no encrypted private key.")
    yield KeyItem("Private key", is_private=True, is_encrypted=True)


def _rsa_key(der: Der) -> Iterator[KeyItem]:
    """PKCS #1: version, modulus, and seven more numbers."""
    parts = der.children(der.value())
    if len(parts) < 9 or any(part.tag != INTEGER for part in parts[:9]):
        raise DerError("It is no private key of RSA.")
    yield KeyItem("Private key", key=PublicKey("RSA", der.integer_bits(parts[1])), is_private=True)


def _ec_key(der: Der) -> Iterator[KeyItem]:
    """RFC 5915: version, the number, and the curve."""
    parts = der.children(der.value())
    if len(parts) < 2 or [part.tag for part in parts[:2]] != [INTEGER, OCTETS]:
        raise DerError("It is no private key on a curve.")
    group = next((part for part in parts[2:] if is_group(part, 0)), None)
    curve = der.oid(der.value(group.start, group.stop)) if group is not None else ""
    yield KeyItem("Private key", key=PublicKey(f"EC on {CURVES.get(curve, curve or 'a curve')}"), is_private=True)


def _public_key(der: Der) -> Iterator[KeyItem]:
    yield KeyItem("Public key", key=public_key(der, der.value()))


def _rsa_public_key(der: Der) -> Iterator[KeyItem]:
    parts = der.children(der.value())
    if not parts or parts[0].tag != INTEGER:
        raise DerError("It is no public key of RSA.")
    yield KeyItem("Public key", key=PublicKey("RSA", der.integer_bits(parts[0])))


def _request(der: Der) -> Iterator[KeyItem]:
    parts = der.children(der.value())
    fields = der.children(parts[0]) if len(parts) == 3 else []
    if len(fields) < 3 or fields[0].tag != INTEGER:
        raise DerError("It is no request for a certificate.")
    yield KeyItem("Request for a certificate", key=public_key(der, fields[2]), name=name(der, fields[1]))


def _revoked(der: Der) -> Iterator[KeyItem]:
    parts = der.children(der.value())
    fields = der.children(parts[0]) if len(parts) == 3 else []
    fields = fields[1:] if fields and fields[0].tag == INTEGER else fields
    if len(fields) < 3:
        raise DerError("It is no list of revoked certificates.")
    yield KeyItem("List of revoked certificates", name=name(der, fields[1]))


def _openssh(der: Der) -> Iterator[KeyItem]:
    """`openssh-key-v1` (PROTOCOL.key of OpenSSH): cipher, key derivation, number of keys, public key."""
    data = der.data
    if not data.startswith(_OPENSSH):
        raise DerError("It is no private key of OpenSSH.")
    texts, at = [], len(_OPENSSH)
    for _ in range(3):
        length = int.from_bytes(data[at : at + 4], "big")
        texts.append(data[at + 4 : at + 4 + min(length, 256)])
        at += 4 + length
    blob_at = at + 4 + 4
    length = int.from_bytes(data[blob_at : blob_at + 4], "big")
    kind = data[blob_at + 4 : blob_at + 4 + min(length, 64)].decode("ascii", "replace")
    yield KeyItem("Private key", key=PublicKey(kind or "OpenSSH"), is_private=True, is_encrypted=texts[0] != b"none")


_READERS: dict[str, Callable[[Der], Iterator[KeyItem]]] = {
    **dict.fromkeys(("CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE"), _certificate),
    **dict.fromkeys(("PKCS7", "CMS"), _message),
    **dict.fromkeys(("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST"), _request),
    "PRIVATE KEY": _private_key,
    "ENCRYPTED PRIVATE KEY": _encrypted_key,
    "RSA PRIVATE KEY": _rsa_key,
    "EC PRIVATE KEY": _ec_key,
    "OPENSSH PRIVATE KEY": _openssh,
    "PUBLIC KEY": _public_key,
    "RSA PUBLIC KEY": _rsa_public_key,
    "X509 CRL": _revoked,
}


def _plain(label: str) -> str:
    return label.capitalize()
