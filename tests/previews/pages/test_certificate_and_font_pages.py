"""Pages about certificates, keys and fonts."""

import pytest

from inspector.previews.pages.kinds import PageKind, page_kind
from inspector.previews.pages.page_input import PageError
from tests.binaries.der_builder import SHA1_RSA, certificate, pem, private_key, rsa_key
from tests.binaries.font_builder import font_of
from tests.previews.pages.opened_page import fields_of, page_of, part_of


def marks(data: bytes, name: str) -> str:
    return " ".join(row.mark for row in page_of(data, name).rows)


def test_a_certificate() -> None:
    page = page_of(pem("CERTIFICATE", certificate()), "ca.pem")
    fields = fields_of(page)
    assert fields["Subject"] == "CN=demo"
    assert fields["Issuer"] == "itself"
    assert fields["Key"] == "RSA, 2,048 bits"
    assert fields["Also for"] == "IP 127.0.0.1"
    assert not any(row.mark for row in page.rows)


def test_what_is_wrong_with_certificates() -> None:
    assert "expired" in marks(certificate(until="210101000000Z"), "a.der")
    assert "too weak" in marks(certificate(signature=SHA1_RSA), "a.der")
    assert "can be broken" in marks(certificate(key=rsa_key(1024)), "a.der")


def test_a_private_key_is_named_and_never_shown() -> None:
    data = private_key()
    page = page_of(pem("PRIVATE KEY", data), "server.key")
    assert "Whoever has the file" in marks(data, "server.key")
    shown = " ".join(cell for row in page.rows for cell in row.cells)
    assert data[-20:].hex() not in shown
    assert fields_of(page) == {"Private": "yes", "Key": "RSA, 2,048 bits"}


@pytest.mark.parametrize("name", ["a.der", "a.cer", "a.p8", "a.key"])
def test_der_goes_by_content_and_name(name: str) -> None:
    assert page_kind(certificate(), name) is PageKind.CERTIFICATE
    assert page_kind(b"plain", name) is None
    assert page_kind(certificate(), "a.bin") is None


def test_what_only_looks_like_a_certificate() -> None:
    with pytest.raises(PageError):
        page_of(b"\x30\x82\x00\x10" + bytes(16), "a.der")


def test_a_font() -> None:
    page = page_of(font_of({1: "Demo", 5: "1.0", 13: "OFL"}, embedding=2), "a.ttf")
    fields = fields_of(page)
    assert (fields["Family"], fields["License"], fields["Glyphs"]) == ("Demo", "OFL", "42")
    assert "may not be shipped" in marks(font_of({1: "Demo"}, embedding=2), "a.ttf")
    assert part_of(page, "Tables (3)")[0].cells[0] == "OS/2"
    with pytest.raises(PageError):
        page_of(b"ttcf\0\1\0\0\0\0\0\0", "a.ttc")
