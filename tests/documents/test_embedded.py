"""Texts in `data:` URLs as documents."""

import base64
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.entry import Entry, EntryKind, Origin
from inspector.documents.decode import document_for
from inspector.documents.document import Document, Position
from inspector.documents.embedded import MAX_EMBEDDED, embedded_documents

TEXT = b"const first = 1;\nconst second = 'needle';\nexport {first, second};\n"


def embedded(data: bytes, on_cut: Callable[[], None] = pytest.fail) -> list[Document]:
    entry = Entry(1, None, "a.js", "a.js", EntryKind.FILE, Origin.ARCHIVED)
    return list(embedded_documents(document_for(entry, data), on_cut))


def url(text: bytes, kind: bytes = b"text/javascript") -> bytes:
    return b"data:" + kind + b";base64," + base64.b64encode(text)


@pytest.mark.parametrize("kind", [b"text/javascript", b"application/json;charset=utf-8", b"image/svg+xml", b""])
def test_the_text_is_decoded_and_leads_back(kind: bytes) -> None:
    data = b"one();\nimport '" + url(TEXT, kind) + b"';\n"
    (document,) = embedded(data)
    assert document.data == TEXT
    at = TEXT.index(b"needle")
    origin = document.to_origin(at)
    assert origin is not None
    start = data.index(b";base64,") + 8
    assert origin == start + at // 3 * 4 + at % 3
    assert document.position(at) == Position(2, origin - data.index(b"\n"))


def test_padding_may_be_missing() -> None:
    assert [d.data for d in embedded(url(TEXT + b"ab").rstrip(b"="))] == [TEXT + b"ab"]
    assert embedded(url(TEXT).rstrip(b"=") + b"A" + b"'")[0].data.startswith(TEXT[:-3])


def test_texts_in_another_encoding() -> None:
    (document,) = embedded(url(b"\xff\xfe" + "schön 'needle' in here\n".encode("utf-16-le")))
    assert "needle" in document.data.decode()
    assert document.to_origin(9) == len(b"data:text/javascript;base64,")


@pytest.mark.parametrize(
    "data",
    [
        b"//# sourceMappingURL=" + url(b'{"version":3,"sources":[],"mappings":""}', b"application/json"),
        b"x = '" + url(b"\x89PNG\r\n\x1a\n" + bytes(60), b"image/png") + b"'",
        b"x = '" + url(bytes(range(256)) * 4, b"application/octet-stream") + b"'",
        b"x = 'data:text/plain;base64,YWJj'",
        b"x = ';base64," + base64.b64encode(TEXT) + b"'",
        b"no url",
    ],
)
def test_what_is_no_text_is_left_out(data: bytes) -> None:
    assert embedded(data) == []


def test_the_number_is_bounded_and_that_is_told() -> None:
    told: list[bool] = []
    assert len(embedded((url(TEXT) + b"'\n") * (MAX_EMBEDDED + 9), lambda: told.append(True))) == MAX_EMBEDDED
    assert told == [True]
    assert len(embedded((url(TEXT) + b"'\n") * MAX_EMBEDDED)) == MAX_EMBEDDED


@given(st.binary(max_size=90))
def test_any_payload_is_read(payload: bytes) -> None:
    for document in embedded(b"x = 'data:text/plain;base64," + payload + b"A" * 40):
        assert document.to_origin(len(document.data) - 1) is not None
