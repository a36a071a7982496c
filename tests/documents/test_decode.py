import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.documents.decode import document_for
from inspector.documents.document import Position
from tests.secrets.loaded_engine import entry_named

ENTRY = entry_named("a.txt")
TEXT = "let é = '😀';\nlet token = 1;\n" * 40


@pytest.mark.parametrize(
    ("codec", "mark", "expected"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", b"\xef\xbb\xbf", "utf-8"),
        ("utf-16-le", b"\xff\xfe", "utf-16-le"),
        ("utf-16-be", b"\xfe\xff", "utf-16-be"),
        ("utf-32-le", b"\xff\xfe\0\0", "utf-32-le"),
        ("utf-32-be", b"\0\0\xfe\xff", "utf-32-be"),
    ],
)
def test_marked_text_is_decoded_and_traceable(codec: str, mark: bytes, expected: str) -> None:
    stored = mark + TEXT.encode(codec)
    document = document_for(ENTRY, stored)
    assert (document.encoding, document.data.decode()) == (expected, TEXT)
    for needle in ("é", "😀", "token"):
        offset = document.data.rindex(needle.encode())
        origin = document.to_origin(offset)
        assert origin is not None
        assert stored[origin:].startswith(needle.encode(codec))


def test_utf16_without_a_mark_is_text() -> None:
    document = document_for(ENTRY, "plain words, nothing else\n".encode("utf-16-be"))
    assert (document.encoding, document.data) == ("utf-16-be", b"plain words, nothing else\n")


def test_latin_text_is_decoded() -> None:
    stored = "naïve café\n".encode("latin-1") * 3
    document = document_for(ENTRY, stored)
    assert (document.encoding, document.data.decode()) == ("latin-1", "naïve café\n" * 3)
    assert document.to_origin(document.data.rindex(b"caf")) == stored.rindex(b"caf")


@pytest.mark.parametrize("data", [b"\x7fELF\x02\x01\x01\0\0\0", b"PK\x03\x04\x14\0\0\0", bytes(range(1, 256)) * 3])
def test_binary_content_stays_as_it_is(data: bytes) -> None:
    document = document_for(ENTRY, data)
    assert (document.is_text, document.data, document.to_origin(3)) == (False, data, 3)


def test_a_stray_byte_does_not_move_anything() -> None:
    stored = "äöü äöü ".encode() + b"\xff" + b" token"
    document = document_for(ENTRY, stored)
    assert document.encoding == "utf-8"
    assert document.data == "äöü äöü ? token".encode()
    assert document.to_origin(document.data.index(b"token")) == stored.index(b"token")


def test_a_window_may_cut_a_character() -> None:
    whole = "ä".encode() * 50
    document = document_for(ENTRY, whole[1:-1], first_line=7, first_offset=1000, is_partial=True)
    assert (document.encoding, len(document.data)) == ("utf-8", 98)
    assert document.to_origin(5) == 1005
    assert document.position(0) == Position(7, 1)


def test_what_is_skipped_counts_for_places() -> None:
    stored = b'{"a":["first text \xf0\x9f\x98\x80"],"b":"second","c":"key"}'
    skip = [(stored.index(b"first"), stored.index(b'"],')), (stored.index(b"second"), stored.index(b'","c"'))]
    document = document_for(ENTRY, stored, skip=skip)
    assert document.data == b'{"a":[""],"b":"","c":"key"}'
    offset = document.data.index(b"key")
    assert document.to_origin(offset) == stored.index(b"key")
    assert document.position(offset) == Position(1, len(stored.decode()[: stored.decode().index("key")]) + 1 + 1)


def test_overlapping_and_wild_spans_are_taken() -> None:
    document = document_for(ENTRY, b"0123456789", skip=[(8, 99), (-5, 2), (1, 4), (3, 3), (6, 5)])
    assert document.data == b"4567"
    assert [document.to_origin(i) for i in range(4)] == [4, 5, 6, 7]


def test_everything_may_be_skipped() -> None:
    assert document_for(ENTRY, b"abc", skip=[(0, 3)]).data == b""
    assert document_for(ENTRY, b"").data == b""


@settings(max_examples=50)
@given(st.binary(max_size=300), st.lists(st.tuples(st.integers(-3, 310), st.integers(-3, 310)), max_size=4))
def test_any_bytes_make_a_document(data: bytes, skip: list[tuple[int, int]]) -> None:
    document = document_for(ENTRY, data, skip=skip)
    for offset in range(0, len(document.data) + 1, 7):
        origin = document.to_origin(offset)
        assert origin is not None
        assert 0 <= origin <= len(data)
        document.position(offset)
    if document.is_text:
        document.data.decode("utf-8")


@settings(max_examples=50)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=200))
def test_utf16_offsets_are_exact(text: str) -> None:
    stored = b"\xff\xfe" + text.encode("utf-16-le")
    document = document_for(ENTRY, stored)
    for index in range(len(text)):
        assert document.to_origin(len(text[:index].encode())) == 2 + len(text[:index].encode("utf-16-le"))
