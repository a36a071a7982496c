"""Text or bytes, by content."""

import pytest

from inspector.previews.kind import kind_sentence, preview_kind


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"const a = 1;\n", "text"),
        ("é".encode() * 100, "text"),
        ("Grüße\n".encode("latin-1") * 20, "text"),
        ("let a = 1;\n".encode("utf-16-le") * 20, "text"),
        (b"\x7fELF\x02\x01\x01" + bytes(60), "hex"),
        (b"%PDF-1.7\nreadable", "hex"),
        (bytes(range(256)), "hex"),
        (b"", "text"),
    ],
)
def test_content_decides(head: bytes, kind: str) -> None:
    assert preview_kind(head, "app.js") == kind


def test_an_empty_file_goes_by_its_name() -> None:
    assert preview_kind(b"", "lib.so") == "hex"


def test_the_sentence_names_what_it_is() -> None:
    assert kind_sentence(b"\x7fELF\x02\x01\x01" + bytes(60), "x") == "ELF program or library."
    assert kind_sentence(b"\x89PNG\r\n\x1a\n" + bytes(20), "x") == "PNG."
    assert kind_sentence(bytes(range(256)), "x") == "Binary content of an unknown format."
    assert kind_sentence(b"abc", "x") == "Text, shown as bytes."
    assert kind_sentence(b"", "x") == "The file is empty."
