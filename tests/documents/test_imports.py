import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.documents.imports import MAX_PACKAGES, imported_packages, is_script


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("const a = require('lodash/fp')", {"lodash"}),
        ('import{a as b}from"@acme/core/x";', {"@acme/core"}),
        ("import 'side-effect'", {"side-effect"}),
        ("await import(`lazy`)", {"lazy"}),
        ('export * from "again"', {"again"}),
        ("require.resolve('plugin')", {"plugin"}),
        ('var e=r(1);require("fs"),require("./own")', {"fs"}),
        ("// taken from 'some text here'", set()),
        ("require(name)", set()),
        ('import x from "../up"', set()),
    ],
)
def test_names_of_packages(text: str, found: set[str]) -> None:
    assert imported_packages(text.encode()) == found


def test_the_number_is_bounded() -> None:
    assert len(imported_packages(b"".join(b"require('a%d');" % n for n in range(MAX_PACKAGES + 9)))) == MAX_PACKAGES


def test_scripts_by_name() -> None:
    assert is_script("a/b.MJS")
    assert not is_script("a.json")
    assert not is_script("js")


@given(st.binary(max_size=300))
def test_any_bytes_are_read(data: bytes) -> None:
    assert isinstance(imported_packages(b"require('" + data), set)
