"""Certificates and keys: whose, by whom, until when, of which kind. A private key is named, never shown."""

from datetime import UTC, datetime

from inspector.binaries.key_files import KeyItem, read_key_file
from inspector.binaries.oids import WEAK_SIGNATURES
from inspector.binaries.x509 import Certificate, PublicKey
from inspector.previews.pages.built_page import BuiltPage
from inspector.previews.pages.page_input import PageError, PageInput

_LEAST_BITS = 2048
_PRIVATE = "Whoever has the file has the key. Its numbers are not shown here."


def certificate_page(given: PageInput) -> BuiltPage:
    """The page. Raises PageError."""
    items = read_key_file(given.data)
    if not items:
        raise PageError("It holds no certificate and no key that can be read.")
    page = BuiltPage("Certificates and keys")
    for number, item in enumerate(items, start=1):
        page.heading(f"{item.kind} {number}" if len(items) > 1 else item.kind)
        _add(page, item)
    return page


def _add(page: BuiltPage, item: KeyItem) -> None:
    if item.is_private:
        page.field("Private", "yes", "It is encrypted with a password." if item.is_encrypted else _PRIVATE)
    page.field("Subject" if item.kind.startswith("Request") else "Issuer", item.name)
    if item.certificate is not None:
        _add_certificate(page, item.certificate)
    if item.key is not None:
        _add_key(page, item.key)
    if item.problem:
        page.field("Cannot be read", item.problem, "It is damaged.")


def _add_certificate(page: BuiltPage, found: Certificate) -> None:
    page.field("Subject", found.subject or "(empty)")
    page.field("Issuer", "itself" if found.issuer == found.subject else found.issuer)
    page.field("Valid from", found.not_before, _mark(found.not_before, "It is not valid yet.", is_end=False))
    page.field("Valid until", found.not_after, _mark(found.not_after, "It has expired.", is_end=True))
    for name in found.names:
        page.field("Also for", name)
    if found.key is not None:
        _add_key(page, found.key)
    is_weak = found.signature in WEAK_SIGNATURES
    page.field("Signed by", found.signature, "The hash is too weak for signatures." if is_weak else "")
    page.field("Authority", found.is_authority)
    page.field("For", ", ".join((*found.usages, *found.extended_usages)))
    page.field("Serial number", found.serial)
    page.field("SHA-256", found.sha256)
    if found.problem:
        page.field("Cannot be read on", found.problem, "It is damaged.")


def _add_key(page: BuiltPage, key: PublicKey) -> None:
    is_short = key.kind == "RSA" and key.bits is not None and key.bits < _LEAST_BITS
    mark = f"Fewer than {_LEAST_BITS:,} bits can be broken." if is_short else ""
    page.field("Key", f"{key.kind}, {key.bits:,} bits" if key.bits else key.kind, mark)


def _mark(text: str, sentence: str, *, is_end: bool) -> str:
    """The sentence where a time lies on the wrong side of now."""
    try:
        when = datetime.strptime(text, "%Y-%m-%d %H:%M:%S UTC").replace(tzinfo=UTC)
    except ValueError:
        return ""
    now = datetime.now(UTC)
    return sentence if (when < now if is_end else when > now) else ""
