"""Tokens behind escaped characters: what an engine takes for the middle of a word."""

import json
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.documents.marks import ESCAPE_MARKS, Places
from inspector.secrets.escaped_ends import windows
from tests.bench.planted_kinds import KINDS, planted
from tests.secrets.loaded_engine import document_of, engine
from tests.secrets.planted import github_token

ONE_LINE = [kind for kind in KINDS if "\n" not in planted()[kind] and not kind.startswith("aws")]
ESCAPES = ["%22", "%3D", "\\u003d", "\\u0022", "\\x27", "&quot;", '\\"']


@pytest.mark.parametrize("escape", ESCAPES)
@pytest.mark.parametrize("before", ["", "." * 5000])
def test_every_kind_is_found_behind_an_escape(escape: str, before: str) -> None:
    missed = []
    for kind in ONE_LINE:
        secret = planted()[kind]
        text = f"{before}const {kind} = {escape}{secret}{escape};"
        hits = engine().scan(document_of(text))
        assert all(text[hit.start : hit.end] == hit.secret for hit in hits)
        if not any(hit.secret in secret or secret in hit.secret for hit in hits):
            missed.append(kind)
    assert missed == []


def test_json_within_json() -> None:
    text = json.dumps({"a": json.dumps({"dsn": planted()["database_address"]})})
    (hit,) = engine().scan(document_of(text))
    assert hit.secret in planted()["database_address"]


def test_a_token_is_told_once() -> None:
    assert len(engine().scan(document_of(f'"%22{github_token()}" = "{github_token()}"'))) == 2
    assert len(engine().scan(document_of(f"q=%20 '{github_token()}'"))) == 1


def test_ordinary_escapes_cost_nothing() -> None:
    for text in (
        b"%20and%20more",
        b"\\x27short",
        b"&quot;a b&quot;",
        b"\\u0026" * 500,
        b'\\"https://example.com/a/long/path',
    ):
        assert list(windows(text, Places(text))) == []


@pytest.mark.parametrize(("gap", "count"), [(900, 50), (10, 1)])
def test_windows_are_apart(gap: int, count: int) -> None:
    text = (b"%22" + b"a" * 20 + b" " * gap) * 50
    found = list(windows(text, Places(text)))
    assert len(found) == count
    assert all(a.start + len(a.data) <= b.start for a, b in pairwise(found))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from([*ESCAPE_MARKS, b"x" * 20, b" " * 300, b'\\"', b"a://b:c@d", b"%2", b"\xff", b"\n"]),
        max_size=20,
    ).map(b"".join)
)
def test_offsets_stay(data: bytes) -> None:
    for window in windows(data, Places(data)):
        stored = data[window.start : window.start + len(window.data)]
        assert len(stored) == len(window.data)
        assert all(shown in (was, 0x20) for shown, was in zip(window.data, stored, strict=True))
