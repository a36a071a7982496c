"""Private keys by their armour: PEM (RFC 7468, RFC 1421), OpenSSH, OpenPGP (RFC 9580) and PuTTY.

The body is looked at, so that code which only handles such keys (the two armour lines and nothing
between them) is no hit, and a key inside a string literal with escaped line ends is one.
"""

import re
from collections.abc import Iterator
from itertools import islice

from inspector.documents.marks import Places
from inspector.secrets.examples import is_example
from inspector.secrets.hit import HitKind, SecretHit

ENCRYPTED = "private-key-encrypted"
PLAIN = "private-key"
MAX_KEY_BYTES = 64 << 10
MAX_KEYS = 1000
MAX_CANDIDATES = 20_000
"""First lines of certificates and keys that are looked at in one document."""
_MIN_BODY = 60
"""Base64 characters: an Ed25519 key in PKCS #8 (RFC 8410), the shortest there is, has 64."""
_MIN_CUT_BODY = 120
"""The same for a key without its last line, where chance has to be ruled out."""

_ARMOUR = b"-----BEGIN "
_PUTTY_MARK = b"PuTTY-User-Key-File-"
_BEGIN = re.compile(rb"-----BEGIN ([A-Z0-9 ]{0,40})PRIVATE KEY( BLOCK)?-----")
_NOISE = re.compile(rb"\\[nrt]|\\u000[aAdD]|[\"'`]\s{0,200}[+,]\s{0,200}[\"'`]|[\s\"'`,\\]")
"""What string literals and their concatenation put between the parts of a key. A plus alone is a digit of the key."""
_HEADER = re.compile(rb"(?:^|\\n|\n)[ \t\"'+]*(?:Proc-Type|DEK-Info|Version|Comment|Hash|Charset):[^\n\\]{0,200}")
_BODY = re.compile(rb"[A-Za-z0-9/+]+={0,2}(?:=[A-Za-z0-9/+]{4})?")
_PUTTY = re.compile(rb"PuTTY-User-Key-File-[23]: ")
_PUTTY_PRIVATE = re.compile(rb"Private-Lines: (\d{1,4})\r?\n((?:[A-Za-z0-9+/=]{1,80}\r?\n){1,200})")
_NAMES = {b"RSA": "RSA", b"EC": "EC", b"DSA": "DSA", b"OPENSSH": "OpenSSH", b"PGP": "OpenPGP"}


def private_keys(data: bytes, places: Places | None = None) -> Iterator[SecretHit]:
    """Every private key in the data, in order, at most MAX_KEYS. Linear in the length of the data.

    `places` are those of the data, where somebody searched for them before.
    """
    places = places or Places(data)
    yield from islice(_pem_keys(data, places), MAX_KEYS)
    if places.of(_PUTTY_MARK):
        yield from _putty_keys(data)


def _pem_keys(data: bytes, places: Places) -> Iterator[SecretHit]:
    at = 0
    for begin in islice(places.of(_ARMOUR), MAX_CANDIDATES):
        hit = _pem_at(data, begin) if begin >= at else None
        if hit:
            at = hit.end
            yield hit


def _pem_at(data: bytes, begin: int) -> SecretHit | None:
    opening = _BEGIN.match(data, begin)
    if opening is None:
        return None
    following = data.find(_ARMOUR, opening.end(), opening.end() + MAX_KEY_BYTES)
    window = data[opening.end() : following if following >= 0 else opening.end() + MAX_KEY_BYTES]
    closing = b"-----END " + opening.group(1) + b"PRIVATE KEY" + (opening.group(2) or b"") + b"-----"
    stop = window.find(closing)
    is_whole = stop >= 0
    armoured = window[:stop] if is_whole else window
    body = _base64_body(armoured, is_whole=is_whole)
    if body is None:
        return None
    end = opening.end() + (stop + len(closing) if is_whole else _cut_end(armoured))
    is_encrypted = opening.group(1).startswith(b"ENCRYPTED") or b"Proc-Type: 4,ENCRYPTED" in armoured
    return SecretHit(
        kind=HitKind.PRIVATE_KEY,
        engine_rule=ENCRYPTED if is_encrypted else PLAIN,
        title=_title(opening.group(1).strip(), is_encrypted=is_encrypted),
        secret=data[begin:end].decode("utf-8", "replace"),
        start=begin,
        end=end,
        confidence="high" if is_whole else "medium",
        is_example=is_example(body[:_MIN_BODY].decode("ascii")),
        meaning=body.decode("ascii"),
    )


def _title(label: bytes, *, is_encrypted: bool) -> str:
    name = f"{_NAMES[label]} private key" if label in _NAMES else "Private key"
    return f"{name}, protected by a passphrase" if is_encrypted else name


def _base64_body(armoured: bytes, *, is_whole: bool) -> bytes | None:
    body = _NOISE.sub(b"", _HEADER.sub(b"", armoured))
    match = _BODY.match(body)
    if match is None:
        return None
    if is_whole:
        return body if match.end() == len(body) and len(body) >= _MIN_BODY else None
    return match.group() if match.end() >= _MIN_CUT_BODY else None


def _cut_end(armoured: bytes) -> int:
    """Where the body of a key without its last line ends: at the first byte that no key holds."""
    match = re.match(rb"(?:[A-Za-z0-9/+=\s]|\\[nr])*", armoured)
    return match.end() if match else 0


def _putty_keys(data: bytes) -> Iterator[SecretHit]:
    for match in islice(_PUTTY.finditer(data), MAX_KEYS):
        private = _PUTTY_PRIVATE.search(data, match.end(), match.end() + MAX_KEY_BYTES)
        if private:
            yield _putty_hit(data, match.start(), private)


def _putty_hit(data: bytes, at: int, private: re.Match[bytes]) -> SecretHit:
    is_encrypted = b"Encryption: none" not in data[at : private.start()]
    body = b"".join(private.group(2).split())
    return SecretHit(
        kind=HitKind.PRIVATE_KEY,
        engine_rule=ENCRYPTED if is_encrypted else PLAIN,
        title="PuTTY private key" + (", protected by a passphrase" if is_encrypted else ""),
        secret=data[at : private.end()].decode("utf-8", "replace"),
        start=at,
        end=private.end(),
        confidence="high",
        meaning=body.decode("ascii"),
    )
