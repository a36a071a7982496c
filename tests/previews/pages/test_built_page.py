"""Windows on a page: bounded, covered, made visible."""

import contextlib
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.previews.covering import SecretCover
from inspector.previews.pages import built_page
from inspector.previews.pages.built_page import BuiltPage
from inspector.previews.pages.kinds import page_kind
from inspector.previews.pages.page import MAX_CELL_CHARACTERS
from inspector.previews.pages.page_input import PageError
from tests.previews.pages.opened_page import OPEN, page_of

NAMES = (
    "package.json", "x.dist-info/RECORD", "x.dist-info/METADATA", "x.dist-info/WHEEL", "Cargo.toml", "metadata",
    "metadata.gz", "control", "META-INF/MANIFEST.MF", "x.nuspec", "x.vsixmanifest", "info/index.json", "ab" * 32,
)  # fmt: skip
STARTS = (
    b"", b'{"a":', b"Name: x\n", b"--- !ruby/object:Gem::Specification\nname: ", b"<a>", b"[package]\n", b"a,b,c\n",
    b'{"rootfs":{"diff_ids":[]},', b"\x1f\x8b\x08",
)  # fmt: skip
TEXTS = st.text(string.printable, max_size=300).map(str.encode)


@given(st.sampled_from(NAMES), st.sampled_from(STARTS), st.binary(max_size=300) | TEXTS)
def test_any_manifest_gives_a_page_or_a_sentence(name: str, start: bytes, rest: bytes) -> None:
    with contextlib.suppress(PageError):
        page = page_of(start + rest, name)
        assert all(len(cell) <= 8 * MAX_CELL_CHARACTERS for row in page.rows for cell in row.cells)


def test_too_many_rows_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(built_page, "MAX_ROWS", 5)
    page = BuiltPage("x")
    page.code("\n" * 100)
    window = page.window(0, 100, OPEN)
    assert len(window.rows) == 5
    assert "not shown" in window.note


def test_secrets_are_covered_also_where_they_span_lines() -> None:
    cover = SecretCover()
    cover.add(["not-a-real-one\nthat-spans-lines"])
    page = BuiltPage("x")
    page.field("key", "x not-a-real-one\nthat-spans-lines y")
    page.code("first\nnot-a-real-one\nthat-spans-lines\nlast")
    window = page.window(0, 10, cover)
    shown = " ".join(cell for row in window.rows for cell in row.cells)
    assert "that-spans" not in shown
    assert "first" in shown
    assert "last" in shown
    assert window.has_covered


def test_hostile_text_is_made_visible_and_short() -> None:
    page = BuiltPage("x")
    page.field("name", "\u202e" + "x" * 5000)
    (row,) = page.window(0, 10, OPEN).rows
    assert row.cells[1].startswith("⟨U+202E⟩")
    assert len(row.cells[1]) < 1100


def test_fields_without_a_value_are_left_out() -> None:
    page = BuiltPage("x")
    page.field("a", None)
    page.field("b", "")
    page.field("c", False)
    page.field("d", 12345)
    assert [row.cells for row in page.window(0, 10, OPEN).rows] == [("c", "no"), ("d", "12,345")]


def test_source_code_has_no_page() -> None:
    assert page_kind(b"import os\n", "pkg/record.py") is None
    assert page_kind(b"let a = 1", "dist/cli.js") is None
