"""Certificates, requests, lists of revoked ones and public keys (RFC 5280, 2986, 5652, 8017, 5480, 8410).

Nothing is verified: what a certificate says of itself is shown, damaged ones as far as they go.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from ipaddress import ip_address

from inspector.binaries.der import (
    BIT_STRING,
    GENERAL_TIME,
    INTEGER,
    OCTETS,
    OID,
    SEQUENCE,
    SET,
    Der,
    DerError,
    Value,
    is_group,
)
from inspector.binaries.oids import CURVES, EXTENDED_USES, KEY_TYPES, NAME_PARTS, SIGNATURES

MAX_NAMES = 2000
MAX_CERTIFICATES = 200
_ALTERNATIVE, _BASIC, _USAGE, _EXTENDED_USAGE = "2.5.29.17", "2.5.29.19", "2.5.29.15", "2.5.29.37"
_USAGES = (
    "signatures", "commitment", "encryption of keys", "encryption of data", "agreement of keys",
    "signing of certificates", "signing of revocations", "encryption only", "decryption only",
)  # fmt: skip
_SIGNED_DATA = "1.2.840.113549.1.7.2"
_GENERAL_NAMES = {0x81: "mail", 0x82: "", 0x86: "address", 0x88: "id"}


@dataclass(frozen=True, slots=True)
class PublicKey:
    """Which kind of key, without its numbers."""

    kind: str
    bits: int | None = None


@dataclass(slots=True)
class Certificate:
    """What a certificate says."""

    subject: str = ""
    issuer: str = ""
    serial: str = ""
    not_before: str = ""
    not_after: str = ""
    """`2027-01-31 23:59:59 UTC`, or as it was written."""
    key: PublicKey | None = None
    signature: str = ""
    names: list[str] = field(default_factory=list)
    """Alternative names of the subject."""
    is_authority: bool = False
    usages: tuple[str, ...] = ()
    extended_usages: tuple[str, ...] = ()
    sha256: str = ""
    problem: str | None = None


def read_certificate(der: Der, at: int = 0) -> Certificate:
    """A certificate. Raises DerError where it is none; what is odd further inside is its `problem`."""
    whole = der.value(at)
    parts = der.children(whole)
    if whole.tag != SEQUENCE or len(parts) != 3 or parts[0].tag != SEQUENCE or parts[2].tag != BIT_STRING:
        raise DerError("It is no certificate.")
    fields = der.children(parts[0])
    if fields and is_group(fields[0], 0):
        fields = fields[1:]
    if len(fields) < 6 or [f.tag for f in fields[:5]] != [INTEGER, SEQUENCE, SEQUENCE, SEQUENCE, SEQUENCE]:
        raise DerError("It is no certificate.")
    found = Certificate(sha256=hashlib.sha256(der.data[whole.at : whole.stop]).hexdigest())
    try:
        _fill(der, found, fields)
    except DerError as error:
        found.problem = str(error)
    return found


def _fill(der: Der, found: Certificate, fields: list[Value]) -> None:
    found.serial = der.content(fields[0])[:64].hex(":")
    found.signature = algorithm(der, fields[1])
    found.issuer, found.subject = name(der, fields[2]), name(der, fields[4])
    times = [moment(der, value) for value in der.children(fields[3])]
    found.not_before, found.not_after = (*times, "", "")[:2]
    found.key = public_key(der, fields[5])
    group = next((value for value in fields[6:] if is_group(value, 3)), None)
    if group is not None:
        for extension in der.children(der.value(group.start, group.stop)):
            _extension(der, found, der.children(extension))


def _extension(der: Der, found: Certificate, parts: list[Value]) -> None:
    if len(parts) < 2 or parts[-1].tag != OCTETS:
        return
    known, held = der.oid(parts[0]), parts[-1]
    if known not in (_ALTERNATIVE, _BASIC, _USAGE, _EXTENDED_USAGE):
        return
    inner = der.value(held.start, held.stop)
    if known == _ALTERNATIVE:
        found.names += [_general_name(der, value) for value in der.children(inner)[:MAX_NAMES]]
    elif known == _BASIC:
        found.is_authority = any(value.tag == 1 and der.content(value) != b"\0" for value in der.children(inner))
    elif known == _USAGE:
        bits = der.content(inner)[1:3].ljust(2, b"\0")
        number = int.from_bytes(bits, "big")
        found.usages = tuple(word for at, word in enumerate(_USAGES) if number >> (15 - at) & 1)
    else:
        oids = [der.oid(value) for value in der.children(inner)[:100]]
        found.extended_usages = tuple(EXTENDED_USES.get(oid, oid) for oid in oids)


def _general_name(der: Der, value: Value) -> str:
    raw = der.content(value)
    if value.tag == 0x87 and len(raw) in (4, 16):
        return f"IP {ip_address(raw)}"
    if value.tag == 0xA4:
        return name(der, der.value(value.start, value.stop))
    if value.tag in _GENERAL_NAMES:
        kind = _GENERAL_NAMES[value.tag]
        return f"{kind} {raw[:1024].decode('latin-1')}".strip()
    return f"kind {value.tag & 0x1F}"


def name(der: Der, value: Value) -> str:
    """A distinguished name in the order in which it is written. Raises DerError."""
    parts: list[str] = []
    for group in der.children(value)[:100]:
        if group.tag != SET:
            raise DerError(f"A name is damaged at byte {group.at}.")
        for pair in der.children(group)[:100]:
            values = der.children(pair)
            if len(values) == 2:
                oid = der.oid(values[0])
                parts.append(f"{NAME_PARTS.get(oid, oid)}={der.text(values[1])}")
    return ", ".join(parts)


def moment(der: Der, value: Value) -> str:
    """A time for people."""
    text = der.content(value)[:32].decode("ascii", "replace")
    if value.tag != GENERAL_TIME and text[:2].isdigit():
        text = ("20" if int(text[:2]) < 50 else "19") + text
    digits = text.rstrip("Z")
    if not digits.isascii() or not digits.isdigit() or len(digits) != 14:
        return text
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]} {digits[8:10]}:{digits[10:12]}:{digits[12:]} UTC"


def algorithm(der: Der, value: Value) -> str:
    """The name of a signature algorithm. Raises DerError."""
    parts = der.children(value)
    oid = der.oid(parts[0]) if parts else ""
    return SIGNATURES.get(oid, oid)


def public_key(der: Der, value: Value) -> PublicKey:
    """A `SubjectPublicKeyInfo`. Raises DerError."""
    parts = der.children(value)
    if len(parts) != 2 or parts[0].tag != SEQUENCE or parts[1].tag != BIT_STRING:
        raise DerError("It is no public key.")
    kind = key_kind(der, parts[0])
    if kind.kind != "RSA":
        return kind
    numbers = der.children(der.value(parts[1].start + 1, parts[1].stop))
    return PublicKey("RSA", der.integer_bits(numbers[0]) if numbers else None)


def key_kind(der: Der, value: Value) -> PublicKey:
    """The kind of a key by its algorithm and parameters. Raises DerError."""
    parts = der.children(value)
    if not parts:
        raise DerError("A key names no algorithm.")
    oid = der.oid(parts[0])
    kind = KEY_TYPES.get(oid, oid)
    if len(parts) > 1 and parts[1].tag == OID:
        curve = der.oid(parts[1])
        return PublicKey(f"{kind} on {CURVES.get(curve, curve)}")
    return PublicKey(kind)


def certificates_of_message(der: Der, at: int = 0) -> Iterator[Certificate]:
    """The certificates of a signed message (PKCS #7), which need not sign anything. Raises DerError."""
    parts = der.children(der.value(at))
    if len(parts) < 2 or der.oid(parts[0]) != _SIGNED_DATA or not is_group(parts[1], 0):
        raise DerError("It is no signed message.")
    for field_ in der.children(der.value(parts[1].start, parts[1].stop)):
        if is_group(field_, 0):
            for value in der.children(field_)[:MAX_CERTIFICATES]:
                yield read_certificate(der, value.at)
