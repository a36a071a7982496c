"""Writes DER: certificates that nobody signed and keys that fit nothing."""

import base64

from inspector.binaries.der import BIT_STRING, INTEGER, OCTETS, OID, SEQUENCE, SET, UTC_TIME

RSA, SHA256_RSA, P256, EC = "1.2.840.113549.1.1.1", "1.2.840.113549.1.1.11", "1.2.840.10045.3.1.7", "1.2.840.10045.2.1"
SHA1_RSA = "1.2.840.113549.1.1.5"


def value(tag: int, *parts: bytes) -> bytes:
    body = b"".join(parts)
    if len(body) < 128:
        return bytes([tag, len(body)]) + body
    size = len(body).to_bytes(4, "big").lstrip(b"\0")
    return bytes([tag, 0x80 | len(size)]) + size + body


def oid(text: str) -> bytes:
    first, second, *rest = map(int, text.split("."))
    body = b""
    for number in (40 * first + second, *rest):
        digits = [number & 0x7F]
        while number := number >> 7:
            digits.append(0x80 | number & 0x7F)
        body += bytes(reversed(digits))
    return value(OID, body)


def integer(number: int) -> bytes:
    return value(INTEGER, number.to_bytes(number.bit_length() // 8 + 1, "big"))


def named(text: str) -> bytes:
    return value(SEQUENCE, value(SET, value(SEQUENCE, oid("2.5.4.3"), value(0x0C, text.encode()))))


def rsa_key(bits: int = 2048) -> bytes:
    numbers = value(SEQUENCE, integer(1 << (bits - 1)), integer(65537))
    return value(SEQUENCE, value(SEQUENCE, oid(RSA), b"\x05\0"), value(BIT_STRING, b"\0" + numbers))


def ec_key() -> bytes:
    return value(SEQUENCE, value(SEQUENCE, oid(EC), oid(P256)), value(BIT_STRING, b"\0" + bytes(65)))


def certificate(
    subject: str = "demo",
    issuer: str = "demo",
    *,
    until: str = "491231235959Z",
    key: bytes = b"",
    signature: str = SHA256_RSA,
) -> bytes:
    """A certificate with a name for servers."""
    names = value(SEQUENCE, value(0x82, b"example.org"), value(0x87, bytes([127, 0, 0, 1])))
    extensions = [
        value(SEQUENCE, oid("2.5.29.17"), value(OCTETS, names)),
        value(SEQUENCE, oid("2.5.29.19"), value(1, b"\xff"), value(OCTETS, value(SEQUENCE, value(1, b"\xff")))),
        value(SEQUENCE, oid("2.5.29.15"), value(OCTETS, value(BIT_STRING, b"\x07\x80"))),
        value(SEQUENCE, oid("2.5.29.37"), value(OCTETS, value(SEQUENCE, oid("1.3.6.1.5.5.7.3.1")))),
    ]
    algorithm = value(SEQUENCE, oid(signature), b"\x05\0")
    fields = value(
        SEQUENCE,
        value(0xA0, integer(2)),
        integer(4711),
        algorithm,
        named(issuer),
        value(SEQUENCE, value(UTC_TIME, b"200101000000Z"), value(UTC_TIME, until.encode())),
        named(subject),
        key or rsa_key(),
        value(0xA3, value(SEQUENCE, *extensions)),
    )
    return value(SEQUENCE, fields, algorithm, value(BIT_STRING, bytes(33)))


def message(*certificates: bytes) -> bytes:
    """A signed message (PKCS #7) that signs nothing."""
    signed = value(
        SEQUENCE,
        integer(1),
        value(SET),
        value(SEQUENCE, oid("1.2.840.113549.1.7.1")),
        value(0xA0, *certificates),
        value(SET),
    )
    return value(SEQUENCE, oid("1.2.840.113549.1.7.2"), value(0xA0, signed))


def private_key(bits: int = 2048) -> bytes:
    """PKCS #8 around numbers that are no key."""
    numbers = value(SEQUENCE, integer(0), integer(1 << (bits - 1)), *(integer(1) for _ in range(7)))
    return value(SEQUENCE, integer(0), value(SEQUENCE, oid(RSA), b"\x05\0"), value(OCTETS, numbers))


def pem(label: str, data: bytes) -> bytes:
    body = base64.encodebytes(data)
    return b"-----" + f"BEGIN {label}".encode() + b"-----\n" + body + b"-----" + f"END {label}".encode() + b"-----\n"
