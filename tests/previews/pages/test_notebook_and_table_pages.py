"""Pages about notebooks and tables."""

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.previews.covering import SecretCover
from inspector.previews.pages import table_page
from inspector.previews.pages.kinds import PageKind, page_kind
from inspector.previews.pages.opening import _MAKERS
from inspector.previews.pages.page import RowKind
from inspector.previews.pages.page_input import PageError
from tests.previews.pages.opened_page import fields_of, page_of, part_of

BOOK = {
    "nbformat": 4,
    "nbformat_minor": 5,
    "metadata": {"kernelspec": {"display_name": "Python 3"}, "language_info": {"name": "python", "version": "3.11"}},
    "cells": [
        {"cell_type": "markdown", "source": ["# Title\n", "text <b>"]},
        {
            "cell_type": "code",
            "execution_count": 7,
            "source": "key = 1\nprint(key)",
            "outputs": [
                {"output_type": "stream", "name": "stdout", "text": ["1\n", "2\n"]},
                {"output_type": "display_data", "data": {"image/png": "AAAA", "text/html": "<script>"}},
                {"output_type": "error", "ename": "NameError", "evalue": "x"},
            ],
        },
    ],
}


def test_every_kind_has_a_maker() -> None:
    assert set(_MAKERS) == set(PageKind)


def test_cells_as_text_and_outputs_as_a_list() -> None:
    page = page_of(json.dumps(BOOK).encode(), "a.ipynb")
    assert fields_of(page)["Kernel"] == "Python 3"
    assert [row.cells[0] for row in part_of(page, "1  Markdown")] == ["# Title", "text <b>"]
    rows = part_of(page, "2  Code, run as 7")
    assert [row.cells for row in rows] == [
        ("key = 1",), ("print(key)",),
        ("Output", "stdout"), ("1",), ("2",),
        ("Output", "image/png, 4 characters, not shown"),
        ("Output", "text/html"), ("<script>",),
        ("Error", "NameError: x"),
    ]  # fmt: skip
    assert rows[6].mark


def test_older_notebooks_and_odd_ones() -> None:
    old = {"nbformat": 3, "worksheets": [{"cells": [{"cell_type": "code", "input": "a", "prompt_number": 1}]}]}
    assert part_of(page_of(json.dumps(old).encode(), "a.ipynb"), "1  Code, run as 1")[0].cells == ("a",)
    odd = b'{"cells":[{"cell_type":"code","source":"\\ud800"},3,{"source":{}}]}'
    assert "⟨U+D800⟩" in part_of(page_of(odd, "a.ipynb"), "1  Code")[0].cells[0]


def test_a_long_output_is_cut() -> None:
    book = {"cells": [{"cell_type": "code", "outputs": [{"output_type": "stream", "text": "x\n" * 500}]}]}
    rows = part_of(page_of(json.dumps(book).encode(), "a.ipynb"), "1  Code")
    assert rows[1].cells[1] == "stream, the first 40 of 500 lines"
    assert len(rows) == 42


def test_a_secret_in_a_cell_is_covered() -> None:
    cover = SecretCover()
    cover.add(["not-a-real-secret"])
    book = {"cells": [{"cell_type": "code", "source": ["key = 'not-a-real-secret'\n"]}]}
    page = page_of(json.dumps(book).encode(), "a.ipynb", cover=cover)
    assert page.has_covered
    assert "real-secret" not in str(page.rows)


@pytest.mark.parametrize("data", [b"{", b"{}", b'{"a":' * 5000])
def test_what_is_no_notebook_is_a_sentence(data: bytes) -> None:
    with pytest.raises(PageError, match=r"\.$"):
        page_of(data, "a.ipynb")


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_table(separator: str) -> None:
    text = f'name{separator}size\n"a{separator}b"{separator}1\nc{separator}2\n'
    page = page_of(text.encode(), "a.csv")
    assert [(row.kind, row.cells) for row in page.rows] == [
        (RowKind.TITLES, ("name", "size")),
        (RowKind.CELLS, (f"a{separator}b" if separator != "\t" else "a→b", "1")),
        (RowKind.CELLS, ("c", "2")),
    ]


def test_tables_in_other_encodings_and_without_titles() -> None:
    assert page_of("ä,1\n".encode("latin-1"), "a.csv").rows[0].cells == ("ä", "1")
    assert page_of("a\tä\n".encode("utf-16"), "a.tsv").rows[0].cells == ("a", "ä")
    assert page_of(b"1,2\n", "a.csv").rows[0].kind is RowKind.CELLS


def test_what_is_left_out_of_a_table_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_page, "MAX_TABLE_ROWS", 2)
    page = page_of(b"a,b\n1,2\n3,4\n", "a.csv")
    assert len(page.rows) == 2
    assert "first 2 rows" in page.note
    assert "columns" in page_of(b"," * 100 + b"\n", "a.csv").note


@given(st.binary(max_size=200), st.sampled_from(["a.csv", "a.tsv", "a.ipynb"]))
def test_any_bytes_give_a_page_or_a_sentence(data: bytes, name: str) -> None:
    with contextlib.suppress(PageError):
        page_of(data, name)
    with contextlib.suppress(PageError):
        page_of(b'{"cells":[' + data, name)


def test_binary_files_called_csv_are_no_table() -> None:
    assert page_kind(b"a\0b", "a.csv") is None
